"""Customers: companies and the people there, and which names mean the same company.

Words: company (お客様), contact (担当者), match (同じ会社かどうかの確認), permission (ご案内の同意・根拠); see docs/glossary.md.
Knows teams. Must not know deals nor what was said.
"""

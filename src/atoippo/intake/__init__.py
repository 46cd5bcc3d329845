"""Intake: one import run with its report; rows of a file become companies, deals and losses.

Words: intake (取り込み), set-aside row, match (同じ会社かどうかの確認); see docs/glossary.md.
Knows insights, reasons, deals and below, and `tables` for the file itself. Starts no follow-up by itself.
"""

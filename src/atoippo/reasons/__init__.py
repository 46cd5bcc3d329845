"""Reasons: who says why a deal was lost, and how we know it. Append-only.

Words: reason (失注理由), statement (記録した理由), voice (だれの言葉か); see docs/glossary.md.
Knows deals and below. Must not know what is done about it.
"""

"""Feedback: asking a customer once, politely, why they said no, and keeping what they answer.

Words: feedback request (ご意見のお願い), answer (ご回答); see docs/glossary.md.
Knows reasons, conditions and mail. Must not know what follows from an answer: `debriefs` receives it.
"""

"""Debriefs: what people do about a lost deal that touches several rooms at once, without rows of its own.

Words: closing a deal as lost (失注を記録), receiving an answer (ご回答をいただく); see docs/glossary.md.
Knows all rooms below and is known by entry points alone.
"""

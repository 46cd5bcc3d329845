"""Conditions: what would make a customer who said no say yes, and when we may come again.

Words: condition (再開の条件); see docs/glossary.md.
Knows deals and reasons. Must not know how we go back (pursuits); a signal that meets a condition comes with a later room.
"""

"""Pursuits: when and how we go back to a customer who said no.

Words: pursuit (追客); see docs/glossary.md.
Knows insights, deals and below. Nothing starts here by itself: a person picks.
"""

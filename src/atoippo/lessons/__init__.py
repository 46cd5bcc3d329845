"""Lessons: what a rep takes along from a lost deal; theirs alone.

Words: promise (次の約束); see docs/glossary.md.
Knows deals. Nobody but its owner reads a promise, whatever their role.
"""

"""Tables: the bytes of somebody's file become typed deal rows, and what can't be taken is set aside with its reason.

Words: source file, sheet, layout (title, header, blank, total), column mapping, deal row, set-aside row, sample.
Knows values. Must not know what a text says (texts), what follows from the rows (analysis) or how it is shown (reports).
"""

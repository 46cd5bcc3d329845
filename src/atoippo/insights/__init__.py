"""Insights: the rows of a workspace as the one tidy deal table, and the reports made of it, held per data version.

Words: filter, report, revival list (掘り起こし).
Knows reasons, deals and below, and is the only bridge from rows to reports and analysis. Must not know the web.
"""

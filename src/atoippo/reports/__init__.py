"""Reports: one tidy deal table becomes figures, sentences, charts, a page, a workbook and a summary.

Words: deal table, re-coding (told → recoded), figure, finding, revival list (掘り起こし), missing step.
Knows tables, texts, analysis and values. Must not know where the rows came from (a file or a workspace) nor who asks.
"""

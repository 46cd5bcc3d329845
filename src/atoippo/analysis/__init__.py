"""Analysis: the mathematics of lost deals; counts and facts in, posteriors out (NumPy and SciPy alone).

Words: share (割合), chance of return (再開の見込み), hazard, prior draw, next good date, gauge.
Knows values. Must not know files (tables), what a text says (texts), a database or how a figure is shown (reports).
"""

"""Columns: which column of a table is which field of a deal, by option, preset, header words and values."""

"""Deals: the chosen columns of a table become typed deals, row by row, with what can't be taken set aside."""

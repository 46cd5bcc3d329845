"""Layout: where the table stands on a sheet, and which rows are title, header, sum or blank."""

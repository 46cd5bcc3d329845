"""取り込み: a file becomes deals: upload, confirm, progress, report."""

"""追客の予定: what was picked to go back to, and ending it."""

"""Mails to customers: read, mend, copy or send, and what became of each."""

"""Mails to customers: preview, edit, copy or send."""

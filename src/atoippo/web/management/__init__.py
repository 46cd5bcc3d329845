"""What an operator's process asks of the screens."""

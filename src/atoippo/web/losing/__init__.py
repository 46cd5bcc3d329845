"""失注を記録: the loss form, what follows it, and the card for the call itself."""

"""商談: the deals of my teams as a list, and one deal with its story so far."""

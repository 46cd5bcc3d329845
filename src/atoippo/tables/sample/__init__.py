"""Sample: the invented company みなと商会 and its export, whose truth the tests know."""

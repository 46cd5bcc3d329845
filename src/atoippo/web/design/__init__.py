"""Design: the tokens and components that all screens share, and a page that shows them in their states."""

"""Rules of asking and answering that need no database."""

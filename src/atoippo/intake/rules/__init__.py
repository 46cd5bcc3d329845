"""Rules of an import that need no database."""

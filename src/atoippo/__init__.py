"""Atoippo（あと一歩）: every lost B2B deal becomes a lesson, and the next deal."""

__version__ = "0.1.0"

"""The first minute: one question in an empty workspace, a sample company to try, and what the first file tells."""

from atoippo.web.first_run.beginning import page_for

__all__ = ["page_for"]

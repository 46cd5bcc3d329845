"""When two company names may mean one company; pure."""

from __future__ import annotations

"""All commands: each module adds its own to the app when it is read."""

from __future__ import annotations

from atoippo.cli import admin, backup, demo, dig, doctor, intake, reasons, sample, serve, worker

__all__ = ["admin", "backup", "demo", "dig", "doctor", "intake", "reasons", "sample", "serve", "worker"]

"""Django's own commands, for developers (`makemigrations`, `shell`); everybody else uses `atoippo`."""

from __future__ import annotations

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "atoippo.config.settings")
    os.environ.setdefault("ATOIPPO_HOME", "var")
    execute_from_command_line(sys.argv)

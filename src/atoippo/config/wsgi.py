"""The door for a web server; it stays shut while the settings can't be meant."""

from __future__ import annotations

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.checks import Tags, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "atoippo.config.settings")
application = get_wsgi_application()
if errors := [trouble for trouble in run_checks(tags=[Tags.security]) if trouble.is_serious()]:
    raise ImproperlyConfigured("\n".join(map(str, errors)))
import_module(settings.ROOT_URLCONF)  # every page, so that nobody waits for the first one
# What is loaded by now stays for good. Looking through it for garbage again and again made one page in twenty wait 100 ms.
gc.collect()
gc.freeze()

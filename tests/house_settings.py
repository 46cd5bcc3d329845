"""The settings of the tests: those of the product, with a home that vanishes and passwords that are quick to check."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

_HOME = tempfile.mkdtemp(prefix="atoippo-tests-")
os.environ["ATOIPPO_HOME"] = _HOME
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)

from atoippo.config.settings import *  # noqa: E402, F403 - the home must be named before the settings look for it

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
WHITENOISE_AUTOREFRESH = True
NUDGE = "workplace.hear_nudge"  # tests call the job's function; what was nudged is remembered in `workplace.NUDGES`
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

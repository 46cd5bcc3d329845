"""All addresses: each screen brings its own."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [path("", include("atoippo.web.urls"))]

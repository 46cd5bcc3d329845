"""The addresses of all screens."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("atoippo.web.today.urls")),
    path("accounts/", include("allauth.urls")),
]

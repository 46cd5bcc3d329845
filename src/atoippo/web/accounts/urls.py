"""The addresses of signing in: allauth's, and our own for invitations."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [path("", include("allauth.urls"))]

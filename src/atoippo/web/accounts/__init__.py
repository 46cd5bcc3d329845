"""Signing in and out, by django-allauth; there is no open sign-up."""

"""The address of an invitation's link."""

from __future__ import annotations

from django.urls import path

from atoippo.web.accounts import invitation_views

urlpatterns = [path("<str:token>/", invitation_views.invitation_page, name="invitation")]

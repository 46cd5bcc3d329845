"""The addresses of the first minute."""

from __future__ import annotations

from django.urls import path

from atoippo.web.first_run import views

app_name = "first_run"
urlpatterns = [
    path("findings/", views.findings_page, name="findings"),
    path("sample/", views.open_sample, name="sample"),
]

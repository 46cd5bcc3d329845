"""The addresses of 商談."""

from __future__ import annotations

from django.urls import path

from atoippo.web.deals import views

app_name = "deals"
urlpatterns = [path("", views.list_page, name="list")]

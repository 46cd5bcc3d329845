"""The addresses of 取り込み."""

from __future__ import annotations

from django.urls import path

from atoippo.web.imports import views

app_name = "imports"
urlpatterns = [path("", views.list_page, name="list")]

"""The addresses of 設定."""

from __future__ import annotations

from django.urls import path

from atoippo.web.settings import views

app_name = "settings"
urlpatterns = [path("", views.show_page, name="show")]

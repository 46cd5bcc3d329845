"""The addresses of 今日."""

from __future__ import annotations

from django.urls import path

from atoippo.web.today import views

app_name = "today"
urlpatterns = [path("", views.show, name="show")]

"""The addresses of 掘り起こし."""

from __future__ import annotations

from django.urls import path

from atoippo.web.revival import views

app_name = "revival"
urlpatterns = [
    path("", views.list_page, name="list"),
    path("pick/", views.pick, name="pick"),
    path("list.xlsx", views.workbook, name="workbook"),
]

"""The addresses of 取り込み."""

from __future__ import annotations

from django.urls import path

from atoippo.web.imports import steps, views

app_name = "imports"
urlpatterns = [
    path("", views.list_page, name="list"),
    path("new/", views.new_page, name="new"),
    path("<int:intake_id>/", views.show_page, name="show"),
    path("<int:intake_id>/progress/", views.progress, name="progress"),
    path("<int:intake_id>/set-aside.csv", views.set_aside_file, name="set_aside"),
    path("<int:intake_id>/columns/", steps.columns_page, name="columns"),
    path("<int:intake_id>/start/", steps.start, name="start"),
    path("<int:intake_id>/cancel/", steps.cancel, name="cancel"),
]

"""The addresses of 追客の予定."""

from __future__ import annotations

from django.urls import path

from atoippo.web.pursuits import views

app_name = "pursuits"
urlpatterns = [
    path("", views.list_page, name="list"),
    path("pick/", views.pick, name="pick"),
    path("<int:pursuit_id>/end/", views.end, name="end"),
    path("<int:pursuit_id>/resume/", views.resume, name="resume"),
]

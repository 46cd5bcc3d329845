"""The addresses of 同じ会社かどうかの確認."""

from __future__ import annotations

from django.urls import path

from atoippo.web.matches import views

app_name = "matches"
urlpatterns = [
    path("", views.list_page, name="list"),
    path("decided/", views.decided_page, name="decided"),
    path("<int:match_id>/decide/", views.decide, name="decide"),
    path("<int:match_id>/undo/", views.undo, name="undo"),
]

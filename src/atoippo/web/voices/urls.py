"""The addresses of お客様の声, and of saying something further about a loss."""

from __future__ import annotations

from django.urls import path

from atoippo.web.voices import say_views, views

app_name = "voices"
urlpatterns = [
    path("voices/", views.show_page, name="show"),
    path("voices/losses/", views.losses_page, name="losses"),
    path("voices/words.csv", views.export, name="export"),
    path("losses/<int:loss_id>/say/", say_views.say, name="say"),
]

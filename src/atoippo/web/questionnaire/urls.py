"""The addresses of this screen."""

from __future__ import annotations

from django.urls import path

from atoippo.web.questionnaire import views

app_name = "questionnaire"
urlpatterns = [path("<str:token>/", views.answer, name="answer")]

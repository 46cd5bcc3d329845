"""The addresses of 分析."""

from __future__ import annotations

from django.urls import path

from atoippo.web.insights import views

app_name = "insights"
urlpatterns = [
    path("", views.show_page, name="show"),
    path("<slug:chart>.csv", views.chart_file, name="csv"),
]

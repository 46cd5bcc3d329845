"""The address of the page that shows the components."""

from __future__ import annotations

from django.urls import path

from atoippo.web.design import views

app_name = "design"
urlpatterns = [path("", views.show, name="show")]

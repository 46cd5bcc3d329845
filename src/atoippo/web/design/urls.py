"""The address of the page that shows the components."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.urls import URLPattern

app_name = "design"
urlpatterns: list[URLPattern] = []

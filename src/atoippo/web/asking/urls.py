"""The addresses of this screen."""

from __future__ import annotations

app_name = "asking"
urlpatterns: list[object] = []

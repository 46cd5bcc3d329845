"""The addresses of all screens."""

from __future__ import annotations

from django.urls import include, path

from atoippo.web.language import choose_language

urlpatterns = [
    path("", include("atoippo.web.today.urls")),
    path("first/", include("atoippo.web.first_run.urls")),
    path("", include("atoippo.web.losing.urls")),
    path("", include("atoippo.web.letters.urls")),
    path("", include("atoippo.web.asking.urls")),
    path("", include("atoippo.web.voices.urls")),
    path("ask/", include("atoippo.web.questionnaire.urls")),
    path("deals/", include("atoippo.web.deals.urls")),
    path("revival/", include("atoippo.web.revival.urls")),
    path("pursuits/", include("atoippo.web.pursuits.urls")),
    path("insights/", include("atoippo.web.insights.urls")),
    path("settings/", include("atoippo.web.settings.urls")),
    path("settings/imports/", include("atoippo.web.imports.urls")),
    path("settings/matches/", include("atoippo.web.matches.urls")),
    path("accounts/", include("atoippo.web.accounts.urls")),
    path("invitation/", include("atoippo.web.accounts.invitation_urls")),
    path("language/", choose_language, name="language"),
    path("design/", include("atoippo.web.design.urls")),
]

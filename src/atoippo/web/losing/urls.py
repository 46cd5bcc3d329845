"""The addresses of 失注を記録."""

from __future__ import annotations

from django.urls import path

from atoippo.web.losing import after_views, begin_views, views

app_name = "losing"
urlpatterns = [
    path("deals/lose/", begin_views.begin, name="begin"),
    path("deals/lose/companies/", begin_views.companies, name="companies"),
    path("deals/lose/suggest/", views.suggest, name="suggest"),
    path("deals/<int:deal_id>/lose/", views.lose, name="lose"),
    path("deals/<int:deal_id>/card/", views.card, name="card"),
    path("losses/<int:loss_id>/", after_views.after, name="after"),
    path("losses/<int:loss_id>/question/", after_views.question, name="question"),
    path("losses/<int:loss_id>/correct/", views.correct, name="correct"),
]

"""The addresses of this screen."""

from __future__ import annotations

from django.urls import path

from atoippo.web.asking import answer_views, views

app_name = "asking"
urlpatterns = [
    path("losses/<int:loss_id>/ask/", views.ask, name="ask"),
    path("losses/<int:loss_id>/ask/not/", views.decline, name="decline"),
    path("requests/<int:request_id>/revoke/", views.revoke, name="revoke"),
    path("requests/<int:request_id>/anew/", views.anew, name="anew"),
    path("requests/<int:request_id>/nudge/", views.nudge, name="nudge"),
    path("answers/<int:answer_id>/", answer_views.answer, name="answer"),
    path("answers/<int:answer_id>/read/", answer_views.read, name="read"),
    path("answers/<int:answer_id>/tell/", answer_views.tell, name="tell"),
    path("answers/<int:answer_id>/reply/", answer_views.reply, name="reply"),
    path("answers/together/<int:release_id>/read/", answer_views.read_together, name="read_together"),
]

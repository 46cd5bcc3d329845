"""The addresses of letters to customers."""

from __future__ import annotations

from django.urls import path

from atoippo.web.letters import list_views, recipient_views, sending_views, views, writing_views

app_name = "letters"
urlpatterns = [
    path("losses/<int:loss_id>/thanks/", views.thanks, name="thanks"),
    path("letters/", list_views.list_page, name="list"),
    path("letters/<int:message_id>/", views.show, name="show"),
    path("letters/<int:message_id>/edit/", writing_views.edit, name="edit"),
    path("letters/<int:message_id>/anew/", writing_views.redraft, name="redraft"),
    path("letters/<int:message_id>/check/", writing_views.check, name="check"),
    path("letters/<int:message_id>/recipient/", recipient_views.name_recipient, name="recipient"),
    path("letters/<int:message_id>/card/", recipient_views.note_card, name="card"),
    path("letters/<int:message_id>/sent/", sending_views.say_sent, name="sent"),
    path("letters/<int:message_id>/not-sent/", sending_views.take_back, name="take_back"),
    path("letters/<int:message_id>/send/", sending_views.approve, name="approve"),
    path("letters/<int:message_id>/call-back/", sending_views.call_back, name="call_back"),
    path("letters/<int:message_id>/settle/", sending_views.settle, name="settle"),
]

"""The addresses of 商談."""

from __future__ import annotations

from django.urls import path

from atoippo.web.deals import saved_views, silent, views

app_name = "deals"
urlpatterns = [
    path("", views.list_page, name="list"),
    path("list.csv", views.export, name="export"),
    path("<int:deal_id>/", views.show, name="show"),
    path("<int:deal_id>/return/", views.come_back, name="come_back"),
    path("<int:deal_id>/goes-on/", silent.goes_on, name="goes_on"),
    path("views/", saved_views.keep, name="keep_view"),
    path("views/<int:view_id>/name/", saved_views.rename, name="rename_view"),
    path("views/<int:view_id>/remove/", saved_views.remove, name="remove_view"),
    path("views/<int:view_id>/restore/", saved_views.restore, name="restore_view"),
]

"""The addresses of signing in: those views of allauth that are needed here, and the choice of a workspace."""

from __future__ import annotations

from allauth.account import views as allauth
from django.urls import path, re_path

from atoippo.web.accounts import views

urlpatterns = [
    path("login/", allauth.login, name="account_login"),
    path("logout/", allauth.logout, name="account_logout"),
    path("inactive/", allauth.account_inactive, name="account_inactive"),
    path("signup/", views.no_sign_up, name="account_signup"),
    path("workspace/", views.choose_workspace, name="account_workspace"),
    path("password/change/", allauth.password_change, name="account_change_password"),
    path("password/reset/", views.forgotten_password, name="account_reset_password"),
    path("password/reset/done/", allauth.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        allauth.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]

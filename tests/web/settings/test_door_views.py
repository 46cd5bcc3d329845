"""Links that open a door: made by a 管理者, shown once, written down."""

from __future__ import annotations

from smtplib import SMTPException

import pytest
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.urls import reverse

from atoippo.teams.models import AuditEntry, Invitation, Role
from atoippo.teams.rules import token_digest
from workplace import PASSWORD, MemberFactory


@pytest.fixture
def hanako(workspace):
    """Return a member read from a file."""
    return MemberFactory(workspace=workspace, user=None)


def address(name, row):
    return reverse(f"settings:{name}", args=[row.pk])


def asked_to_invite(client_of, admin, hanako, email="hanako@example.jp"):
    return client_of(admin).post(address("invite", hanako), {"email": email})


def test_inviting_shows_the_link_once(client_of, hanako, admin):
    response = asked_to_invite(client_of, admin, hanako)

    link = response.context["link"]
    token = link.address.split("/")[-2]
    assert link.address == f"http://testserver/invitation/{token}/"
    assert Invitation.objects.get().token_hash == token_digest(token)
    assert response.headers["Cache-Control"] == "private, no-store"
    assert link.address not in client_of(admin).get(address("member", hanako)).content.decode()


def test_inviting_sends_no_mail_without_smtp(client_of, hanako, admin):
    response = asked_to_invite(client_of, admin, hanako)

    assert (response.context["link"].mailed_to, mail.outbox) == ("", [])


def test_inviting_mails_the_link_where_mail_goes_out(client_of, hanako, admin, settings):
    settings.EMAIL_HOST = "smtp.example.jp"

    response = asked_to_invite(client_of, admin, hanako)

    (sent,) = mail.outbox
    assert (sent.to, response.context["link"].mailed_to) == (["hanako@example.jp"], "hanako@example.jp")
    assert sent.subject == f"「{hanako.workspace}」へのご招待"
    assert response.context["link"].address in sent.body


def test_inviting_shows_the_link_when_the_mail_server_refuses(client_of, hanako, admin, settings, caplog):
    settings.EMAIL_HOST = "smtp.example.jp"
    settings.EMAIL_BACKEND = "web.settings.test_door_views.Refusing"

    response = asked_to_invite(client_of, admin, hanako)

    assert response.context["link"].mailed_to == ""
    assert [record.getMessage() for record in caplog.records] == ["an invitation could not be mailed"]


class Refusing(BaseEmailBackend):
    """A mail server that takes nothing."""

    def send_messages(self, email_messages):
        """Refuse."""
        raise SMTPException


@pytest.mark.parametrize("email", ["", "花子"])
def test_inviting_tells_a_wrong_address_at_the_field(client_of, hanako, admin, email):
    response = asked_to_invite(client_of, admin, hanako, email)

    assert list(response.context["invitation_form"].errors) == ["email"]
    assert Invitation.objects.count() == 0


def test_inviting_tells_why_not(client_of, rep, hanako, admin):
    response = asked_to_invite(client_of, admin, hanako, rep.user.email)

    expected = f"このメールアドレスは、{rep}さんが使っています。別のアドレスを入力してください。"
    assert response.context["invitation_form"].non_field_errors() == [expected]


def test_revoking_closes_the_link(client_of, hanako, admin):
    asked_to_invite(client_of, admin, hanako)
    invitation = Invitation.objects.get()

    response = client_of(admin).post(address("revoke", invitation))

    invitation.refresh_from_db()
    assert (response.headers["Location"], invitation.revoked_at is None) == (address("member", hanako), False)


def test_a_password_link_opens_the_page_for_a_new_password(client_of, client, rep, admin):
    response = client_of(admin).post(address("password_link", rep))

    opened = client.get(response.context["link"].address, follow=True)
    new = {"password1": PASSWORD + "新", "password2": PASSWORD + "新"}
    client.post(opened.request["PATH_INFO"], new)
    assert client.login(email=rep.user.email, password=PASSWORD + "新") is True
    assert AuditEntry.objects.get(action="member.password_link").by == admin


def test_looking_at_a_password_link_writes_nothing(client, rep):
    places = {"uidb36": user_pk_to_url_str(rep.user), "key": "none-such"}

    response = client.get(reverse("account_reset_password_from_key", kwargs=places))

    assert (response.status_code, EmailAddress.objects.count()) == (200, 0)


def test_a_password_link_that_can_not_be_is_told(client_of, hanako, admin):
    response = client_of(admin).post(address("password_link", hanako), follow=True)

    expected = f"{hanako}さんはまだサインインできません。招待のリンクを発行してください。"
    assert [str(message) for message in response.context["messages"]] == [expected]


def test_links_are_for_admins_of_the_workspace(client_of, rep, manager, admin, hanako):
    asked_to_invite(client_of, admin, hanako)
    doors = [address("invite", hanako), address("revoke", Invitation.objects.get()), address("password_link", rep)]
    visitors = [rep, manager, MemberFactory(role=Role.ADMIN)]
    before = AuditEntry.objects.count()

    answers = [[client_of(visitor).post(door).status_code for door in doors] for visitor in visitors]

    assert answers == [[403] * 3, [403] * 3, [404] * 3]
    assert AuditEntry.objects.count() == before


@pytest.mark.parametrize("door", ["invite", "password_link"])
def test_a_look_at_a_door_leads_to_the_member_and_shows_no_link(client_of, admin, door):
    browser, member = client_of(admin), MemberFactory(workspace=admin.workspace)
    browser.post(address(door, member), {"email": "hanako@example.jp"})

    looked = browser.get(address(door, member), follow=True)

    assert looked.redirect_chain == [(address("member", member), 302)]
    assert "link" not in looked.context

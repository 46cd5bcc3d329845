"""Every address × role × whose row: who gets in, and that looking changes nothing. A new address must be entered here."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.test import Client

from atoippo.intake.models import Intake, IntakeState
from atoippo.teams.models import Role
from web.addresses import every_address, everything_stored
from web.imports.runs import in_every_state
from web.world import PLACES, three_places

OPEN, MEMBERS, LEADERS, ADMINS = (), tuple(Role), (Role.MANAGER, Role.ADMIN), (Role.ADMIN,)


@dataclass(frozen=True, slots=True)
class Door:
    """Who comes in, whether it only takes POST, and whether the workspace shares its rows over all teams."""

    roles: tuple[Role, ...]
    posted: bool = False
    shared: bool = False  # a 管理者's or the whole workspace's: the team does not matter
    own_only: bool = False  # the row's owner alone, whatever the role
    redirects: bool = False


DOORS = {
    "account_change_password": Door(MEMBERS),
    "account_workspace": Door(MEMBERS, posted=True),
    "asking:answer": Door(MEMBERS),
    "asking:ask": Door(MEMBERS),
    "asking:decline": Door(MEMBERS, posted=True),
    "asking:anew": Door(MEMBERS, posted=True),
    "asking:nudge": Door(MEMBERS, posted=True),
    "asking:read": Door(MEMBERS, posted=True),
    "asking:read_together": Door(MEMBERS, posted=True),
    "asking:reply": Door(MEMBERS, posted=True),
    "asking:revoke": Door(MEMBERS, posted=True),
    "asking:tell": Door(MEMBERS, posted=True),
    "deals:come_back": Door(MEMBERS, posted=True),
    "deals:export": Door(MEMBERS),
    "deals:goes_on": Door(MEMBERS, posted=True),
    "deals:keep_view": Door(MEMBERS, posted=True),
    "deals:list": Door(MEMBERS),
    "deals:remove_view": Door(MEMBERS, posted=True, own_only=True),
    "deals:rename_view": Door(MEMBERS, posted=True, own_only=True),
    "deals:restore_view": Door(MEMBERS, posted=True, own_only=True),
    "deals:show": Door(MEMBERS),
    "design:show": Door(MEMBERS),
    "first_run:findings": Door(LEADERS),
    "first_run:sample": Door(LEADERS, posted=True),
    "imports:cancel": Door(LEADERS, posted=True),
    "imports:columns": Door(LEADERS, redirects=True),
    "imports:list": Door(LEADERS),
    "imports:new": Door(LEADERS),
    "imports:progress": Door(LEADERS, redirects=True),
    "imports:set_aside": Door(LEADERS),
    "imports:show": Door(LEADERS),
    "imports:start": Door(LEADERS, posted=True),
    "insights:csv": Door(MEMBERS),
    "insights:show": Door(MEMBERS),
    "letters:approve": Door(MEMBERS, posted=True),
    "letters:call_back": Door(MEMBERS, posted=True),
    "letters:card": Door(MEMBERS, redirects=True),
    "letters:check": Door(MEMBERS, redirects=True),
    "letters:edit": Door(MEMBERS),
    "letters:list": Door(MEMBERS),
    "letters:recipient": Door(MEMBERS, redirects=True),
    "letters:redraft": Door(MEMBERS, posted=True),
    "letters:sent": Door(MEMBERS, posted=True),
    "letters:settle": Door(MEMBERS, posted=True),
    "letters:show": Door(MEMBERS),
    "letters:take_back": Door(MEMBERS, posted=True),
    "letters:thanks": Door(MEMBERS, posted=True),
    "losing:after": Door(MEMBERS),
    "losing:begin": Door(MEMBERS),
    "losing:card": Door(MEMBERS),
    "losing:companies": Door(MEMBERS),
    "losing:correct": Door(MEMBERS),
    "losing:lose": Door(MEMBERS, redirects=True),
    "losing:question": Door(MEMBERS, redirects=True),
    "losing:suggest": Door(MEMBERS, posted=True),
    "matches:decide": Door(LEADERS, posted=True, shared=True),
    "matches:decided": Door(LEADERS),
    "matches:list": Door(LEADERS),
    "matches:undo": Door(LEADERS, posted=True, shared=True),
    "pursuits:end": Door(MEMBERS, posted=True),
    "pursuits:list": Door(MEMBERS),
    "pursuits:pick": Door(MEMBERS, posted=True),
    "pursuits:resume": Door(MEMBERS, posted=True),
    "revival:list": Door(MEMBERS),
    "revival:pick": Door(MEMBERS, posted=True),
    "revival:workbook": Door(MEMBERS),
    "settings:add_day": Door(ADMINS, redirects=True),
    "settings:add_team": Door(ADMINS, redirects=True),
    "settings:audit": Door(ADMINS),
    "settings:calendar": Door(ADMINS),
    "settings:check_letter": Door(ADMINS, redirects=True),
    "settings:company": Door(ADMINS),
    "settings:deactivate": Door(ADMINS, shared=True),
    "settings:invite": Door(ADMINS, shared=True, redirects=True),
    "settings:letter": Door(ADMINS),
    "settings:letters": Door(ADMINS),
    "settings:lift": Door(LEADERS, shared=True),
    "settings:mail": Door(ADMINS),
    "settings:member": Door(ADMINS, shared=True),
    "settings:members": Door(LEADERS),
    "settings:password_link": Door(ADMINS, shared=True, redirects=True),
    "settings:reactivate": Door(ADMINS, posted=True, shared=True),
    "settings:remove_day": Door(ADMINS, posted=True, shared=True),
    "settings:restore_letter": Door(ADMINS, posted=True),
    "settings:revoke": Door(ADMINS, posted=True, shared=True),
    "settings:send_test": Door(ADMINS, redirects=True),
    "settings:show": Door(MEMBERS),
    "settings:signature": Door(MEMBERS, redirects=True),
    "settings:stages": Door(ADMINS),
    "settings:suppressions": Door(MEMBERS),
    "settings:team": Door(ADMINS, shared=True),
    "settings:use_our_letter": Door(ADMINS, posted=True),
    "settings:add_sub_reason": Door(ADMINS, redirects=True),
    "settings:merge_sub_reason": Door(ADMINS, redirects=True),
    "settings:reason": Door(ADMINS),
    "settings:reasons": Door(ADMINS),
    "settings:rename_sub_reason": Door(ADMINS, redirects=True),
    "settings:restore_sub_reason": Door(ADMINS, posted=True, shared=True),
    "settings:retire_sub_reason": Door(ADMINS, posted=True),
    "settings:reword_question": Door(ADMINS, redirects=True),
    "settings:use_our_question": Door(ADMINS, posted=True),
    "settings:workspace": Door(ADMINS),
    "today:show": Door(MEMBERS),
    "voices:export": Door(MEMBERS),
    "voices:losses": Door(MEMBERS),
    "voices:say": Door(MEMBERS),
    "voices:show": Door(MEMBERS),
}
WITHOUT_SIGN_IN = {  # django-allauth's, and what a person needs before signing in
    "account_inactive",
    "account_login",
    "account_logout",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_signup",
    "invitation",
    "language",
    "questionnaire:answer",  # the customer's
}
OTHER_PLACES = {
    "uidb36": "1",
    "key": "none-such",
    "token": "none-such",
    "chart": "reasons",
    "kind": "thanks",
    "reason": "all",
    "main_reason": "price_budget",
    "place": "1",
}
ROW_PLACES = {
    "deal_id",
    "message_id",
    "suppression_id",
    "pursuit_id",
    "member_id",
    "invitation_id",
    "match_id",
    "team_id",
    "day_id",
    "intake_id",
    "view_id",
    "loss_id",
    "sub_reason_id",
}
ADDRESSES = {address.name: address for address in every_address()}
ROWS = [name for name in DOORS if name in ADDRESSES and ROW_PLACES & set(ADDRESSES[name].places)]


def test_every_address_has_its_door():
    assert set(ADDRESSES) == set(DOORS) | WITHOUT_SIGN_IN


@pytest.fixture(params=list(Role))
def member(request, rep, manager, admin):
    """Return a member of each role in turn."""
    return {Role.REP: rep, Role.MANAGER: manager, Role.ADMIN: admin}[request.param]


@pytest.mark.parametrize("name", sorted(DOORS))
def test_strangers_are_asked_to_sign_in(name, rep):
    door, path = DOORS[name], ADDRESSES[name].path(three_places(rep)["own"] | OTHER_PLACES)

    response = Client().post(path) if door.posted else Client().get(path)

    assert (response.status_code, response.headers["Location"].split("?")[0]) == (302, "/accounts/login/")


@pytest.mark.parametrize("name", sorted(DOORS))
def test_the_role_decides_who_gets_in(name, member, client_of):
    door, path = DOORS[name], ADDRESSES[name].path(three_places(member)["own"] | OTHER_PLACES)

    client = client_of(member)

    if door.posted:
        outcomes = {client.get(path).status_code}
        expected = {405}
    else:
        outcomes = {client.get(path).status_code}
        expected = (
            {200, 302} if door.redirects and member.role in door.roles else {200 if member.role in door.roles else 403}
        )
    refused = {client.post(path).status_code} - {405} if member.role not in door.roles else set()

    assert outcomes <= expected
    assert refused <= {403}


@pytest.mark.parametrize("place", PLACES[1:])
@pytest.mark.parametrize("name", ROWS)
def test_rows_of_others_are_not_there(name, place, member, client_of):
    door, path = DOORS[name], ADDRESSES[name].path(three_places(member)[place])
    before = everything_stored()

    response = client_of(member).post(path) if door.posted else client_of(member).get(path)

    sees = place == "other_team" and not door.own_only and (door.shared or member.role == Role.ADMIN)
    if member.role not in door.roles:
        assert response.status_code == 403
    elif not sees:
        assert response.status_code == 404
    else:
        assert response.status_code in {200, 302}
    if response.status_code in {403, 404}:
        assert everything_stored() == before | {"teams.User": everything_stored()["teams.User"]}  # the sign-in's moment


PART = {"HX-Request": "true"}
INTAKES = [name for name, address in ADDRESSES.items() if "intake_id" in address.places]


@pytest.mark.parametrize("name", sorted(ADDRESSES))
def test_looking_changes_nothing(name, rep, manager, admin, client_of):
    path = ADDRESSES[name].path(three_places(admin)["own"] | OTHER_PLACES)
    browser, others = client_of(admin), [client_of(member) for member in (rep, manager)]
    before = everything_stored()

    for look in (browser.get, browser.head, browser.options):
        look(path)
    for client in (browser, *others):
        client.get(path, headers=PART)

    assert everything_stored() == before


@pytest.mark.parametrize("name", INTAKES)
def test_looking_at_a_run_changes_nothing_whatever_its_state(name, manager, client_of):
    browser = client_of(manager)
    runs = [ADDRESSES[name].path({"intake_id": run.pk}) for run in in_every_state(manager)]
    assert set(Intake.objects.values_list("state", flat=True)) == set(IntakeState.values)
    before = everything_stored()

    for path in runs:
        browser.get(path)
        browser.get(path, headers=PART)

    assert everything_stored() == before

"""A masked answer leaves no trace on any page, list or file of a rep; its manager reads it, and nobody else."""

from __future__ import annotations

import re
from itertools import product

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from atoippo.teams.models import Role
from atoippo.web.asking.today_cards import nudges_card
from feedback.asked import SIX_WORKING_DAYS_LATER, answer, asked, lost_deal
from workplace import MemberFactory

CHANGES_AT_EACH_LOOK = re.compile(rb'(csrfmiddlewaretoken" value|X-CSRFToken": |name="submission" value)[^>]*')
MASKED = {"reasons": ("price_budget",), "words": "実は別の方に伝えたかったこと", "masked": True}
NAMED = {"reasons": ("timing",), "words": "来年度なら"}


@pytest.fixture
def request_row(rep):
    """Return a request that has left, with another beside it that was answered by name."""
    answer(asked(rep), **NAMED)
    return asked(rep, lost_deal(rep))


def pages_of(request):
    """Return every address where a rep could learn of an answer."""
    deal, loss = request.loss.deal_id, request.loss_id
    return [
        reverse("today:show"),
        reverse("deals:show", args=[deal]),
        reverse("deals:list") + "?outcome=all",
        reverse("deals:export") + "?outcome=all",
        reverse("asking:ask", args=[loss]),
        reverse("losing:after", args=[loss]),
        reverse("losing:correct", args=[loss]),
        reverse("letters:list"),
        reverse("letters:list") + "?at=sent",
        reverse("letters:show", args=[request.message_id]),
        reverse("voices:show"),
        reverse("voices:export"),
        reverse("voices:losses") + "?kind=to_ask",
        reverse("insights:show"),
        reverse("revival:list"),
        reverse("settings:suppressions"),
    ]


def seen(browser, request):
    """Return what a member sees on each of the pages."""
    return {path: CHANGES_AT_EACH_LOOK.sub(b"", content_of(browser.get(path))) for path in pages_of(request)}


def offered(rep):
    """Return what 今日 says of nudges on the day on which they fall due."""
    return render_to_string("asking/today_nudges.html", {"card": nudges_card(rep, SIX_WORKING_DAYS_LATER)})


def content_of(response):
    """Return the bytes of an answer, also of one that streams."""
    assert response.status_code in {200, 403}  # a colleague corrects nothing
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_a_masked_answer_changes_nothing_that_a_rep_sees(client_of, rep, request_row):
    browser = client_of(rep)
    before = seen(browser, request_row)

    answer(request_row, **MASKED, no_more=True)

    after = seen(browser, request_row)
    assert [path for path in before if before[path] != after[path]] == []


@pytest.mark.parametrize("no_more", [False, True])
def test_a_masked_answer_leaves_the_offer_of_a_nudge_where_it_was(rep, no_more):
    waiting = asked(rep)
    before = offered(rep)

    answer(waiting, at=SIX_WORKING_DAYS_LATER, **MASKED, no_more=no_more)

    assert (offered(rep), waiting.loss.deal.company.name in before) == (before, True)


def test_a_colleague_of_the_team_sees_no_more_than_the_rep(client_of, rep, workspace, request_row):
    browser = client_of(MemberFactory(workspace=workspace, role=Role.REP))
    before = seen(browser, request_row)

    answer(request_row, **MASKED)

    after = seen(browser, request_row)
    assert [path for path in before if before[path] != after[path]] == []


def test_masking_an_earlier_answer_leaves_the_rep_with_the_earlier_one(client_of, rep, request_row):
    answer(request_row, **NAMED)
    browser = client_of(rep)
    before = seen(browser, request_row)

    answer(request_row, **MASKED)

    after = seen(browser, request_row)
    assert [path for path in before if before[path] != after[path]] == []


def test_masked_words_are_on_the_managers_page_alone(client_of, rep, manager, request_row):
    kept = answer(request_row, **MASKED)
    path = reverse("asking:answer", args=[kept.pk])

    statuses = [client_of(member).get(path).status_code for member in (rep, manager)]

    assert statuses == [404, 200]
    assert MASKED["words"] in client_of(manager).get(path).content.decode()


@pytest.mark.parametrize(("what", "by_rep"), list(product(("read", "tell", "reply"), (True, False))))
def test_nothing_can_be_made_of_a_masked_answer(client_of, rep, manager, request_row, what, by_rep):
    kept = answer(request_row, **MASKED)

    client_of(rep if by_rep else manager).post(reverse(f"asking:{what}", args=[kept.pk]))

    kept.refresh_from_db()
    assert (kept.told_at, kept.statement) == (None, None)
    assert request_row.loss.deal.messages.count() == 1


def test_a_manager_from_whom_a_customer_hides_reads_nothing(client_of, workspace, manager):
    kept = answer(asked(manager), **MASKED)

    assert client_of(manager).get(reverse("asking:answer", args=[kept.pk])).status_code == 404

"""The loss form by itself: a mail is a mail without a script, too, days fall on business days, refusals are in our words."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict  # noqa: TID251 - what is sent is read as the web reads it
from django.utils import timezone

from atoippo.deals.actions import record_return
from atoippo.deals.models import Loss
from atoippo.reasons.actions import retire_sub_reason
from atoippo.reasons.models import Statement, Voice
from atoippo.teams.models import CalendarDay
from atoippo.values.reason import Reason
from atoippo.web.losing.choices import Times
from atoippo.web.losing.form import LossForm
from atoippo.web.losing.offers import offers_of
from web.losing.sent import form, send
from workplace import NOON, DealFactory

MAIL = "お世話になっております。さくら製作所の田中です。\n今期は予算が取れませんでした。\nよろしくお願いいたします。"
NO_SUCH_ANSWER = "この答えは、いまは選べません。選び直してください。"


@pytest.fixture
def client(client_of, rep):
    return client_of(rep)


@pytest.fixture
def deal(rep):
    return DealFactory(workspace=rep.workspace, owner=rep)


def says(response):
    return [str(message) for message in response.context["messages"]]


@pytest.mark.parametrize(
    ("told", "known_by", "said"),
    [
        ({}, "mail", True),
        ({"was_mail": "on"}, "heard", False),  # somebody saw お客様のメール, and said otherwise
        ({"known_by": "guess"}, "guess", False),
        ({"quote": "予算がない"}, "heard", False),
    ],
)
def test_mail_that_no_script_read_is_kept_as_a_mail_and_said_to_be(client, deal, told, known_by, said):
    response = client.get(send(client, deal, **{"quote": MAIL, **told}).headers["Location"])

    assert Statement.objects.get(voice=Voice.REP).known_by == known_by
    told_so = "お客様のメールとして記録しました。直接うかがったお言葉のときは、「記録を直す」で変えられます。"
    assert says(response) == [told_so] * said


def test_mail_stays_a_mail_while_something_else_is_mended(client, deal):
    shown = send(client, deal, quote=MAIL, reason="").context["form"]

    send(client, deal, quote=MAIL, known_by=shown["known_by"].value(), was_mail="on")

    assert Statement.objects.get(voice=Voice.REP).known_by == "mail"


@pytest.mark.parametrize(
    "told", [{name: "elsewhere"} for name in ("state", "reason", "when", "hopes", "reach", "second")]
)
def test_answer_that_is_not_offered_is_refused_in_our_words(workspace, told):
    sent = QueryDict(mutable=True)
    sent.update(form() | {"material_0_name": "導入事例集"} | told)

    refused = LossForm(sent, offers=offers_of(workspace, at=NOON))

    assert refused.errors == {next(iter(told)): [NO_SUCH_ANSWER]}
    assert not Loss.objects.exists()


@pytest.mark.parametrize(
    ("when", "day"),
    [("1m", date(2026, 5, 7)), ("3m", date(2026, 7, 6)), ("6m", date(2026, 10, 5)), ("fy", date(2027, 4, 1))],
)
def test_tapped_time_falls_on_a_business_day(workspace, when, day):
    times = Times.of(workspace, date(2026, 4, 4))  # a Saturday; 3 to 6 May are holidays

    assert times.day_of(when, None) == day


def test_own_closed_days_count_and_a_chosen_day_stays(workspace):
    CalendarDay.objects.create(workspace=workspace, day=date(2027, 4, 1), is_open=False)
    times = Times.of(workspace, date(2026, 4, 1))

    sunday = date(2026, 4, 5)
    assert (times.day_of("fy", None), times.day_of("day", sunday)) == (date(2027, 4, 2), sunday)


def test_finer_reason_that_was_retired_meanwhile_is_kept_as_said(client, deal, admin):
    retire_sub_reason(reason=Reason.PRICE_BUDGET, name="予算が取れない", by=admin, at=NOON)

    send(client, deal, sub_price_budget="予算が取れない")

    [said] = Statement.objects.get(voice=Voice.REP).reasons.all()
    assert (said.reason, said.sub_words) == ("price_budget", "予算が取れない")


def test_finer_reason_that_nobody_knows_is_told_in_our_words(client, deal):
    form_again = send(client, deal, sub_price_budget="？").context["form"]

    told = "「？」という細かい理由は見つかりません。名前が変わったかもしれません。選び直してください。"
    assert form_again.non_field_errors() == [told]
    assert not Loss.objects.exists()


def test_day_of_a_slip_is_asked_about(client, deal):
    told = "失注日が30年より前になっています。年をお確かめください。"

    assert send(client, deal, lost_on="0001-01-01").context["form"].errors == {"lost_on": [told]}


def came_back(deal, rep, day):
    deal.refresh_from_db()
    record_return(deal=deal, returned_on=day, by=rep, at=NOON)


def test_day_before_the_deal_came_back_is_told_beside_its_field(client, deal, rep):
    today = timezone.localdate()
    send(client, deal)
    came_back(deal, rep, date(2026, 4, 2))

    again = send(client, deal, submission="rendering-2", lost_on="2026-04-01").context["form"]

    told = f"この商談には、{today.year}年{today.month}月{today.day}日の記録がすでにあります。その日か、それよりあとの日付を入れてください。"
    assert again.errors == {"lost_on": [told]}


def test_form_that_recorded_an_earlier_loss_keeps_the_new_words_and_records_them_next(client, deal, rep):
    send(client, deal)
    came_back(deal, rep, timezone.localdate())

    again = send(client, deal, quote="別の理由でした").context["form"]
    token = again["submission"].value()
    send(client, deal, quote="別の理由でした", submission=token)

    assert (again["quote"].value(), len(again.non_field_errors()), token != "rendering-1") == (
        "別の理由でした",
        1,
        True,
    )
    assert [loss.turn for loss in Loss.objects.order_by("turn")] == [1, 3]

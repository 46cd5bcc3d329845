"""失注を記録: one tap is enough, nothing typed is ever lost, and no loss is recorded twice."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from atoippo.conditions.models import Condition
from atoippo.customers.models import Contact
from atoippo.deals.actions import record_return
from atoippo.deals.models import Continuation, Loss
from atoippo.reasons.actions import answer_question
from atoippo.reasons.models import Statement, Voice
from atoippo.reasons.rules import DEFAULT_QUESTIONS
from atoippo.values.periods import add_months, next_fiscal_year_start
from atoippo.values.reason import Reason
from web.losing.sent import QUOTE, send
from workplace import NOON, DealFactory, LostDealFactory, MemberFactory

MAIL = "お世話になっております。さくら製作所の田中です。\n今期は予算が取れませんでした。\n\n株式会社さくら製作所\n購買部 課長\n田中 健一\ntanaka@sakura.example.jp"


@pytest.fixture
def deal(rep):
    return DealFactory(workspace=rep.workspace, owner=rep, stage="提案・見積")


@pytest.fixture
def client(client_of, rep):
    return client_of(rep)


def said(loss):
    [statement] = Statement.objects.filter(loss=loss, voice=Voice.REP)
    return statement.quote, statement.known_by, [told.reason for told in statement.reasons.all()]


def test_one_tap_records_a_loss(client, deal):
    response = send(client, deal)

    loss = Loss.objects.get()
    assert response.headers["Location"] == f"/losses/{loss.pk}/?saved=deal"
    assert (loss.deal, loss.state, loss.amount_yen, loss.lost_on) == (deal, "passed", 3_200_000, timezone.localdate())
    assert said(loss) == ("", "blank", ["price_budget"])


def test_words_reason_condition_and_day_are_recorded(client, deal):
    send(client, deal, quote=QUOTE, when="fy", hopes=["budget"], hope_words="来期予算化")

    first = deal.workspace.calendar.business_day_on_or_after(next_fiscal_year_start(timezone.localdate()))
    assert said(Loss.objects.get()) == (QUOTE, "heard", ["price_budget"])
    told = Condition.objects.order_by("kind").values_list("kind", "words", "due_on")
    assert list(told) == [("budget", "来期予算化", None), ("timing", "", first)]


def test_unknown_is_an_honest_answer(client, deal):
    send(client, deal, reason="unknown")

    assert said(Loss.objects.get())[2] == ["unknown"]


@pytest.mark.parametrize(("reason", "state"), [("competitor", "rival"), ("timing", "passed")])
def test_state_follows_the_reason_until_somebody_taps(client, deal, reason, state):
    send(client, deal, reason=reason)

    assert Loss.objects.get().state == state


def test_fold_is_recorded(client, deal):
    folded = {
        "rival": "アルファ社",
        "warmth": "polite",
        "second": "timing",
        "reach": "4",
        "sub_price_budget": "予算が取れない",
    }

    send(
        client,
        deal,
        **folded,
        material_0_name="導入事例集",
        material_0="landed",
        promise="次は予算の時期を先にうかがう",
    )

    loss = Loss.objects.get()
    assert (loss.lost_to.name, loss.warmth, loss.reach) == ("アルファ社", "polite", 4)
    assert [(str(each.material), each.landed) for each in loss.reactions.all()] == [("導入事例集", True)]
    assert [told.sub_words for told in loss.statements.get(voice=Voice.REP).reasons.order_by("-weight")] == [
        "予算が取れない",
        "",
    ]
    assert deal.owner.promises.get().words == "次は予算の時期を先にうかがう"


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"reason": ""}, "reason"),
        ({"reason": "other"}, "other_words"),
        ({"second": "price_budget"}, "second"),
        ({"reason": "unknown", "second": "timing"}, "second"),
        ({"when": "day"}, "when_on"),
        ({"when": "day", "when_on": "2020-01-01"}, "when_on"),
        ({"lost_on": "2999-01-01"}, "lost_on"),
        ({"state": "considering"}, "when"),
        ({"keep_contact": "on"}, "contact_name"),
        ({"keep_contact": "on", "contact_name": "田中", "contact_email": "@"}, "contact_email"),
    ],
)
def test_what_is_missing_is_told_beside_its_field_and_all_stays_typed(client, deal, told, field):
    response = send(client, deal, **{"quote": "" if field == "other_words" else QUOTE, **told})

    shown = response.context["form"]
    assert (response.status_code, list(shown.errors)) == (200, [field])
    assert (shown["quote"].value(), shown["submission"].value()) == (shown.data["quote"], "rendering-1")
    assert not Loss.objects.exists()


def test_second_submit_of_one_rendering_makes_no_second_loss(client, deal):
    first, second = send(client, deal), send(client, deal, quote=QUOTE)

    assert first.headers["Location"] == second.headers["Location"]
    assert Loss.objects.count() == 1


def test_second_tab_is_told_who_was_faster_and_keeps_the_words(client, deal):
    send(client, deal)

    response = send(client, deal, submission="rendering-2", quote=QUOTE)

    assert (response.status_code, response.context["already"]) == (200, Loss.objects.get())
    assert response.context["form"]["quote"].value() == QUOTE
    assert reverse("losing:after", args=[Loss.objects.get().pk]) in response.text


def test_still_considering_records_no_loss_but_when_to_ask(client, deal):
    response = send(client, deal, reason="", quote="もう少し検討させてください", state="considering", when="1m")

    said_again = Continuation.objects.get()
    assert response.headers["Location"] == f"/deals/{deal.pk}/?saved=deal"
    assert f'data-forgets-draft="{deal.owner_id}:{deal.pk}"' in client.get(response.headers["Location"]).text
    assert (said_again.ask_again_on, said_again.words) == (
        deal.workspace.calendar.business_day_on_or_after(add_months(timezone.localdate(), 1)),
        "もう少し検討させてください",
    )
    assert not Loss.objects.exists()


def test_pasted_mail_offers_its_writer_and_keeps_them_when_ticked(client, deal):
    told = {
        "known_by": "mail",
        "keep_contact": "on",
        "contact_name": "田中 健一",
        "contact_email": "tanaka@sakura.example.jp",
    }

    send(client, deal, quote=MAIL, **told)

    deal.refresh_from_db()
    assert (deal.contact.name, deal.contact.email) == ("田中 健一", "tanaka@sakura.example.jp")
    assert {statement.voice for statement in Loss.objects.get().statements.all()} >= {"rep", "customer"}


def test_writer_of_a_mail_is_not_kept_unasked(client, deal):
    send(client, deal, quote=MAIL, known_by="mail", contact_name="田中 健一")

    assert not Contact.objects.exists()


def test_reading_without_script_saves_nothing_and_keeps_all(client, deal):
    response = send(client, deal, quote=MAIL, read="1", hopes=["budget", "other"], promise="次は…")

    shown = response.context["form"]
    values = [shown[name].value() for name in ("quote", "known_by", "reason", "hopes", "promise", "submission")]
    assert values == [MAIL, "mail", "price_budget", ["budget", "other"], "次は…", "rendering-1"]
    assert shown["contact_email"].value() == "tanaka@sakura.example.jp"
    assert not Loss.objects.exists()


def test_address_fills_the_form_in_and_saves_nothing(client, deal):
    asked = {"reason": "timing", "when": "3m", "hopes": ["people"], "submission": "theirs"}

    shown = client.get(reverse("losing:lose", args=[deal.pk]), asked).context["form"]

    assert [shown[name].value() for name in ("reason", "when", "hopes")] == ["timing", "3m", ["people"]]
    assert shown["submission"].value() != "theirs"
    assert not Loss.objects.exists()


def test_how_far_it_got_is_proposed_from_the_stage(client, deal):
    assert client.get(reverse("losing:lose", args=[deal.pk])).context["form"]["reach"].value() == 3


def test_lost_deal_leads_to_what_was_recorded(client, rep):
    lost = LostDealFactory(workspace=rep.workspace, owner=rep)

    response = client.get(reverse("losing:lose", args=[lost.pk]))

    assert response.headers["Location"] == reverse("losing:after", args=[lost.losses.get().pk])


def test_colleagues_deal_is_not_mine_to_close(client, rep):
    other = DealFactory(workspace=rep.workspace, owner=MemberFactory(workspace=rep.workspace))

    assert (send(client, other).status_code, Loss.objects.count()) == (403, 0)


def test_deal_that_came_back_is_lost_again_beside_the_first_time(client, deal, rep):
    send(client, deal)
    first = Loss.objects.values().get()
    deal.refresh_from_db()
    record_return(deal=deal, returned_on=date(2026, 4, 1), by=rep, at=NOON)

    send(client, deal, submission="rendering-2", reason="timing")

    assert Loss.objects.values().get(pk=first["id"]) == first
    assert [loss.turn for loss in Loss.objects.order_by("turn")] == [1, 3]


def test_card_carries_its_answers_to_the_form(client, deal):
    shown = client.get(reverse("losing:card", args=[deal.pk]))

    assert shown.text.count('type="radio" name="reason"') == 8
    assert f'method="get" action="{reverse("losing:lose", args=[deal.pk])}"' in shown.text


def test_card_lists_what_was_not_heard_yet(client, deal, rep):
    first, second = DEFAULT_QUESTIONS[Reason.PRICE_BUDGET]
    card, title = reverse("losing:card", args=[deal.pk]), "あわせて伺いたいこと"
    send(client, deal)
    answer_question(loss=deal.losses.get(), question=first, words="2割", unheard=False, by=rep, at=NOON)
    before = client.get(card).text

    answer_question(loss=deal.losses.get(), question=second, words="", unheard=True, by=rep, at=NOON)

    after = client.get(card)
    assert (before.count(title), after.text.count(title)) == (0, 1)
    assert [str(asked.words) for asked in after.context["unheard"]] == [second.words]


def test_card_asks_for_the_reason_once(client, deal):
    send(client, deal, reason="unknown")

    assert client.get(reverse("losing:card", args=[deal.pk])).context["unheard"] == []


@pytest.mark.parametrize("deals", [1, 3])
def test_form_asks_the_same_number_of_queries(deals, client_of, rep, django_assert_num_queries):
    asked = DealFactory.create_batch(deals, workspace=rep.workspace, owner=rep)
    client = client_of(rep)

    with django_assert_num_queries(11):
        client.get(reverse("losing:lose", args=[asked[0].pk]))

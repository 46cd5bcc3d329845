"""商談: the list of my teams' deals, and one deal with its story."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from atoippo.deals.actions import LossFacts, correct_loss, record_return, record_win
from atoippo.deals.models import Return
from atoippo.pursuits.models import Pursuit
from atoippo.reasons.models import StatedReason, Statement, Voice
from workplace import NOON, CompanyFactory, ContactFactory, DealFactory, LostDealFactory, MemberFactory, TeamFactory


def ask(client, **asked):
    return client.get(reverse("deals:list"), asked)


def names(response):
    return [row.deal.name for row in response.context["shown"].rows]


def counts(response):
    return {tab.tab.value: tab.count for tab in response.context["shown"].tabs}


def say(deal, voice, quote="", reason=None, known_by="heard"):
    loss = deal.losses.last()
    said = Statement.objects.create(
        workspace=deal.workspace, loss=loss, voice=voice, known_by=known_by, quote=quote, stated_at=NOON
    )
    if reason:
        StatedReason.objects.create(workspace=deal.workspace, statement=said, reason=reason)
    return said


def test_list_opens_with_the_deals_in_progress(client_of, rep):
    deal = DealFactory(workspace=rep.workspace)
    LostDealFactory(workspace=rep.workspace)

    assert names(ask(client_of(rep))) == [deal.name]


def test_tabs_count_their_deals(client_of, rep):
    DealFactory(workspace=rep.workspace, opened_on=date(2020, 4, 1))
    DealFactory(workspace=rep.workspace, opened_on=None)
    LostDealFactory(workspace=rep.workspace)

    assert counts(ask(client_of(rep))) == {"open": 2, "won": 0, "lost": 1, "silent": 1, "all": 3}


def test_list_leaves_out_other_teams_and_workspaces(client_of, rep):
    DealFactory(workspace=rep.workspace, team=TeamFactory(workspace=rep.workspace))
    DealFactory()

    assert names(ask(client_of(rep), outcome="all")) == []


def test_deal_of_another_team_is_not_found(client_of, rep):
    deal = LostDealFactory(workspace=rep.workspace, team=TeamFactory(workspace=rep.workspace))

    assert client_of(rep).get(reverse("deals:show", args=[deal.pk])).status_code == 404


@pytest.mark.parametrize("deals", [1, 3])
def test_list_asks_the_same_number_of_queries(deals, client_of, rep, django_assert_num_queries):
    for deal in LostDealFactory.create_batch(deals, workspace=rep.workspace, owner=rep):
        say(deal, Voice.REP, reason="timing")
    client = client_of(rep)
    ask(client)  # the first who asks loads the table

    with django_assert_num_queries(13):
        response = ask(client, outcome="lost")

    assert len(names(response)) == deals


@pytest.mark.parametrize("losses", [1, 3])
def test_deal_asks_the_same_number_of_queries(losses, client_of, rep, django_assert_num_queries):
    company = CompanyFactory(workspace=rep.workspace)
    deals = LostDealFactory.create_batch(losses, workspace=rep.workspace, company=company, owner=rep)
    for deal in deals:
        say(deal, Voice.CUSTOMER, "高いと感じました", "price_budget", "mail")
    client = client_of(rep)

    with django_assert_num_queries(28):
        response = client.get(reverse("deals:show", args=[deals[0].pk]))

    assert len(response.context["shown"].others) == losses - 1


@pytest.mark.parametrize("words", ["ｻｸﾗ", "サクラ", "ＥＲＰ", "erp 更改", "高橋", "予算が取れず", "C-4711"])
def test_search_finds_names_and_words_in_any_width(words, client_of, rep):
    company = CompanyFactory(workspace=rep.workspace, name="株式会社サクラ")
    contact = ContactFactory(company=company, name="髙橋 洋子")
    deal = LostDealFactory(workspace=rep.workspace, company=company, contact=contact, name="ＥＲＰ更改")
    deal.external_ids.create(workspace=rep.workspace, source="salesforce", external_id="C-4711")
    say(deal, Voice.REP, "今期は予算が取れず")
    LostDealFactory(
        workspace=rep.workspace, name="別の商談", company=CompanyFactory(workspace=rep.workspace, name="山")
    )

    assert names(ask(client_of(rep), outcome="all", q=words)) == ["ＥＲＰ更改"]


@pytest.mark.parametrize("words", ["%", "_", "' OR 1=1 --", "\0", "あ" * 500])
def test_search_takes_signs_of_the_database_as_words(words, client_of, rep):
    DealFactory(workspace=rep.workspace, name="普通の商談")

    assert ask(client_of(rep), outcome="all", q=words).status_code == 200


def test_search_is_shown_escaped(client_of, rep):
    page = ask(client_of(rep), q="<script>alert(1)</script>").content.decode()

    assert page.count("<script>alert(1)") == 0


def test_reason_stands_with_its_voice_and_the_text_apart(client_of, rep):
    deal = LostDealFactory(workspace=rep.workspace)
    say(deal, Voice.REP, reason="price_budget")
    say(deal, Voice.TEXT, reason="internal_approval", known_by="read")

    (row,) = ask(client_of(rep), outcome="lost").context["shown"].rows

    assert ([str(reason) for reason in row.reasons], str(row.read)) == (["価格・予算（営業）"], "文章から：社内決裁")


def test_list_filters_by_a_mark_of_the_figures(client_of, rep):
    priced, timed = LostDealFactory.create_batch(2, workspace=rep.workspace)
    say(priced, Voice.REP, reason="price_budget", known_by="file")
    say(timed, Voice.REP, reason="timing", known_by="file")

    assert names(ask(client_of(rep), reason="timing")) == [timed.name]


@pytest.mark.parametrize(
    ("order", "places"),
    [("amount", [1, 0, 2]), ("-amount", [0, 1, 2]), ("company", [1, 2, 0]), ("-company", [2, 1, 0])],
)
def test_list_sorts_both_ways_and_what_is_not_known_stands_last(order, places, client_of, rep):
    values = [(300, None), (200, "い社"), (None, "ろ社")]
    deals = [
        DealFactory(
            workspace=rep.workspace,
            amount_yen=amount,
            company=company and CompanyFactory(workspace=rep.workspace, name=company),
        )
        for amount, company in values
    ]

    assert names(ask(client_of(rep), sort=order)) == [deals[place].name for place in places]


def test_pages_follow_each_other_without_gap(client_of, rep):
    DealFactory.create_batch(51, workspace=rep.workspace, amount_yen=1)
    client = client_of(rep)

    pages = [names(ask(client, sort="amount", page=number)) for number in (1, 2)]

    assert [len(page) for page in pages] == [50, 1]
    assert len({*pages[0], *pages[1]}) == 51


def test_htmx_gets_the_list_alone_and_a_tidy_address(client_of, rep):
    DealFactory(workspace=rep.workspace)

    response = client_of(rep).get(
        reverse("deals:list"), {"q": "", "owner": "", "outcome": "open"}, HTTP_HX_REQUEST="true"
    )

    assert response.headers["HX-Push-Url"] == "/deals/?outcome=open"
    assert response.content.decode().count("<html") == 0


def test_export_holds_what_is_shown_and_no_formula(client_of, rep):
    company = CompanyFactory(workspace=rep.workspace, name='=HYPERLINK("x")')
    deal = LostDealFactory(workspace=rep.workspace, company=company, name="更改", owner=rep)
    say(deal, Voice.REP, "@SUM(A1)", "timing")
    DealFactory(workspace=rep.workspace)

    response = client_of(rep).get(reverse("deals:export"), {"outcome": "lost", "names": "1"})
    text = b"".join(response.streaming_content).decode()
    (line,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))

    assert text.startswith("\ufeff")
    assert [line[name] for name in ("会社名", "商談名", "金額（円）", "理由（営業）", "残された言葉", "営業担当")] == [
        "'=HYPERLINK(\"x\")", "更改", "3200000", "タイミング", "'@SUM(A1)", rep.display_name,
    ]  # fmt: skip


def test_export_names_no_rep_unless_ticked(client_of, rep):
    deal = LostDealFactory(workspace=rep.workspace, owner=rep)
    say(deal, Voice.REP, f"{rep.display_name}の見積が高い", "price_budget")

    response = client_of(rep).get(reverse("deals:export"), {"outcome": "lost"})
    text = b"".join(response.streaming_content).decode()

    assert (text.count(rep.display_name), text.count("営業担当"), text.count("担当者の見積が高い")) == (0, 0, 1)


def test_deal_shows_what_each_voice_said_and_the_text_under_its_quote(client_of, rep):
    deal = LostDealFactory(workspace=rep.workspace)
    say(deal, Voice.REP, "予算は合うが稟議が止まった", "price_budget")
    say(deal, Voice.CUSTOMER, "他社が近かった", "competitor", "mail")
    say(deal, Voice.TEXT, "稟議が止まった", "internal_approval", "read")

    (about,) = client_of(rep).get(reverse("deals:show", args=[deal.pk])).context["shown"].voices

    assert [(str(w.voice.spoken), list(map(str, w.reasons)), w.mark is not None) for w in about.words] == [
        ("営業", ["価格・予算"], True), ("お客様", ["競合"], False),
    ]  # fmt: skip


def test_deal_escapes_what_people_wrote(client_of, rep):
    deal = LostDealFactory(workspace=rep.workspace, name="<b>太い</b>")
    say(deal, Voice.REP, "<img src=x onerror=alert(1)>")

    page = client_of(rep).get(reverse("deals:show", args=[deal.pk])).content.decode()

    assert (page.count("<b>太い"), page.count("<img src=x")) == (0, 0)


def test_bare_deal_reads_well(client_of, rep):
    deal = DealFactory(
        workspace=rep.workspace, company=None, name="", amount_yen=None, foreign_amount="USD 120,000", opened_on=None
    )

    page = client_of(rep).get(reverse("deals:show", args=[deal.pk])).content.decode()

    assert (page.count("名前のない商談"), page.count("USD 120,000"), page.count("None")) == (
        2,
        1,
        0,
    )  # in title and heading


def test_come_back_records_a_return_and_leaves_the_loss(client_of, rep):
    deal = LostDealFactory(workspace=rep.workspace, owner=rep)

    client_of(rep).post(reverse("deals:come_back", args=[deal.pk]))

    deal.refresh_from_db()
    assert (deal.is_open, deal.losses.count(), deal.returns.count()) == (True, 1, 1)


def test_second_come_back_records_nothing(client_of, rep):
    deal = LostDealFactory(workspace=rep.workspace, owner=rep)
    client = client_of(rep)

    responses = [client.post(reverse("deals:come_back", args=[deal.pk])) for _ in range(2)]

    assert ([response.status_code for response in responses], Return.objects.count()) == ([302, 302], 1)


def test_a_won_deal_does_not_come_back_by_a_button(client_of, rep):
    deal = DealFactory(workspace=rep.workspace, owner=rep)
    record_win(deal=deal, won_on=date(2026, 3, 1), amount_yen=None, by=rep, at=NOON)

    client_of(rep).post(reverse("deals:come_back", args=[deal.pk]))

    assert not Return.objects.exists()


def test_come_back_is_for_who_may_change_the_deal(client_of, rep):
    deal = LostDealFactory(workspace=rep.workspace, owner=MemberFactory(workspace=rep.workspace))

    assert client_of(rep).post(reverse("deals:come_back", args=[deal.pk])).status_code == 403


def test_deal_says_that_it_is_picked_while_it_is_lost(client_of, rep):
    deal = LostDealFactory(workspace=rep.workspace, owner=rep)
    Pursuit.objects.create(workspace=rep.workspace, deal=deal, picked_by=rep, picked_at=NOON)
    client, path = client_of(rep), reverse("deals:show", args=[deal.pk])
    before = client.get(path).context["shown"].pursuit

    client.post(reverse("deals:come_back", args=[deal.pk]))

    assert (before.picked_by, client.get(path).context["shown"].pursuit) == (rep, None)


def test_deal_tells_its_story_in_order_with_what_was_corrected(client_of, rep):
    deal = LostDealFactory(workspace=rep.workspace, owner=rep, recorded_by=rep)
    loss = deal.losses.get()
    correct_loss(loss=loss, changes=replace(LossFacts.of(loss), lost_on=date(2026, 3, 9)), by=rep, at=NOON)
    record_return(deal=deal, returned_on=None, by=rep, at=NOON)

    story = client_of(rep).get(reverse("deals:show", args=[deal.pk])).context["shown"].story

    assert [str(happening.what) for happening in story] == [
        "商談がはじまりました", "失注しました", "お話が再開しました",
    ]  # fmt: skip
    assert [str(fact) for fact in story[1].corrections[0].before] == ["失注日：2026年3月1日（日）"]

"""The deals of a list: found by filter, mark and words, counted on tabs and put in order."""

from __future__ import annotations

from datetime import timedelta

import pytest

from atoippo.customers.models import Company, Contact
from atoippo.deals.models import Product
from atoippo.insights.deal_list import DealOrder, Tab, Wanted
from atoippo.insights.filters import Filter
from atoippo.insights.marks import Mark
from atoippo.insights.queries import deal_list_of
from atoippo.insights.silence import FALLBACK_DAYS
from atoippo.reasons.models import KnownBy, Statement, Voice
from atoippo.teams.audit import record_audit
from atoippo.values.reason import Reason
from workplace import NOON, CompanyFactory, ContactFactory, DealFactory, LostDealFactory, MemberFactory, TeamFactory

TODAY = NOON.date()


def listed(member, **wanted):
    """Return the list of what is wanted."""
    return deal_list_of(member=member, wanted=Wanted(**wanted), today=TODAY)


def found(member, **wanted):
    """Return the names of the deals that are wanted."""
    numbers = listed(member, **wanted).numbers(Tab.ALL, DealOrder.AMOUNT, descending=False)
    names = dict(member.workspace.deals.values_list("pk", "name"))
    return [names[number] for number in numbers]


def say(deal, quote, voice=Voice.REP, known_by=KnownBy.HEARD):
    """Let somebody have said something about the loss of a deal."""
    Statement.objects.create(
        workspace=deal.workspace, loss=deal.losses.get(), voice=voice, known_by=known_by, quote=quote, stated_at=NOON
    )


def test_tabs_count_every_deal_once_and_the_silent_ones_among_the_open(rep):
    year_ago = TODAY - timedelta(days=FALLBACK_DAYS)
    for opened_on in (year_ago, year_ago - timedelta(days=1), None):
        DealFactory(workspace=rep.workspace, opened_on=opened_on)
    LostDealFactory(workspace=rep.workspace)

    assert listed(rep).counts == {Tab.OPEN: 3, Tab.WON: 0, Tab.LOST: 1, Tab.SILENT: 1, Tab.ALL: 4}


@pytest.mark.parametrize(
    ("order", "up", "down"),
    [
        (DealOrder.AMOUNT, [1, 3, 4, 0, 2], [0, 4, 3, 1, 2]),
        (DealOrder.COMPANY, [1, 3, 2, 4, 0], [4, 2, 3, 1, 0]),
        (DealOrder.CLOSED_ON, [0, 1, 2, 3, 4], [4, 3, 2, 1, 0]),
    ],
)
def test_deals_of_one_value_stand_by_their_number_and_those_of_none_last(order, up, down, rep):
    values = [(3, None), (1, "い社"), (None, "ろ社"), (1, "は社"), (2, "ろ社")]
    companies = {name: CompanyFactory(workspace=rep.workspace, name=name) for name in ("い社", "ろ社", "は社")}
    for amount, name in values:
        DealFactory(workspace=rep.workspace, amount_yen=amount, company=companies.get(name))
    deals = listed(rep)
    places = {deal: place for place, deal in enumerate(deals.found["row"])}

    both = [[places[n] for n in deals.numbers(Tab.ALL, order, descending=how)] for how in (False, True)]

    assert both == [up, down]


def test_deals_are_sorted_by_their_own_amount(rep):
    """A loss may tell another amount than the deal that the list shows."""
    small, large = (LostDealFactory(workspace=rep.workspace, amount_yen=yen) for yen in (1, 2))
    small.losses.update(amount_yen=9)

    assert listed(rep).numbers(Tab.LOST, DealOrder.AMOUNT, descending=True) == [large.pk, small.pk]


def test_owner_company_filter_and_mark_narrow_the_list_together(rep):
    head = CompanyFactory(workspace=rep.workspace)
    joined = CompanyFactory(workspace=rep.workspace, merged_into=head)
    product = Product.objects.create(workspace=rep.workspace, name="商品甲")
    wanted = {"owner": rep, "company": joined, "product": product, "workspace": rep.workspace}
    LostDealFactory(name="これ", **wanted)
    for name, other in (("owner", MemberFactory(workspace=rep.workspace)), ("company", None), ("product", None)):
        LostDealFactory(**wanted | {name: other})
    DealFactory(**wanted)

    only, mark = Filter(products=frozenset({"商品甲"})), Mark(reason=Reason.UNKNOWN)
    assert found(rep, owner=rep.pk, company=head.pk, only=only, mark=mark) == ["これ"]


@pytest.mark.parametrize("wanted", [{"owner": 10**6}, {"company": 10**6}, {"mark": Mark(rival="知らない社")}])
def test_what_nobody_knows_finds_nothing(wanted, rep):
    LostDealFactory(workspace=rep.workspace)

    assert found(rep, **wanted) == []


def test_list_holds_the_own_teams_alone(rep, admin):
    for team in (rep.workspace.teams.get(), TeamFactory(workspace=rep.workspace)):
        DealFactory(workspace=rep.workspace, team=team, name=team.name)
    DealFactory()

    assert [listed(member).counts[Tab.ALL] for member in (rep, admin)] == [1, 2]


@pytest.mark.parametrize(
    "words",
    ["ｻｸﾗ", "(株)サクラ", "サクラ株式会社", "ＥＲＰ", "erp 更改", "高橋", "髙橋", "予算が取れず", "c-4711", "C-4711", "旧社名"],
)  # fmt: skip
def test_words_find_names_numbers_and_what_was_said(words, rep):
    head = CompanyFactory(workspace=rep.workspace, name="株式会社サクラ")
    company = CompanyFactory(workspace=rep.workspace, name="旧社名", merged_into=head)
    contact = ContactFactory(company=company, name="髙橋 洋子")
    deal = LostDealFactory(workspace=rep.workspace, company=company, contact=contact, name="ＥＲＰ更改")
    deal.external_ids.create(workspace=rep.workspace, source="salesforce", external_id=words)
    say(deal, "今期は予算が取れず")
    LostDealFactory(workspace=rep.workspace, company=CompanyFactory(workspace=rep.workspace, name="山"))

    assert found(rep, words=words) == ["ＥＲＰ更改"]


def test_all_words_must_stand_somewhere(rep):
    for name in ("倉庫管理", "勤怠管理"):
        say(LostDealFactory(workspace=rep.workspace, name=name), "稟議が止まった")

    assert found(rep, words="倉庫 稟議") == ["倉庫管理"]


def test_earlier_words_and_those_of_every_person_are_looked_through(rep):
    deal = LostDealFactory(workspace=rep.workspace, name="これ")
    for words, voice in (("予算", Voice.REP), ("稟議", Voice.REP), ("納期", Voice.CUSTOMER)):
        say(deal, words, voice, KnownBy.MAIL if voice is Voice.CUSTOMER else KnownBy.HEARD)

    assert [found(rep, words=word) for word in ("予算", "稟議", "納期", "予算 納期")] == [["これ"]] * 4


def test_a_mark_of_the_text_alone_is_no_word(rep):
    say(LostDealFactory(workspace=rep.workspace), "稟議", Voice.TEXT, KnownBy.READ)

    assert found(rep, words="稟議") == []


@pytest.mark.parametrize("rows", [Company, Contact])
def test_a_new_name_is_found_at_once(rows, rep):
    company = CompanyFactory(workspace=rep.workspace)
    deal = DealFactory(workspace=rep.workspace, company=company, contact=ContactFactory(company=company), name="これ")
    before = found(rep, words="新しい名前")
    subject = deal.company if rows is Company else deal.contact
    rows.objects.filter(pk=subject.pk).update(name="新しい名前")
    record_audit(workspace=rep.workspace, by=rep, action="renamed", subject=subject, at=NOON)

    assert (before, found(rep, words="新しい名前")) == ([], ["これ"])

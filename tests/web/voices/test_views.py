"""お客様の声: each figure leads to its losses, masked answers only to whom they are for, and a CSV without reps' names."""

from __future__ import annotations

import csv
import io
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from atoippo.feedback.models import AnswerRelease
from atoippo.insights.filters import EVERYTHING
from atoippo.insights.voices import Kind, Wanted
from atoippo.teams.models import Role
from atoippo.values.reason import Reason
from atoippo.web.voices.question import Question
from insights.spoken import answered, asked, lost, state
from workplace import TODAY, CompanyFactory, MemberFactory, TeamFactory

SHOW, LOSSES, EXPORT = (reverse(f"voices:{name}") for name in ("show", "losses", "export"))

ONCE = re.compile(r"csrfmiddlewaretoken\W[^>]*|X-CSRFToken[^}]*")


def address(kind, **wanted):
    return Question(Wanted(kind=kind, **wanted), EVERYTHING).address


def seen(browser, place):
    """Return a page without what is drawn anew for each look."""
    return ONCE.sub("", browser.get(place).content.decode())


def csv_rows(response):
    text = b"".join(response.streaming_content).decode()
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def test_each_figure_opens_as_many_losses_as_it_counts(client_of, workspace, rep):
    lost(workspace, rep="timing", customer="timing")
    lost(workspace, rep="price_budget", customer="timing+price_budget")
    answered(asked(lost(workspace, rep="price_budget", customer="competitor")))
    lost(workspace, rep="price_budget", heard="heard")
    browser = client_of(rep)
    shown = browser.get(SHOW).context["shown"]

    counted = [*shown.figures, *shown.compared, shown.to_ask, *(line for line in shown.left_out if line.address)]
    differing = [(line.losses, line.address) for line in shown.differing]
    reasons = [(line.coverage.spoke, line.spoke) for line in (*shown.teams, *shown.reasons)]
    pairs = [*((line.losses, line.address) for line in counted), *differing, *reasons]

    assert len(pairs) == 3 + 3 + 1 + 1 + 1 + 3
    assert [browser.get(place).context["pages"].paginator.count for _, place in pairs] == [n for n, _ in pairs]


def test_counts_are_said_plainly_and_a_small_sample_says_so(client_of, workspace, rep):
    lost(workspace, rep="timing", customer="timing")

    page = client_of(rep).get(SHOW).content.decode()

    assert (page.count("1件中"), page.count("あと19件ほどで傾向が見えてきます"), page.count("κ")) == (1, 1, 0)


def test_kappa_stands_under_details_from_the_fair_sample_on(client_of, workspace, rep):
    reasons = ("timing", "competitor", "price_budget", "unclear_need")
    for n in range(20):
        lost(workspace, rep=reasons[n % 4], customer=reasons[(n if n % 3 else n + 1) % 4])

    page = client_of(rep).get(SHOW).content.decode()

    assert (page.count("傾向が見えてきます"), page.count("一致の度合い（κ）")) == (0, 1)


def test_without_own_words_the_page_leads_to_whom_to_ask(client_of, workspace, rep):
    lost(workspace, rep="timing", owner=rep, closed_on=timezone.localdate())

    page = client_of(rep).get(SHOW).content.decode()

    assert page.count(address(Kind.TO_ASK).replace("&", "&amp;")) == 1
    assert page.count("ご意見をお願いできる失注1件を見る") == 1


@pytest.mark.parametrize(
    ("asked_for", "said"), [({}, "失注の記録はまだありません"), ({"size_band": "0"}, "失注の記録はまだありません")]
)
def test_without_losses_the_page_says_what_to_do(asked_for, said, client_of, rep):
    assert client_of(rep).get(SHOW, asked_for).content.decode().count(said) == 1


def test_a_filter_without_losses_says_so(client_of, workspace, rep):
    lost(workspace, rep="timing", customer="timing")

    page = client_of(rep).get(SHOW, {"from": "2001-01-01", "to": "2001-12-31"}).content.decode()

    assert page.count("この条件に合う失注はありません") == 1


def test_a_filter_goes_along_to_the_losses_and_to_the_other_tab(client_of, workspace, rep):
    lost(workspace, rep="timing", customer="timing")
    browser = client_of(rep)

    page = browser.get(SHOW, {"from": "2026-01-01"})

    assert page.content.decode().count(f"{reverse('insights:show')}?from=2026-01-01") == 1
    assert page.context["shown"].figures[2].address == f"{LOSSES}?kind=spoke&from=2026-01-01"


def test_masked_answers_are_shown_to_their_reader_alone(client_of, workspace, rep, manager, admin):
    request = asked(lost(workspace, rep="timing", owner=rep), rep=rep)
    answered(request, masked=True, words="言いにくいのですが", reasons=["response_attitude", "decline"])

    seen = [client_of(member).get(SHOW) for member in (rep, manager, admin)]

    assert [page.content.decode().count("言いにくいのですが") for page in seen] == [0, 1, 0]
    assert [page.context["shown"].masked_count for page in seen] == [0, 1, 0]
    assert [str(reason) for reason in seen[1].context["shown"].masked[0].reasons] == [
        "弊社の対応（速さ・説明・態度など）が気になった", "答えにくい",
    ]  # fmt: skip


def test_a_rep_sees_the_same_page_whether_or_not_a_masked_answer_came(client_of, workspace, rep):
    request = asked(lost(workspace, rep="timing", owner=rep), rep=rep)
    browser = client_of(rep)
    pages = [SHOW, address(Kind.ASKED), address(Kind.ANSWERED), address(Kind.TO_ASK)]
    before = [seen(browser, place) for place in pages]

    answered(request, masked=True, words="言いにくいのですが")

    assert [seen(browser, place) for place in pages] == before


def test_a_rep_reads_masked_answers_only_several_together(client_of, workspace, rep):
    team = workspace.teams.get()
    AnswerRelease.objects.create(
        workspace=workspace,
        team=team,
        about=rep,
        answers_count=3,
        reasons={"timing": 2, "price_budget": 1},
        released_on=TODAY,
    )
    colleague = MemberFactory(workspace=workspace)

    told = [client_of(member).get(SHOW).context["shown"].releases for member in (rep, colleague)]

    assert [[str(reason) for reason in line.reasons] for line in told[0]] == [["価格・予算1件", "タイミング2件"]]
    assert told[1] == ()


@pytest.mark.parametrize("role", list(Role))
def test_the_csv_holds_own_words_without_reps_and_without_masked_answers(role, client_of, workspace):
    member = MemberFactory(workspace=workspace, role=role)
    company = CompanyFactory(workspace=workspace, name='=HYPERLINK("x")')
    loss = lost(workspace, rep="timing", heard="heard", company=company, owner=member)
    state(loss, "customer", "timing", known_by="form", quote=f"{member.display_name}さんには感謝しています")
    answered(asked(lost(workspace, rep="timing", owner=member)), masked=True, words="言いにくいのですが")

    header, *rows = csv_rows(client_of(member).get(EXPORT))

    assert [dict(zip(header, row, strict=True)) for row in rows] == [
        {
            "会社名": '\'=HYPERLINK("x")',
            "商談名": loss.deal.name,
            "チーム": "営業チーム",
            "失注日": "2026-03-01",
            "理由（営業）": "タイミング",
            "どうやって知ったか（営業）": "営業が聞き取り",
            "理由（お客様）": "タイミング",
            "どうやって知ったか（お客様）": "お客様のご回答（フォーム）",
            "営業の記録とお客様の声": "同じ",
            "お客様の言葉": "担当者さんには感謝しています",
        }
    ]


def test_the_csv_leaves_cells_empty_where_nobody_spoke(client_of, workspace, rep):
    lost(workspace, customer="-", told_by="mail", company=None)

    (row,) = csv_rows(client_of(rep).get(EXPORT))[1:]

    assert [row[0], *row[4:9]] == ["", "", "", "", "お客様のメール", ""]


def test_losses_of_other_teams_are_not_shown(client_of, workspace, rep, admin):
    lost(workspace, team=TeamFactory(workspace=workspace), rep="timing", customer="timing")

    found = [client_of(member).get(address(Kind.SAME)).context["pages"].paginator.count for member in (rep, admin)]

    assert found == [0, 1]


def test_an_address_that_asks_for_nonsense_shows_own_words(client_of, workspace, rep):
    loss = lost(workspace, rep="timing", customer="timing")

    page = client_of(rep).get(LOSSES, {"kind": "x", "told": "y", "rep": "z", "page": "99"})

    assert [row.loss for row in page.context["rows"]] == [loss]


def test_what_is_asked_for_is_said_in_words(client_of, workspace, rep):
    place = address(
        Kind.DIFFERENT, told=Reason.TIMING, rep=frozenset({Reason.TIMING}), customer=frozenset({Reason.COMPETITOR})
    )

    chips = client_of(rep).get(place).context["question"].chips

    assert [str(chip) for chip in chips] == ["営業の記録：タイミング", "お客様の声：競合", "営業の記録：タイミング"]


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_same_number_of_queries(number, client_of, workspace, manager, django_assert_num_queries):
    for _ in range(number):
        answered(asked(lost(workspace, rep="timing", customer="competitor")), masked=True)
    browser = client_of(manager)
    browser.get(SHOW)

    with django_assert_num_queries(14):
        browser.get(SHOW)


@pytest.mark.parametrize("number", [1, 3])
def test_losses_ask_the_same_number_of_queries(number, client_of, workspace, rep, django_assert_num_queries):
    for _ in range(number):
        lost(workspace, rep="timing", customer="competitor")
    browser = client_of(rep)
    browser.get(LOSSES)

    with django_assert_num_queries(13):
        page = browser.get(LOSSES)

    assert len(page.context["rows"]) == number

"""The customer's page: what it says, what it keeps, what it never tells."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache
from django.test import Client

from atoippo.feedback.models import Answer
from atoippo.teams.models import Member, Role
from atoippo.web.questionnaire.browser import COOKIE, seal_of
from atoippo.web.questionnaire.limits import SENDING, TRYING
from web.addresses import everything_stored
from web.questionnaire.links import PAST, TOKEN, asked, company_that_asks, link
from workplace import NOON

THANKS, CLOSED = "ご回答ありがとうございました。", "ご回答の受付は終了いたしました。"
FILLED = {"reasons": ["timing", "other"], "hard": "quotation", "conditions": ["budget"], "when": "next_year"}


@pytest.fixture(autouse=True)
def no_counts(db):
    """Begin each test without what was counted of the address."""
    cache.clear()


@pytest.fixture
def request_row(db):
    """Return a request whose link opens the page."""
    return asked()


def sent(client, what, *, token=TOKEN, query=""):
    """Send the form as the page gives it out."""
    return client.post(link(token, query), {"seal": seal_of(token), **what})


def text_of(response):
    """Return the words of a page."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode().split("<main>")[1]))


@pytest.mark.parametrize(
    ("department", "job_title", "post"),
    [
        ("営業部", "部長", "営業部長"),
        ("", "部長", "部長"),
        ("第二営業部", "課長", "第二営業部 課長"),
        ("営業部", "営業部長", "営業部長"),
    ],
)
def test_page_names_the_responsible_person_as_letters_do(client, request_row, department, job_title, post):
    Member.objects.filter(role=Role.MANAGER).update(department=department, job_title=job_title)

    assert f"責任者（{post} 鈴木）だけが読み、" in text_of(client.get(link()))


def test_page_says_who_asks_about_what_and_who_reads_it(client, request_row):
    text = text_of(client.get(link()))

    for words in (
        "株式会社みなと商会（担当：山田）",
        "このたびは「受発注システムのご提案」をご検討いただき、ありがとうございました。",
        "責任者（営業部長 鈴木）だけが読み、担当者にはほかのお客様のご回答とまとめて伝えます。",
        "お問い合わせ：03-0000-0000／info@example.jp",
    ):
        assert words in text


def test_purpose_contact_and_privacy_stand_before_the_button(client, request_row):
    page = client.get(link()).content.decode()

    places = [
        page.index(part) for part in ("改めるために使います", "https://example.jp/privacy", "お問い合わせ", "submit")
    ]
    assert places == sorted(places)


def test_page_holds_neither_the_recipient_nor_an_amount(client, request_row):
    page = client.get(link()).content.decode()

    deal = request_row.loss.deal
    assert [word in page for word in (deal.company.name, "320万", "3,200,000")] == [False, False, False]


def test_page_offers_no_mask_where_nobody_else_could_read_it(client, db):
    workspace = company_that_asks()
    workspace.members.update(is_active=False)
    asked(workspace)

    page = client.get(link()).content.decode()

    assert ('name="masked"' in page, 'name="no_more"' in page) == (False, True)


def test_looking_leaves_no_trace(request_row):
    browser = Client(enforce_csrf_checks=True)
    before = everything_stored()

    answers = [look(link(query=query)) for look in (browser.get, browser.head) for query in ("", "?lang=en", "?edit=1")]

    assert everything_stored() == before
    assert [answer.status_code for answer in answers] == [200] * 6
    assert browser.cookies == {}


def test_page_is_kept_from_caches_search_and_other_sites(client, request_row):
    headers = client.get(link()).headers

    kept = [headers[name] for name in ("Cache-Control", "Referrer-Policy", "X-Robots-Tag")]
    assert kept == ["no-store", "no-referrer", "noindex, nofollow"]


def test_page_needs_no_script_and_nobody_else(client, request_row):
    page = client.get(link()).content.decode()

    assert "<script" not in page
    assert set(re.findall(r'(?:src|href)="(https?:[^"]+)"', page)) == {"https://example.jp/privacy"}


def test_reasons_keep_their_order_for_a_link_and_differ_between_links(client, request_row):
    other = asked(request_row.workspace, "another")
    orders = [
        re.findall(r'name="reasons" value="(\w+)"', client.get(link(token)).content.decode())
        for token in (TOKEN, TOKEN, "another")
    ]

    assert other.pk != request_row.pk
    assert orders[0] == orders[1]
    assert orders[0] != orders[2]
    assert {tuple(order[6:]) for order in orders} == {("other", "decline")}


def test_answer_is_kept_without_cookies_and_login(request_row):
    browser = Client(enforce_csrf_checks=True)

    response = sent(browser, FILLED | {"words": "一文です。"})

    kept = Answer.objects.get()
    assert THANKS in text_of(response)
    assert (kept.said["reasons"], kept.said["when"], kept.words) == (["timing", "other"], "next_year", "一文です。")


def test_three_reasons_come_back_kindly_with_all_that_was_filled_in(client, request_row):
    what = FILLED | {
        "reasons": ["timing", "other", "price_budget"],
        "words": "そのまま",
        "condition_words": "来期",
        "no_more": "on",
    }

    page = sent(client, what).content.decode()

    chosen = set(re.findall(r'value="(\w+)" checked', page))
    assert "理由は2つまでお選びいただけます。いま3つ選ばれています。" in page
    assert chosen == {"timing", "other", "price_budget", "quotation", "budget", "next_year"}
    assert (">そのまま</textarea>" in page, ">来期</textarea>" in page, 'name="no_more" checked' in page) == (True,) * 3
    assert Answer.objects.count() == 0


@pytest.mark.parametrize("what", [{}, {"masked": "on"}, {"words": "  "}, {"deciding": "trust"}])
def test_an_empty_form_gets_a_kind_note(client, request_row, what):
    assert "一つでも結構ですので、答えやすいところをお選びください。" in text_of(sent(client, what))
    assert Answer.objects.count() == 0


def test_a_form_that_is_not_ours_keeps_nothing_and_loses_nothing(client, request_row):
    page = client.post(link(), FILLED).content.decode()

    assert "もう一度［回答を送る］を押してください。" in page
    assert (Answer.objects.count(), 'value="timing" checked' in page) == (0, True)


def test_only_the_browser_that_sent_it_sees_its_answer(request_row):
    own, other = Client(), Client()
    sent(own, FILLED | {"words": "わたしの言葉"})

    seen = [browser.get(link(query="?edit=1")).content.decode() for browser in (own, other)]

    assert ["わたしの言葉" in page for page in seen] == [True, False]
    assert THANKS in text_of(own.get(link()))
    assert 'value="timing" checked' not in other.get(link()).content.decode()


def test_who_sent_is_known_by_a_cookie_for_this_link_alone(client, request_row):
    cookie = sent(client, FILLED).cookies[COOKIE]

    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (link(), True, "Lax")


def test_a_forged_cookie_opens_nothing(request_row):
    own, forger = Client(), Client()
    sent(own, FILLED | {"words": "わたしの言葉"})
    forger.cookies[COOKIE] = own.cookies[COOKIE].value[:-2] + "xx"

    assert "わたしの言葉" not in forger.get(link(query="?edit=1")).content.decode()


def test_answering_again_replaces_from_any_browser(request_row):
    for words in ("はじめ", "あとから"):
        sent(Client(), FILLED | {"words": words})

    assert [answer.words for answer in Answer.objects.standing()] == ["あとから"]


def test_thanks_say_until_when_the_answer_may_be_changed(client, request_row):
    response = sent(client, FILLED)

    assert "回答を直す（10月31日まで）" in text_of(response)
    assert 'href="?edit=1"' in response.content.decode()


def test_unknown_ended_and_revoked_links_look_alike(client, request_row):
    asked(request_row.workspace, "over", until=PAST)
    asked(request_row.workspace, "back", revoked_at=NOON)
    tokens = ("over", "back", "none-such")

    answers = [client.get(link(token)) for token in tokens] + [sent(client, FILLED, token=token) for token in tokens]

    assert {(answer.status_code, CLOSED in text_of(answer)) for answer in answers} == {(200, True)}
    assert len({answer.content for answer in answers}) == 1
    assert Answer.objects.count() == 0


def test_links_that_open_nothing_cost_the_same_one_look(client, request_row, django_assert_max_num_queries):
    asked(request_row.workspace, "over", until=PAST)
    asked(request_row.workspace, "back", revoked_at=NOON)
    looks = []

    for token in ("over", "back", "none-such"):
        with django_assert_max_num_queries(20) as asked_for:
            client.get(link(token))
        looks.append([query["sql"] for query in asked_for.captured_queries if "feedback" in query["sql"]])

    assert [len(look) for look in looks] == [1, 1, 1]


def test_who_tries_many_links_waits_for_all(client, request_row):
    for number in range(TRYING.most):
        client.get(link(f"guess-{number}"))

    answers = [client.get(link("guess")), client.get(link()), sent(client, FILLED)]

    assert [answer.status_code for answer in answers] == [429] * 3
    assert len({answer.content for answer in answers}) == 1


def test_sending_without_end_is_paused_and_loses_nothing(client, request_row):
    for _ in range(SENDING.most):
        sent(client, {})

    response = sent(client, FILLED)

    assert (response.status_code, Answer.objects.count()) == (429, 0)
    assert 'value="timing" checked' in response.content.decode()


def test_limits_count_each_address_by_itself(client, request_row):
    for number in range(TRYING.most):
        client.get(link(f"guess-{number}"), REMOTE_ADDR="2001:db8::1")

    seen = [
        client.get(link(), REMOTE_ADDR=place).status_code for place in ("2001:db8::2", "2001:db8:1::1", "192.0.2.1")
    ]

    assert seen == [429, 200, 200]


def test_a_signed_in_member_is_shown_what_anybody_is(client_of, rep, client, request_row):
    assert client_of(rep).get(link()).content == client.get(link()).content


def test_page_speaks_the_language_of_its_link(client, request_row):
    page = client.get(link(query="?lang=en"))

    assert (page.headers["Content-Language"], 'action="?lang=en"' in page.content.decode()) == ("en", True)
    assert client.get(link(), HTTP_COOKIE="atoippo_language=en").headers["Content-Language"] == "ja"

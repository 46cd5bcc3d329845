"""What stands around every page: navigation, the member's places, the pages for what went wrong, the strict policy."""

from __future__ import annotations

import json
import re

import lucide
import pytest
from django.contrib.staticfiles import finders
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse
from django.utils import translation

from architecture.source import PACKAGE
from atoippo.web.frame import NAVIGATION
from workplace import MemberFactory, UserFactory

STYLES = "".join(sheet.read_text(encoding="utf-8") for sheet in (PACKAGE / "web" / "static").rglob("*.css"))
MADE_AT_SET_UP = {"vega.js"}
TEMPLATES = sorted((PACKAGE / "web" / "templates").rglob("*.html"))
LANGUAGES = pytest.mark.parametrize(
    ("language", "title"), [("ja", "ページが見つかりません｜Atoippo"), ("en", "Page not found | Atoippo")]
)


def title_of(response):
    return re.search(r"<title>(.*?)</title>", response.text, re.DOTALL)[1]


@pytest.mark.parametrize(
    ("path", "room"),
    [
        ("/", "今日"),
        ("/deals/", "商談"),
        ("/deals/7/", "商談"),
        ("/revival/", "追客"),
        ("/pursuits/", "追客"),
        ("/insights/", "分析"),
        ("/settings/", None),
    ],
)
def test_a_page_belongs_to_at_most_one_place(path, room):
    assert [str(place.word) for place in NAVIGATION if place.holds(path)] == ([room] if room else [])


def test_the_frame_names_member_and_workspace(client_of, rep):
    response = client_of(rep).get(reverse("design:show"))

    assert response.context["member"] == rep
    assert [str(room.word) for room, _ in response.context["navigation"]] == ["今日", "商談", "追客", "分析"]
    assert f'<span class="where">{rep.workspace}</span>' in response.text


@pytest.mark.parametrize("name", ["today:show", "deals:list", "revival:list", "insights:show", "settings:show"])
def test_a_loss_is_recorded_in_one_tap_from_every_page(name, client_of, rep):
    text = client_of(rep).get(reverse(name)).text

    assert text.count(f'href="{reverse("losing:begin")}"') >= 2  # the phone's bar and the top of wide screens


def test_the_frame_asks_one_query_of_its_own(client_of, rep, django_assert_num_queries):
    MemberFactory(user=rep.user)
    browser = client_of(rep)

    with django_assert_num_queries(3):  # session, user, places
        browser.get(reverse("design:show"))


def test_a_single_place_offers_no_choice(client_of, rep):
    assert reverse("account_workspace") not in client_of(rep).get(reverse("design:show")).text


def test_a_stranger_sees_no_navigation(client, db):
    response = client.get("/nowhere/")

    assert (response.status_code, response.context["navigation"], "rooms" in response.text) == (404, [], False)


@LANGUAGES
def test_a_lost_page_says_what_to_do(client_of, rep, language, title):
    browser = client_of(rep)
    browser.cookies["atoippo_language"] = language

    response = browser.get("/nowhere/")

    assert (response.status_code, title_of(response)) == (404, title)


def test_a_user_without_a_workspace_learns_how_to_get_one(client, db):
    user = UserFactory()
    client.force_login(user)

    response = client.get(reverse("today:show"))

    assert (response.status_code, title_of(response)) == (403, "まだワークスペースがありません｜Atoippo")
    assert user.email in response.text


def test_a_form_without_token_says_what_to_do(db):
    response = Client(enforce_csrf_checks=True).post(reverse("account_login"))

    assert (response.status_code, title_of(response)) == (403, "もう一度お送りください｜Atoippo")


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", ["400.html", "429.html", "500.html"])
def test_pages_for_our_errors_need_nothing_but_themselves(name, language):
    with translation.override(language):
        page = get_template(name).render()

    assert f'<html lang="{language}">' in page


def test_the_policy_lets_in_only_our_own(client, db):
    policy = client.get(reverse("account_login")).headers["Content-Security-Policy"]

    assert {"default-src 'none'", "script-src 'self'", "style-src 'self'"} <= set(policy.split("; "))


def test_htmx_keeps_the_policy(client_of, rep):
    text = client_of(rep).get(reverse("design:show")).text
    config = json.loads(re.search(r"name=\"htmx-config\" content='(.*?)'", text)[1])

    assert (config["allowEval"], config["includeIndicatorStyles"], config["historyCacheSize"]) == (False, False, 0)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE / "web" / "templates")))
def test_templates_hold_no_inline_style_or_script(template):
    text = template.read_text(encoding="utf-8")

    assert re.findall(r"""\sstyle=["']|<style|<script(?![^>]*\ssrc=)|\son\w+=["']|hx-on|javascript:""", text) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE / "web" / "templates")))
def test_templates_name_files_and_icons_that_are_there(template):
    text = template.read_text(encoding="utf-8")
    files, icons = re.findall(r'{% static "([^"]+)"', text), re.findall(r'{% icon "([^"]+)"', text)

    assert [file for file in files if file not in MADE_AT_SET_UP and finders.find(file) is None] == []
    assert [icon for icon in icons if not lucide._render_icon(icon, 20).startswith("<svg")] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE / "web" / "templates")))
def test_templates_use_only_classes_of_the_design(template):
    text = re.sub(r"{%.*?%}|{{.*?}}", " ", template.read_text(encoding="utf-8"), flags=re.DOTALL)
    used = {name for names in re.findall(r'\bclass="([^"]*)"', text) for name in names.split()}

    assert used - set(re.findall(r"\.([a-zA-Z][\w-]*)", STYLES)) == set()


def test_the_choice_of_a_workspace_names_the_place_however_many_there_are(client_of, rep):
    MemberFactory(user=rep.user, pk=1_234_567)

    pages = [client_of(rep).get(reverse(name)).text for name in ("design:show", "settings:show")]

    assert [page.count('name="member" value="1234567"') for page in pages] == [1, 2]

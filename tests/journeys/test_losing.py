"""From the deal list to a recorded loss on a phone: by touch, by keyboard, without script, twice, and off the line."""

from __future__ import annotations

import re

import pytest

from journeys.chromium import needs_chromium
from journeys.keyboard import Keyboard
from journeys.pace import Pace
from journeys.site import PASSWORD, REP

pytestmark = needs_chromium

PHONE = {"size": (390, 844), "has_touch": True, "is_mobile": True}
SENTENCE = "今期は予算が取れず、来年度に改めて、とのことです。"
LOSE = re.compile(r"/deals/\d+/lose/$")
AFTER = re.compile(r"/losses/\d+/\?saved=")
LETTER = re.compile(r"/letters/\d+/$")
ROW_BUTTON = "tbody a[href$='/lose/']"
SAVE = ".save-bar button"
QUOTE = "[name=quote]"
SENT_TWICE = "form => Promise.all([0, 1].map(() => fetch(form.action, {method: 'POST', body: new FormData(form)}).then(answer => answer.url)))"


def chip(name, value):
    """Return the chip of an answer."""
    return f"label:has([name={name}][value={value}])"


def number_of(page):
    """Return the number in the page's address."""
    return int(re.search(r"/(\d+)/", page.url)[1])


@pytest.fixture
def own_list(site):
    """Return the address of the rep's own open deals."""
    [[member]] = site.stored(
        "select m.id from teams_member m join teams_user u on u.id = m.user_id where u.email = ?", REP
    )
    return f"/deals/?outcome=open&owner={member}"


@pytest.fixture
def own_deal(site):
    """Return one open deal of the rep."""
    question = "select d.id from deals_deal d join teams_member m on m.id = d.owner_id join teams_user u on u.id = m.user_id where u.email = ? and d.outcome = 'open' order by d.id desc limit 1"
    return site.stored(question, REP)[0][0]


@pytest.fixture
def phone(visit):
    return visit(REP, **PHONE)


def told_of(site, loss):
    """Return what the database holds of a loss: words, main reason, conditions with their days."""
    said = "select s.quote, r.reason from reasons_statement s join reasons_statedreason r on r.statement_id = s.id where s.loss_id = ? and s.voice = 'rep' order by r.weight desc limit 1"
    waits = "select kind, due_on is not null from conditions_condition where loss_id = ? order by kind"
    return site.stored(said, loss), site.stored(waits, loss)


def test_shortest_form_takes_three_taps_and_a_sentence(phone, site, own_list, capsys):
    phone.goto(own_list)
    pace = Pace(phone)

    pace.find(ROW_BUTTON, to=LOSE)
    pace.say(QUOTE, SENTENCE)
    pace.choose_reason(chip("reason", "price_budget"))
    pace.press(SAVE, to=AFTER)

    with capsys.disabled():
        print(f"\n{pace.told('shortest form')}")  # noqa: T201 - the figure is the point
    assert told_of(site, number_of(phone)) == ([(SENTENCE, "price_budget")], [])
    assert (pace.taps, pace.seconds <= 45) == (3, True)


def test_full_form_and_thanks_take_a_minute_together(phone, site, own_list, capsys):
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.goto(own_list)
    pace = Pace(phone)

    pace.find(ROW_BUTTON, to=LOSE)
    pace.say(QUOTE, SENTENCE)
    pace.choose_reason(chip("reason", "price_budget"))
    pace.choose(chip("when", "fy"))
    pace.choose(chip("hopes", "budget"))
    pace.press(SAVE, to=AFTER)
    loss, thanks = number_of(phone), Pace(phone)
    thanks.press("form[action$='/thanks/'] button", to=LETTER)
    thanks.press("[data-copies='letter-body']")
    phone.wait_for_selector("#body-copied:visible")

    with capsys.disabled():
        print(f"\n{pace.told('full form')}\n{thanks.told('thanks')}")  # noqa: T201 - the same
    assert told_of(site, loss) == ([(SENTENCE, "price_budget")], [("budget", 0), ("timing", 1)])
    assert "西尾" in phone.evaluate("navigator.clipboard.readText()")
    assert (pace.seconds <= 45, thanks.seconds <= 15) == (True, True)


def test_deal_that_is_in_no_list_is_recorded_from_any_page(phone, site, capsys):
    phone.goto("/insights/")
    pace = Pace(phone)

    pace.press(".rooms .begin a", to="**/deals/lose/")
    pace.say("[name=company]", "株式会社あかり堂")
    pace.say("[name=amount]", "320万円")
    pace.say(QUOTE, SENTENCE)
    pace.choose_reason(chip("reason", "price_budget"))
    pace.press(SAVE, to=AFTER)

    with capsys.disabled():
        print(f"\n{pace.told('quick entry')}")  # noqa: T201 - the same
    found = "select c.name, l.amount_yen from deals_loss l join deals_deal d on d.id = l.deal_id join customers_company c on c.id = d.company_id where l.id = ?"
    assert site.stored(found, number_of(phone)) == [("株式会社あかり堂", 3_200_000)]
    assert pace.taps == 3


def test_full_form_by_keyboard(visit, site, own_list):
    page = visit(REP, size=(390, 844))
    keys = Keyboard(page)
    page.goto(own_list)

    keys.follow(ROW_BUTTON, to=LOSE)
    keys.go_to(QUOTE)
    keys.write(SENTENCE)
    keys.go_to("[name=reason]")
    page.keyboard.press("Space")
    keys.go_to("[name=when]")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    keys.go_to("[name=hopes]")
    page.keyboard.press("Space")
    keys.follow(SAVE, to=AFTER)

    assert told_of(site, number_of(page)) == ([(SENTENCE, "price_budget")], [("budget", 0), ("timing", 1)])
    assert keys.faults == set()


def test_suggestion_marks_a_reason_and_moves_no_chip(phone, own_deal):
    phone.goto(f"/deals/{own_deal}/lose/")
    places = "[...document.querySelectorAll('#id_reason > .chips > .chip')].map(chip => [chip.offsetLeft - chip.parentElement.offsetLeft, chip.offsetTop - chip.parentElement.offsetTop, chip.offsetWidth])"
    before = phone.evaluate(places)

    phone.fill(QUOTE, "価格ではなく、社内の稟議が通りませんでした。")
    phone.wait_for_selector("#reading mark")

    marked = phone.locator(".chip:has(.from-text:not(:empty)) input").evaluate_all(
        "inputs => inputs.map(input => input.value)"
    )
    assert marked == ["internal_approval"]
    assert phone.locator("#reading s").all_inner_texts() == ["価格ではなく、"]
    assert (phone.evaluate(places), phone.locator("[name=reason]:checked").count()) == (before, 0)


def test_button_that_saves_stands_above_the_keyboard(phone, own_deal):
    phone.goto(f"/deals/{own_deal}/lose/")

    phone.evaluate("Object.defineProperty(visualViewport, 'height', {value: 480})")
    phone.evaluate("visualViewport.dispatchEvent(new Event('resize'))")

    box = phone.locator(SAVE).bounding_box()
    assert (box["y"] > 300, box["y"] + box["height"] <= 480) == (True, True)
    assert not phone.locator(".rooms").is_visible()


def test_form_needs_no_script(visit, site, own_deal):
    page = visit(REP, **PHONE, java_script_enabled=False)
    page.goto(f"/deals/{own_deal}/lose/")
    page.fill(QUOTE, "お世話になっております。予算が取れませんでした。")

    page.tap("[name=read]")
    page.wait_for_selector("#reading mark")
    marked = page.locator("#reading mark").all_inner_texts()
    page.tap(chip("reason", "price_budget"))
    page.tap(SAVE)
    page.wait_for_url(AFTER)

    assert (marked, page.locator("h1").inner_text()) == (
        ["予算が取れませんでした。"],
        "記録しました。おつかれさまでした。",
    )
    assert told_of(site, number_of(page))[0] == [("お世話になっております。予算が取れませんでした。", "price_budget")]


def test_double_click_and_double_submit_record_one_loss(phone, site, own_deal):
    phone.goto(f"/deals/{own_deal}/lose/")
    phone.tap(chip("reason", "timing"))

    addresses = phone.locator("form.loss-form").evaluate(SENT_TWICE)
    phone.dblclick(SAVE)
    phone.wait_for_url(AFTER)

    assert addresses == [phone.url, phone.url]
    assert site.stored("select count(*) from deals_loss where deal_id = ?", own_deal) == [(1,)]


def test_second_tab_finds_the_recorded_loss_and_keeps_its_words(visit, site, own_deal):
    tabs = [visit(REP, **PHONE) for _ in range(2)]
    for tab in tabs:
        tab.goto(f"/deals/{own_deal}/lose/")
        tab.tap(chip("reason", "timing"))
    tabs[1].fill(QUOTE, SENTENCE)

    tabs[0].tap(SAVE)
    tabs[0].wait_for_url(AFTER)
    tabs[1].tap(SAVE)
    tabs[1].wait_for_selector("main .notice.warm:has(a[href*='/losses/'])")

    assert tabs[1].input_value(QUOTE) == SENTENCE
    assert site.stored("select count(*) from deals_loss where deal_id = ?", own_deal) == [(1,)]


def test_words_outlive_a_lost_connection(phone, site, own_deal):
    phone.goto(f"/deals/{own_deal}/lose/")
    phone.context.set_offline(True)
    phone.fill(QUOTE, SENTENCE)
    phone.tap(chip("reason", "competitor"))
    phone.tap(SAVE)
    phone.wait_for_selector("#trouble [data-when=offline]:visible")
    kept_in_place = phone.input_value(QUOTE)
    phone.context.set_offline(False)

    phone.reload()
    phone.wait_for_selector("#draft:visible")
    restored = (phone.input_value(QUOTE), phone.is_checked("[name=reason][value=competitor]"))
    phone.tap(SAVE)
    phone.wait_for_url(AFTER)

    assert (kept_in_place, restored) == (SENTENCE, (SENTENCE, True))
    assert phone.evaluate("Object.keys(localStorage)") == []


def test_draft_is_dropped_by_a_tap_and_goes_with_the_sign_out(visit, own_deal):
    page = visit(None, **PHONE)
    page.goto(f"/accounts/login/?next=/deals/{own_deal}/lose/")
    page.fill("[name=login]", REP)
    page.fill("[name=password]", PASSWORD)
    page.tap("main button[type=submit]")
    page.wait_for_url(f"**:*/deals/{own_deal}/lose/")
    written(page, SENTENCE)
    page.reload()
    page.tap("#drop-draft")
    page.wait_for_timeout(600)  # longer than a draft rests
    dropped = (page.input_value(QUOTE), page.evaluate("Object.keys(localStorage)"))

    written(page, SENTENCE)
    page.tap(".only-phone [popovertarget=menu]")
    page.tap("#menu form[action$='/logout/'] button")
    page.wait_for_url("**/accounts/login/**")

    assert (dropped, page.evaluate("Object.keys(localStorage)")) == (("", []), [])


def written(page, words):
    """Write into the form, and wait until the browser has kept it."""
    page.fill(QUOTE, words)
    for _ in range(50):
        if page.evaluate("Object.keys(localStorage).length") == 1:
            return
        page.wait_for_timeout(100)
    pytest.fail("no draft is kept")

"""Writing a letter: nothing is overwritten unseen, and what a customer may hear is said while one writes."""

from __future__ import annotations

import pytest
from django.urls import reverse

from atoippo.mail.models import Message, MessageKind, MessageState
from atoippo.reasons.models import StatedReason, Statement
from atoippo.reasons.rules import KnownBy, Voice
from atoippo.web.letters.forms import LONGEST_BODY
from mail.desk import WORDS
from workplace import NOON

PART = {"HX-Request": "true"}


def address(letter, name="edit"):
    return reverse(f"letters:{name}", args=[letter.pk])


def typed(browser, letter, **changed):
    form = browser.get(address(letter)).context["form"]
    return {name: form[name].value() for name in ("subject", "body", "seen")} | changed


def save(browser, letter, **changed):
    return browser.post(address(letter), typed(browser, letter, **changed))


def stored(letter):
    return Message.objects.values_list("subject", "body").get(pk=letter.pk)


def test_a_text_is_saved(browser, letter):
    response = save(browser, letter, body="書き直しました。\r\nありがとうございました。")

    assert response.headers["Location"] == reverse("letters:show", args=[letter.pk])
    assert stored(letter) == (WORDS.subject, "書き直しました。\nありがとうございました。")


def test_the_later_of_two_tabs_is_told_and_shown_what_is_stored(browser, letter):
    second = typed(browser, letter, body="あとのタブ")
    save(browser, letter, body="先のタブ")

    response = browser.post(address(letter), second)

    assert (response.status_code, stored(letter)[1]) == (200, "先のタブ")
    assert response.context["letter"].body == "先のタブ"
    assert [str(error)[:12] for error in response.context["form"].non_field_errors()] == ["この文面は、開いたあとに"]


def test_who_has_seen_what_is_stored_may_save_over_it(browser, letter):
    second = typed(browser, letter, body="あとのタブ")
    save(browser, letter, body="先のタブ")
    form = browser.post(address(letter), second).context["form"]

    browser.post(address(letter), {name: form[name].value() for name in ("subject", "body", "seen")})

    assert stored(letter)[1] == "あとのタブ"


@pytest.mark.parametrize("subject", ["お礼\r\nBcc: everybody@example.jp", "お礼\nBcc: everybody@example.jp"])
def test_a_subject_stays_on_its_line(browser, letter, subject):
    save(browser, letter, subject=subject)

    assert stored(letter)[0] == "お礼 Bcc: everybody@example.jp"


@pytest.mark.parametrize(
    ("field", "text"), [("body", "あ" * (LONGEST_BODY + 1)), ("body", " \n "), ("subject", ""), ("subject", "あ" * 201)]
)
def test_what_cannot_be_a_letter_is_told_at_its_field(browser, letter, field, text):
    response = save(browser, letter, **{field: text})

    assert (response.status_code, list(response.context["form"].errors)) == (200, [field])
    assert stored(letter) == (WORDS.subject, WORDS.body)


def test_a_very_long_text_is_kept(browser, letter):
    save(browser, letter, body="あ" * LONGEST_BODY)

    assert len(stored(letter)[1]) == LONGEST_BODY


def test_checking_saves_nothing(browser, letter):
    response = browser.post(address(letter, "check"), typed(browser, letter, body="御社のご発展をお祈りします。"))

    assert [remark.words for remark in response.context["remarks"]] == ["御社"]
    assert response.context["form"]["body"].value() == "御社のご発展をお祈りします。"
    assert stored(letter) == (WORDS.subject, WORDS.body)


def test_htmx_gets_the_remarks_alone(browser, letter):
    response = browser.post(address(letter, "check"), {"subject": "お礼", "body": "御社"}, headers=PART)

    assert ("<form" in response.text, "<mark" in response.text) == (False, True)


def test_a_reply_is_heard_while_it_is_written_and_may_be_saved_all_the_same(browser, desk):
    letter = desk.draft(kind=MessageKind.REPLY)
    body = "しかし弊社の価格は他社より安いはずです。"

    checked = browser.post(address(letter, "check"), {"subject": "お返事", "body": body})
    save(browser, letter, body=body)

    assert [remark.blocks for remark in checked.context["remarks"]].count(False) >= 1
    assert checked.context["suggestions"]
    assert stored(letter)[1] == body


def test_a_request_keeps_its_link(browser, desk):
    link = "https://atoippo.example.jp/ask/abc"
    words = type(WORDS)("ご意見をお聞かせください", f"ご回答ページ：{link}")
    letter = desk.draft(kind=MessageKind.SURVEY, wording=words)

    response = save(browser, letter, body="リンクを消しました。")

    assert (response.status_code, stored(letter)[1]) == (200, words.body)
    assert len(response.context["form"].non_field_errors()) == 1


def test_what_has_left_is_not_written_any_more(browser, letter):
    Message.objects.update(state=MessageState.BY_HAND, approved_at=letter.drafted_at)

    assert browser.get(address(letter)).status_code == 404


@pytest.fixture
def thanks(browser, desk):
    """Return thanks whose loss has got another reason since."""
    loss = desk.deal.losses.get()
    browser.post(reverse("letters:thanks", args=[loss.pk]))
    said = Statement.objects.create(
        workspace=desk.workspace, loss=loss, voice=Voice.REP, known_by=KnownBy.HEARD, stated_at=NOON
    )
    StatedReason.objects.create(workspace=desk.workspace, statement=said, reason="price_budget")
    return Message.objects.get()


def test_a_draft_says_that_the_reason_changed_and_is_made_anew(browser, thanks):
    shown = browser.get(address(thanks, "show"))

    browser.post(address(thanks, "redraft"), {"seen": shown.context["shown"].seen})

    assert [phrase in shown.text for phrase in ("理由が変わりました。", "文面を作り直しますか？")] == [True, False]
    assert ("お骨折り" in stored(thanks)[1], "理由が変わりました。" in browser.get(address(thanks, "show")).text) == (
        True,
        False,
    )


def test_a_draft_that_somebody_changed_is_made_anew_after_a_question(browser, thanks):
    save(browser, thanks, body="私の言葉です。")

    assert "文面を作り直しますか？" in browser.get(address(thanks, "show")).text
    assert stored(thanks)[1] == "私の言葉です。"


def test_words_that_came_in_since_are_not_made_anew_unseen(browser, thanks):
    seen = browser.get(address(thanks, "show")).context["shown"].seen
    save(browser, thanks, body="私の言葉です。")

    browser.post(address(thanks, "redraft"), {"seen": seen})

    assert stored(thanks)[1] == "私の言葉です。"

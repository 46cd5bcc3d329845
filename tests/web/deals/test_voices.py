"""だれが何と言ったか: three voices side by side, how we know, what a text tells, and what each said before."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from atoippo.reasons.actions import state_reasons
from atoippo.reasons.models import KnownBy, Statement, Voice
from atoippo.reasons.rules import StatedReasonDetails, StatementDetails
from atoippo.values.reason import Reason
from atoippo.web.deals.voices import voices_of
from insights.spoken import lost, state
from workplace import NOON, MemberFactory


def only_side(loss, voice):
    (about,) = voices_of(loss.deal)
    return next(side for side in about.sides if side.voice is voice)


def test_three_voices_stand_side_by_side(workspace):
    loss = lost(workspace, rep="price_budget", customer="timing")
    state(loss, "manager", "internal_approval", known_by="heard")

    (about,) = voices_of(loss.deal)

    told = [(side.voice, [str(reason) for reason in side.words.reasons]) for side in about.sides]
    assert told == [(Voice.REP, ["価格・予算"]), (Voice.CUSTOMER, ["タイミング"]), (Voice.MANAGER, ["社内決裁"])]


def test_what_is_still_to_be_heard_has_its_place(workspace):
    loss = lost(workspace, rep="price_budget")

    (about,) = voices_of(loss.deal)

    assert [(side.voice, side.words is None, side.missing is None) for side in about.sides] == [
        (Voice.REP, False, False),
        (Voice.CUSTOMER, True, False),
    ]


@pytest.mark.parametrize(
    ("voice", "known_by", "words"),
    [
        ("rep", "heard", "営業が聞き取り"),
        ("rep", "guess", "営業の推測"),
        ("rep", "mail", "お客様のメール"),
        ("customer", "form", "お客様のご回答（フォーム）"),
        ("manager", "guess", "上司の推測"),
        ("manager", "heard", "上司がお客様からうかがった"),
    ],
)
def test_how_we_know_is_said_for_whoever_reads(voice, known_by, words, workspace):
    loss = lost(workspace)
    state(loss, voice, "timing", known_by=known_by)

    assert str(only_side(loss, Voice(voice)).words.known_by) == words


def test_a_finer_reason_keeps_the_words_of_its_day(workspace, rep):
    loss = lost(workspace, owner=rep)
    told = (StatedReasonDetails(reason=Reason.TIMING, sub="まだ早い"),)
    details = StatementDetails(voice=Voice.REP, known_by=KnownBy.HEARD, reasons=told, quote="来年で")
    state_reasons(loss=loss, details=details, by=rep, at=NOON)

    assert [str(reason) for reason in only_side(loss, Voice.REP).words.reasons] == ["タイミング（まだ早い）"]


@pytest.mark.parametrize(
    ("confidence", "certainty"),
    [(0.95, "はっきり読み取れます"), (0.7, "おそらく"), (0.3, "はっきりとは読み取れません"), (None, "None")],
)
def test_what_was_read_from_the_customers_mail_says_how_sure_that_is(confidence, certainty, workspace):
    loss = lost(workspace, customer="timing", told_by="mail")
    Statement.objects.get(voice="customer").reasons.update(confidence=confidence)

    assert str(only_side(loss, Voice.CUSTOMER).words.certainty) == certainty


def test_what_a_voice_said_before_stays_readable_the_newest_first(workspace):
    loss = lost(workspace)
    for day, quote in enumerate(["一つ目", "二つ目", "三つ目"]):
        state(loss, "rep", "timing", known_by="heard", quote=quote, at=NOON + timedelta(days=day))

    words = only_side(loss, Voice.REP).words

    assert (words.quote, [before.quote for before in words.earlier]) == ("三つ目", ["二つ目", "一つ目"])


def test_words_that_were_taken_back_stand_nowhere(workspace):
    loss = lost(workspace, rep="timing", customer="timing")
    state(loss, "customer", "-", known_by="mail", quote="")

    assert only_side(loss, Voice.CUSTOMER).words is None


def test_the_page_shows_the_mark_once_and_earlier_words_in_a_fold(client_of, workspace, rep):
    loss = lost(workspace, owner=rep)
    state(loss, "rep", "timing", known_by="heard", quote="前の言葉")
    state(loss, "rep", "timing", known_by="heard", quote="稟議が止まった")
    state(loss, "text", "internal_approval", known_by="read", quote="稟議が止まった")

    page = client_of(rep).get(reverse("deals:show", args=[loss.deal_id])).content.decode()

    assert (page.count("文章から："), page.count("以前の言葉1件"), page.count("前の言葉</blockquote>")) == (1, 1, 1)


def test_each_is_offered_to_speak_in_their_own_voice(client_of, workspace, rep, manager):
    loss, colleague = lost(workspace, owner=rep, rep="timing"), MemberFactory(workspace=workspace)
    place = reverse("voices:say", args=[loss.pk])

    pages = [
        client_of(member).get(reverse("deals:show", args=[loss.deal_id])).content.decode()
        for member in (rep, manager, colleague)
    ]

    offered = [[page.count(f"{place}?voice={voice}") for voice in ("rep", "manager")] for page in pages]
    assert offered == [[1, 0], [0, 1], [0, 0]]


@pytest.mark.parametrize("number", [1, 3])
def test_voices_ask_the_same_number_of_queries(number, workspace, django_assert_num_queries):
    loss = lost(workspace)
    for _ in range(number):
        state(loss, "rep", "timing", known_by="heard")
        state(loss, "customer", "timing", known_by="form")

    with django_assert_num_queries(3):
        voices_of(loss.deal)

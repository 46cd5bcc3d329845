"""Asking a customer from our side: the proposal, whom, not this time, taking back."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from atoippo.customers.models import Contact
from atoippo.feedback.models import FeedbackRequest, NotAsking
from atoippo.feedback.rules.timing import TOKYO
from atoippo.mail.models import MessageKind
from atoippo.reasons.actions import state_reasons
from atoippo.reasons.rules import KnownBy, StatedReasonDetails, StatementDetails, Voice
from atoippo.values.reason import Reason
from feedback.asked import ask, asked, lost_deal
from workplace import NOON, ContactFactory, MemberFactory


@pytest.fixture
def deal(rep):
    """Return a deal of the rep that was lost the other day, with somebody to ask."""
    deal = lost_deal(rep)
    deal.losses.update(lost_on=timezone.localdate())
    return deal


def address(name, deal):
    """Return one of the addresses about the deal's loss."""
    return reverse(f"asking:{name}", args=[deal.losses.get().pk])


def stated(deal, *, voice=Voice.REP, known_by=KnownBy.HEARD, reason=Reason.PRICE_BUDGET):
    """Let a voice say a reason about the deal's loss."""
    details = StatementDetails(voice=voice, known_by=known_by, reasons=(StatedReasonDetails(reason=reason),))
    state_reasons(loss=deal.losses.get(), details=details, by=deal.owner, at=NOON)


def test_asking_is_proposed_with_its_why_and_whom(client_of, rep, deal):
    response = client_of(rep).get(address("ask", deal))

    form = response.context["form"]
    assert response.context["shown"].proposal.is_proposed is True
    assert [number for number, _ in form.fields["whom"].choices] == [str(deal.contact.pk)]
    assert form["whom"].initial == str(deal.contact.pk)


def test_asking_is_not_proposed_where_the_customers_mail_told(client_of, rep, deal):
    stated(deal, voice=Voice.CUSTOMER, known_by=KnownBy.MAIL)

    text = client_of(rep).get(address("ask", deal)).content.decode()

    assert "お客様のメールに理由が書かれています。" in text
    assert "ご意見のお願いを用意する" in text


def test_asking_drafts_the_mail_and_leads_to_it(client_of, rep, deal):
    response = client_of(rep).post(address("ask", deal), {"whom": str(deal.contact.pk), "nudge": "on"})

    asked = FeedbackRequest.objects.get()
    assert response.headers["Location"] == reverse("letters:show", args=[asked.message.pk])
    assert (asked.contact, asked.nudge_approved, asked.message.kind) == (deal.contact, True, MessageKind.SURVEY)
    assert "http://testserver/ask/" in asked.message.body


def test_a_link_that_nobody_outside_could_open_is_warned_of(client_of, rep, deal, settings):
    browser, words = client_of(rep), "このリンクは、社外の方には開けません。"
    before = browser.get(address("ask", deal)).content.decode()

    settings.PUBLIC_URL = "https://atoippo.example.jp"

    assert (words in before, words in browser.get(address("ask", deal)).content.decode()) == (True, False)


def test_the_link_begins_as_was_set_for_everybody(client_of, rep, deal, settings):
    settings.PUBLIC_URL = "https://atoippo.example.jp"

    client_of(rep).post(address("ask", deal), {"whom": str(deal.contact.pk)})

    assert "https://atoippo.example.jp/ask/" in FeedbackRequest.objects.get().message.body


def test_a_second_click_leads_to_the_first_mail(client_of, rep, deal):
    browser = client_of(rep)
    answers = [browser.post(address("ask", deal), {"whom": str(deal.contact.pk)}) for _ in range(2)]

    assert len({answer.headers["Location"] for answer in answers}) == 1
    assert FeedbackRequest.objects.count() == 1


def test_somebody_named_here_is_asked_and_known_from_then_on(client_of, rep, deal):
    told = {"name": "木村 次郎", "department": "情報システム部", "email": "kimura@sakura.example.jp"}

    client_of(rep).post(address("ask", deal), told)

    kimura = Contact.objects.get(name="木村 次郎")
    assert (kimura.company, kimura.department, kimura.email) == (
        deal.company,
        "情報システム部",
        "kimura@sakura.example.jp",
    )
    assert FeedbackRequest.objects.get().contact == kimura


@pytest.mark.parametrize("whom", [{"name": "木村 次郎"}, {"whom": "other"}])
def test_asking_somebody_else_names_who_was_asked_and_keeps_nobody(client_of, rep, deal, whom):
    first, other = ask(rep, deal).request, ContactFactory(company=deal.company)
    named = {key: str(other.pk) if value == "other" else value for key, value in whom.items()}

    response = client_of(rep).post(address("ask", deal), named)

    told = f"すでに{first.contact.name}様にお願いしています。まだお送りしていなければ、取り下げてから別の方にお願いできます。"
    assert response.context["form"].non_field_errors() == [told]
    assert told in response.text
    assert (Contact.objects.filter(name="木村 次郎").count(), FeedbackRequest.objects.count()) == (0, 1)


def test_a_refused_request_leaves_nobody_behind(client_of, rep, deal):
    yesterday = datetime.combine(timezone.localdate() - timedelta(days=1), time(12), TOKYO)
    asked(rep, lost_deal(rep, company=deal.company), at=yesterday)

    client_of(rep).post(address("ask", deal), {"name": "木村 次郎"})

    assert (Contact.objects.filter(name="木村 次郎").count(), FeedbackRequest.objects.count()) == (0, 1)


def test_asking_nobody_is_told(client_of, rep, deal):
    response = client_of(rep).post(address("ask", deal), {})

    told = response.context["form"].non_field_errors()
    assert told == ["どなたにお願いするかを選んでください。お名前だけでも登録できます。"]


def test_where_nobody_is_known_a_name_is_asked_for(client_of, rep, deal):
    deal.contact = None
    deal.save()
    Contact.objects.all().delete()

    fields = client_of(rep).get(address("ask", deal)).context["form"].fields

    assert list(fields) == ["name", "department", "email", "nudge"]


def test_without_company_and_person_there_is_nobody_to_ask(client_of, rep, deal):
    deal.contact = deal.company = None
    deal.save()

    response = client_of(rep).get(address("ask", deal))

    assert response.context["form"].has_nobody_to_ask is True
    assert "お願いの宛先がありません。" in response.content.decode()


def test_an_address_that_is_none_is_told_and_nothing_is_lost(client_of, rep, deal):
    response = client_of(rep).post(address("ask", deal), {"name": "木村 次郎", "email": "kimura"})

    assert response.context["form"].non_field_errors() == [
        "「kimura」はメールアドレスの形になっていません。もう一度お確かめください。"
    ]
    assert 'value="木村 次郎"' in response.content.decode()


def test_somebody_of_another_company_can_not_be_asked(client_of, rep, deal):
    stranger = ContactFactory()

    response = client_of(rep).post(address("ask", deal), {"whom": str(stranger.pk)})

    assert (list(response.context["form"].errors), FeedbackRequest.objects.count()) == (["whom"], 0)


def test_a_name_with_its_polite_ending_is_said_once(client_of, rep, deal):
    ContactFactory(company=deal.company, name="石田様", department="業務部")

    choices = client_of(rep).get(address("ask", deal)).context["form"].fields["whom"].choices

    assert "業務部 石田 様" in [label for _, label in choices]


def test_a_person_whom_a_file_names_twice_is_offered_once(client_of, rep, deal):
    for name in ("総務部 井上係長", "総務部 井上係長様", "林主任"):
        ContactFactory(company=deal.company, name=name)

    choices = client_of(rep).get(address("ask", deal)).context["form"].fields["whom"].choices

    assert [label for _, label in choices][1:] == ["主任 林 様", "総務部 係長 井上 様"]


def test_no_reminder_is_offered_where_we_annoyed_somebody(client_of, rep, deal):
    stated(deal, reason=Reason.RESPONSE_ATTITUDE)

    assert "nudge" not in client_of(rep).get(address("ask", deal)).context["form"].fields


def test_about_our_response_the_page_says_that_the_superior_sends(client_of, rep, manager, deal):
    stated(deal, reason=Reason.RESPONSE_ATTITUDE)
    words = f"お送りするのも{manager.display_name}さんです。"

    text, own = (client_of(member).get(address("ask", deal)).content.decode() for member in (rep, manager))
    client_of(rep).post(address("ask", deal), {"whom": str(deal.contact.pk)})

    today = client_of(manager).get(reverse("today:show")).context["today"]
    assert (words in text, words in own) == (True, False)
    assert [row.letter.kind for row in today.lent_name] == [MessageKind.SURVEY]


def test_what_stands_against_asking_is_said_instead_of_the_form(client_of, rep, deal):
    rep.workspace.privacy_url = ""
    rep.workspace.save()

    text = client_of(rep).get(address("ask", deal)).content.decode()

    assert "個人情報の取扱いのページがまだ登録されていません。" in text
    assert "ご意見のお願いを用意する" not in text


def test_not_asking_is_kept_with_its_why(client_of, rep, deal):
    response = client_of(rep).post(address("decline", deal), {"why": "お電話で十分に伺えたため"})

    kept = NotAsking.objects.get()
    assert (kept.why, kept.decided_by) == ("お電話で十分に伺えたため", rep)
    assert response.headers["Location"] == reverse("deals:show", args=[deal.pk])


@pytest.mark.parametrize(
    ("why", "told"),
    [
        (" ", ["お願いしない理由を、ひと言残してください。"]),
        ("あ" * 301, ["お願いしない理由は、300文字までにしてください。"]),
        ("お電話で\0伺えた", ["何か文字を入力してください。"]),
    ],
)
def test_not_asking_without_a_why_that_can_be_kept_is_told(client_of, rep, deal, why, told):
    form = client_of(rep).post(address("decline", deal), {"why": why}).context["declining"]

    assert (form.errors["why"], form["why"].value(), NotAsking.objects.count()) == (told, why, 0)


def test_taking_back_closes_the_link(client_of, rep, deal):
    asked = ask(rep, deal).request

    client_of(rep).post(reverse("asking:revoke", args=[asked.pk]))

    assert FeedbackRequest.objects.get().revoked_by == rep


def test_a_colleague_reads_but_does_not_ask(client_of, rep, deal, workspace):
    colleague = MemberFactory(workspace=workspace)
    text = client_of(colleague).get(address("ask", deal)).content.decode()

    client_of(colleague).post(address("ask", deal), {"whom": str(deal.contact.pk)})

    assert "この商談についてお願いできるのは、担当の方とマネージャーです。" in text
    assert FeedbackRequest.objects.count() == 0


def test_the_deals_page_says_where_asking_stands(client_of, rep, deal):
    browser, page = client_of(rep), reverse("deals:show", args=[deal.pk])
    before = browser.get(page).context["asking"]
    asked = ask(rep, deal).request

    assert (before.request, before.proposal.is_proposed) == (None, True)
    assert browser.get(page).context["asking"].request == asked


def test_a_nudge_that_is_not_due_is_refused_with_its_words(client_of, rep, deal):
    browser, asked = client_of(rep), ask(rep, deal).request

    response = browser.post(reverse("asking:nudge", args=[asked.pk]), follow=True)

    told = [str(message) for message in response.context["messages"]]
    assert told == ["このお願いには、いま念のためのご連絡をお送りする予定がありません。"]


def eight_days_ago():
    return datetime.combine(timezone.localdate() - timedelta(days=8), time(9), TOKYO)


def test_a_draft_that_waited_is_not_copied_but_made_anew(client_of, rep, deal):
    message, browser = ask(rep, deal, at=eight_days_ago()).message, client_of(rep)
    page = browser.get(reverse("letters:show", args=[message.pk]))

    done = browser.post(reverse("asking:anew", args=[FeedbackRequest.objects.get().pk]))

    newest = FeedbackRequest.objects.get(revoked_at=None)
    assert (page.text.count("新しいリンクで作り直す</button>"), page.text.count("本文をコピー</button>")) == (1, 0)
    assert "送りましたか？" in page.text  # it may have left while its link was fresh
    assert done.headers["Location"] == reverse("letters:show", args=[newest.message.pk])
    assert browser.get(done.headers["Location"]).text.count("本文をコピー</button>") == 1


def test_a_draft_that_waited_is_not_sent_from_here(client_of, rep, deal, settings):
    settings.EMAIL_HOST = "127.0.0.1"
    message = ask(rep, deal, at=eight_days_ago()).message

    client_of(rep).post(reverse("letters:approve", args=[message.pk]))

    message.refresh_from_db()
    assert message.state == "draft"

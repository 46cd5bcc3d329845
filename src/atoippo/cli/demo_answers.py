"""What customers of the demo answered: some were asked, half of them told the true reason, as the sample knows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from atoippo.deals.models import Loss
from atoippo.debriefs.actions.receiving import receive_answer
from atoippo.feedback.actions import MayNotAskNow, ask_for_feedback
from atoippo.feedback.models import FeedbackRequest
from atoippo.feedback.rules.answers import AnswerDetails
from atoippo.mail.actions import say_sent_by_hand
from atoippo.tables.sample.deals import sample_deals
from atoippo.teams.actions import CompanyFacts, Signature, say_who_we_are, sign_letters_as
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from atoippo.teams.models import Member, Workspace

TOKYO: Final = ZoneInfo("Asia/Tokyo")
HERE: Final = "http://localhost:8000"
ASKED: Final = 48
FIRST_ASKED, LAST_ASKED = timedelta(days=200), timedelta(days=12)  # before today
ANSWERS_ONE_IN: Final = 2
COMPANY: Final = CompanyFacts(
    legal_name="株式会社みなと商会",
    phone="03-0000-0000",
    email="info@example.jp",
    postal_code="100-0000",
    postal_address="東京都千代田区見本町1-2-3",
    privacy_url="https://example.jp/privacy",
)
TITLES: Final = MappingProxyType(
    {"鈴木 一郎": ("営業部", "部長"), "西尾 拓海": ("営業部", ""), "桑田 由里": ("営業部", "")}
)
WORDS: Final = MappingProxyType(
    {
        Reason.PRICE_BUDGET: ("", "初年度にかかる費用が、今期の枠に収まりませんでした。", "段階を分けて始められると、社内で話しやすかったです。"),
        Reason.COMPETITOR: ("現場の者が、画面の分かりやすさで他社を推しました。", "", "運用開始後の支えが手厚いほうを選びました。"),
        Reason.TIMING: ("本社の移転と重なり、今年は手が回りません。", "", "秋の体制変更が落ち着いてから、改めて考えます。"),
        Reason.UNCLEAR_NEED: ("そもそも何に困っているのか、社内でまとまっていませんでした。", "", ""),
        Reason.INTERNAL_APPROVAL: ("情報システム部の確認で止まりました。資料があれば説明できたかもしれません。", "", "役員会で優先順位が下がりました。"),
        Reason.RESPONSE_ATTITUDE: ("お返事をいただくまで、いつも少し間がありました。", "見積の前提が二度変わり、社内での説明に困りました。", ""),
    }
)  # fmt: skip
CONDITIONS: Final = MappingProxyType(
    {
        Reason.PRICE_BUDGET: ("budget",),
        Reason.COMPETITOR: ("contract", "feature"),
        Reason.TIMING: ("people",),
        Reason.INTERNAL_APPROVAL: ("policy",),
    }
)
WHENS: Final = ("soon", "half_year", "next_year", "someday", "not_now", "")


@dataclass(frozen=True, slots=True)
class Truth:
    """A loss of the sample that somebody asks about, and why it was really lost."""

    loss: Loss
    reason: Reason
    owner: Member


def let_customers_answer(workspace: Workspace, *, now: datetime) -> None:
    """Ask some customers of the demo about losses of the last months, and let half of them answer; once."""
    if FeedbackRequest.objects.filter(workspace=workspace).exists():
        return
    _introduce(workspace, now)
    truths = list(_truths(workspace, now.astimezone(TOKYO).date()))
    asked = 0
    for truth in truths[:: max(1, len(truths) // ASKED)]:
        asked += _ask(truth, place=asked)


def _introduce(workspace: Workspace, now: datetime) -> None:
    """Say who the company is and how its people sign."""
    say_who_we_are(workspace=workspace, facts=COMPANY, by=None, at=now)
    admin = workspace.members.filter(role="admin").earliest("pk")
    for member in workspace.members.filter(display_name__in=list(TITLES)):
        department, job_title = TITLES[member.display_name]
        sign_letters_as(
            member=member, signature=Signature(department=department, job_title=job_title), by=admin, at=now
        )


def _truths(workspace: Workspace, today: date) -> Iterator[Truth]:
    """Yield the latest losses whose true reason the sample knows, the oldest first."""
    until = today.replace(day=1) - timedelta(days=1)
    reasons = {deal.deal_id: deal.reason for deal in sample_deals(until=until)}
    asked = Loss.objects.filter(workspace=workspace, lost_on__range=(today - FIRST_ASKED, today - LAST_ASKED))
    owned = asked.filter(deal__owner__is_active=True, deal__contact__isnull=False, deal__outcome="lost")
    related = ("workspace", "deal__owner__workspace", "deal__contact", "deal__company", "deal__workspace")
    for loss in owned.select_related(*related).prefetch_related("deal__external_ids").order_by("lost_on", "pk"):
        numbers = {external.external_id for external in loss.deal.external_ids.all()}
        reason = next((reasons[number] for number in sorted(numbers & reasons.keys())), None)
        if reason is not None and reason in WORDS and loss.deal.owner is not None:
            yield Truth(loss, reason, loss.deal.owner)


def _ask(truth: Truth, *, place: int) -> bool:
    """Ask about one loss some days after it, and let every second customer answer; return whether it was asked."""
    day = truth.loss.lost_on
    if day is None:
        return False
    asked_at = datetime.combine(day + timedelta(days=4), time(10, 5), TOKYO)
    try:
        asked = ask_for_feedback(
            loss=truth.loss,
            contact=truth.loss.deal.contact,
            base_url=HERE,
            nudge_approved=False,
            by=truth.owner,
            at=asked_at,
        )
    except MayNotAskNow:
        return False
    say_sent_by_hand(message=asked.message, by=asked.message.sender, at=asked_at + timedelta(minutes=4))
    if place % ANSWERS_ONE_IN == 0:
        _answer(asked.request, truth.reason, place // ANSWERS_ONE_IN, asked_at + timedelta(days=2, hours=3))
    return True


def _answer(request: FeedbackRequest, reason: Reason, nth: int, at: datetime) -> None:
    said = WORDS[reason]
    details = AnswerDetails(
        reasons=(reason.value,),
        deciding="product" if reason is Reason.COMPETITOR else "",
        conditions=CONDITIONS.get(reason, ()),
        when=WHENS[nth % len(WHENS)],
        words=said[(nth + nth // 3) % len(said)],
        masked=nth % 6 == 5,
    )
    receive_answer(request=request, details=details, browser="", at=at)

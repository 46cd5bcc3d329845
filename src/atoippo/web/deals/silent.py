"""返事のない商談: why each is listed, and one tap for what is true of it: it goes on, or it is lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from atoippo.deals.actions import DealNotOpen, say_it_goes_on
from atoippo.deals.models import Deal
from atoippo.deals.permissions import may_change
from atoippo.insights.silent_deals import silent_deals_of
from atoippo.values.message import msg
from atoippo.values.periods import add_months
from atoippo.web.doors import MemberRequest, member_required
from atoippo.web.language import later, page_left, t

if TYPE_CHECKING:
    from django.http import HttpResponse

    from atoippo.insights.silence import SilentDeal
    from atoippo.teams.models import Member
    from atoippo.values.business_calendar import BusinessCalendar

MOST_ON_MONDAY = 3
FARTHEST = timedelta(days=3 * 366)
MONTHS = {"1": msg("1か月後"), "3": msg("3か月後"), "6": msg("半年後")}


class GoesOnForm(forms.Form):
    """When to ask again about a deal that goes on."""

    months = forms.ChoiceField(
        required=False,
        choices=[(months, later(word)) for months, word in MONTHS.items()],
        label=later(msg("次にうかがう時期")),
    )
    day = forms.DateField(required=False, label=later(msg("日付で決める")))
    submission = forms.CharField(max_length=64)

    def __init__(self, *args: Any, today: date, calendar: BusinessCalendar, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today
        self._calendar = calendar

    def clean(self) -> dict[str, Any]:
        """Refuse a day that has passed or lies years ahead; without any, a month is meant."""
        said: dict[str, Any] = super().clean() or {}
        day = said.get("day") or add_months(self._today, int(said.get("months") or "1"))
        if self._today < day <= self._today + FARTHEST:
            said["ask_again_on"] = self._calendar.business_day_on_or_after(day)
        else:
            self.add_error("day", t(msg("明日から3年先までの日付を選んでください。")))
        return said


@dataclass(frozen=True, slots=True)
class SilentCard:
    """A silent deal as 今日 asks about it."""

    deal: Deal
    silence: SilentDeal
    submission: str


def silent_cards(member: Member, *, today: date) -> list[SilentCard]:
    """Return the member's silent deals for the first business day of a week; none on other days."""
    monday = today - timedelta(days=today.weekday())
    if today != member.workspace.calendar.business_day_on_or_after(monday):
        return []
    found = silent_deals_of(member=member, today=today, most=MOST_ON_MONDAY)
    deals = Deal.objects.visible_to(member).open().select_related("company__merged_into")
    known = deals.in_bulk([silent.row for silent in found])
    return [SilentCard(known[silent.row], silent, uuid4().hex) for silent in found if silent.row in known]


@require_POST
@member_required
def goes_on(request: MemberRequest, deal_id: int) -> HttpResponse:
    """Record that an open deal goes on, and when to ask again."""
    deal = get_object_or_404(Deal.objects.visible_to(request.member), pk=deal_id)
    if not may_change(request.member, deal):
        raise PermissionDenied
    calendar = request.member.workspace.calendar
    form = GoesOnForm(request.POST, today=timezone.localdate(), calendar=calendar)
    if form.is_valid():
        _say_it_goes_on(request, deal, form.cleaned_data)
    else:
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
    return redirect(page_left(request))


def _say_it_goes_on(request: MemberRequest, deal: Deal, said: dict[str, Any]) -> None:
    day, submission = said["ask_again_on"], said["submission"]
    try:
        say_it_goes_on(
            deal=deal, ask_again_on=day, words="", submission=submission, by=request.member, at=timezone.now()
        )
    except DealNotOpen:
        messages.warning(request, t(msg("この商談は、いまは進行中ではないため、何も変えませんでした。")))
    else:
        messages.success(
            request, t(msg("まだ続いていると記録しました。{day}に、もう一度お知らせします。", day=day.isoformat()))
        )

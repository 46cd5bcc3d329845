"""失注を記録: the form of a deal, what is read while somebody writes, and the correction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from atoippo.deals.models import Deal, Loss
from atoippo.deals.permissions import may_change
from atoippo.debriefs.queries import unheard_of
from atoippo.reasons.models import Voice
from atoippo.reasons.permissions import may_restate
from atoippo.reasons.queries import standing_statements
from atoippo.reports.words import spoken_day
from atoippo.values.message import msg
from atoippo.values.reason import TEXT_LABELS
from atoippo.web.doors import MemberRequest, member_required
from atoippo.web.language import spoken_language, t
from atoippo.web.losing.form import CorrectForm, LossForm
from atoippo.web.losing.offers import offers_of
from atoippo.web.losing.saving import correct_by, record_by
from atoippo.web.losing.telling import told_of
from atoippo.web.losing.typed import as_it_stands, being_written, proposed_for, to_be_saved
from atoippo.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from atoippo.teams.models import Member

TAKEN_FOR_MAIL = msg("お客様のメールとして記録しました。直接うかがったお言葉のときは、「記録を直す」で変えられます。")
ABOUT_A_DEAL = ("company__merged_into", "workspace", "owner", "team", "contact")


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def lose(request: MemberRequest, deal_id: int) -> HttpResponse:
    """Record that a deal was lost; looking, prefilling and reading a text save nothing."""
    deal = deal_to_change(request.member, deal_id)
    if request.method != "POST" and not deal.is_open:
        return _ended(request, deal)
    offers = offers_of(deal.workspace, at=timezone.now())
    if not to_be_saved(request):
        form = LossForm(offers=offers, initial=proposed_for(deal) | as_it_stands(request))
        return _asked(request, deal, form)
    form = LossForm(request.POST, offers=offers)
    done = record_by(form, deal=deal, by=request.member, at=timezone.now())
    return led_on(request, form, done) if done else _asked(request, deal, form)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def correct(request: MemberRequest, loss_id: int) -> HttpResponse:
    """Correct what was recorded of a loss; what stood before is kept."""
    loss = loss_to_change(request.member, loss_id)
    form = _correction(request, loss)
    done = correct_by(form, loss=loss, by=request.member, at=timezone.now()) if form.is_bound else None
    if done:
        return led_on(request, form, done)
    return page(request, "losing/correct.html", loss=loss, **about(loss.deal), **being_written(form))


def _correction(request: MemberRequest, loss: Loss) -> CorrectForm:
    """Return the form that corrects a loss: filled with what stands, or bound to what is to be saved."""
    offers, stands = offers_of(loss.workspace, at=timezone.now()), told_of(loss)
    speaks = may_restate(request.member, loss, standing_statements(loss).get(Voice.REP))
    if to_be_saved(request):
        return CorrectForm(request.POST, offers=offers, stands=stands, speaks=speaks)
    return CorrectForm(offers=offers, stands=stands, speaks=speaks, initial=as_it_stands(request))


@require_POST
@member_required
def suggest(request: MemberRequest) -> HttpResponse:
    """Mark what a text tells while somebody writes it; nothing is saved."""
    offers = offers_of(request.member.workspace, at=timezone.now())
    form = LossForm(offers=offers, initial=as_it_stands(request))
    return page(request, "losing/suggestion.html", codes=TEXT_LABELS, **being_written(form))


@require_safe
@member_required
def card(request: MemberRequest, deal_id: int) -> HttpResponse:
    """Show the three questions for the call itself; the answers are carried to the loss form, and saved nowhere."""
    deal = deal_to_change(request.member, deal_id)
    form = LossForm(offers=offers_of(deal.workspace, at=timezone.now()), initial={"when": ""})
    loss = deal.losses.order_by("turn").last() if deal.is_lost else None
    unheard = [each for each in unheard_of(loss) if not each.asks_for_the_reason] if loss else []
    return page(request, "losing/card.html", form=form, loss=loss, unheard=unheard, **about(deal))


def deal_to_change(member: Member, deal_id: int) -> Deal:
    """Return a deal that the member may record something of."""
    deal = get_object_or_404(Deal.objects.visible_to(member).select_related(*ABOUT_A_DEAL), pk=deal_id)
    if not may_change(member, deal):
        raise PermissionDenied
    return deal


def loss_to_change(member: Member, loss_id: int) -> Loss:
    """Return a loss that the member may say something about."""
    related = ("workspace", "recorded_by", "lost_to", *(f"deal__{name}" for name in ABOUT_A_DEAL))
    loss = get_object_or_404(Loss.objects.visible_to(member).select_related(*related), pk=loss_id)
    if not may_change(member, loss.deal):
        raise PermissionDenied
    return loss


def led_on(request: MemberRequest, form: LossForm, to: str) -> HttpResponse:
    """Lead on from a form that was saved, and say what nobody sees on the page that follows."""
    if form.is_considering and form.ask_from:
        day = spoken_day(form.ask_from, spoken_language())
        words = msg("まだ検討中と記録しました。商談は進行中のままです。{day}にもう一度うかがいます。", day=day)
        messages.success(request, t(words))
    elif form.takes_for_mail:
        messages.info(request, t(TAKEN_FOR_MAIL))
    return redirect(to)


def about(deal: Deal) -> dict[str, Any]:
    """Return what the head of a page says about a deal."""
    return {"deal": deal, "company": deal.company and (deal.company.merged_into or deal.company)}


def _asked(request: MemberRequest, deal: Deal, form: LossForm) -> HttpResponse:
    """Show the form; whoever was faster is named above it."""
    already = None if deal.is_open else deal.losses.select_related("recorded_by").order_by("turn").last()
    shown = {"already": already, "draft": f"{request.member.pk}:{deal.pk}", **about(deal), **being_written(form)}
    return page(request, "losing/lose.html", **shown)


def _ended(request: MemberRequest, deal: Deal) -> HttpResponse:
    """Lead from a deal that is not open to what was recorded of it."""
    loss = deal.losses.order_by("turn").last() if deal.is_lost else None
    if loss is None:
        messages.info(request, t(msg("この商談は受注として記録されているため、失注は記録できません。")))
        return redirect("deals:show", deal.pk)
    messages.info(request, t(msg("この商談は、すでに失注として記録されています。ここで記録を見直せます。")))
    return redirect("losing:after", loss.pk)

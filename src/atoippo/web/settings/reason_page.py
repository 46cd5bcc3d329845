"""What the page of one reason shows: its finer reasons, those offered no more, and its two questions."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.http import Http404

from atoippo.reasons.queries import questions_of, retired_sub_reasons_of, sub_reasons_of
from atoippo.reasons.rules import DEFAULT_QUESTIONS, AskedFor, in_words
from atoippo.values.message import Message, msg
from atoippo.values.reason import SIX_REASONS, Reason
from atoippo.web.settings.reason_forms import MergeForm, QuestionForm, SubReasonForm

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.reasons.models import SubReason
    from atoippo.reasons.rules import AskedQuestion, OfferedSubReason
    from atoippo.teams.models import Workspace

GOOD_FOR = MappingProxyType(
    {
        AskedFor.RIVAL: msg("お答えは、決定先の会社としても残ります。"),
        AskedFor.CONTRACT_END: msg("お答えは、再開の条件「ご契約の満了」にもなります。"),
        AskedFor.BUDGET_DAY: msg("お答えは、再開の条件「ご予算の決まる時期」にもなります。"),
        AskedFor.CHANGE: msg("お答えは、再開の条件にもなります。"),
        AskedFor.PROMISE: msg("お答えは、書いた本人だけが読む「次の約束」になります。"),
    }
)


@dataclass(frozen=True, slots=True)
class ReasonSummary:
    """One of the six reasons with what stands under it."""

    reason: Reason
    subs: tuple[OfferedSubReason, ...]
    questions: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class SubRow:
    """One finer reason with the forms that change it."""

    sub: OfferedSubReason
    form: SubReasonForm
    merge: MergeForm | None


@dataclass(frozen=True, slots=True)
class RetiredRow:
    """One finer reason that is offered no more, and as what it counts."""

    pk: int
    name: Message
    counts_as: Message | None


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """One of the two questions with its form, what its answer is good for, and whether the workspace worded it."""

    form: QuestionForm
    good_for: Message | None
    is_ours: bool


@dataclass(frozen=True, slots=True)
class ReasonPage:
    """One reason."""

    reason: Reason
    rows: tuple[SubRow, ...]
    retired: tuple[RetiredRow, ...]
    adding: SubReasonForm
    questions: tuple[QuestionCard, ...]


def reason_or_404(name: str) -> Reason:
    """Return one of the six reasons by its name in an address."""
    found = next((reason for reason in SIX_REASONS if reason.value == name), None)
    if found is None:
        raise Http404
    return found


def summaries_of(workspace: Workspace, at: datetime) -> list[ReasonSummary]:
    """Return the six reasons with what stands under each; three queries."""
    subs, questions = sub_reasons_of(workspace, at), questions_of(workspace)
    words = {reason: tuple(in_words(asked.words) for asked in questions[reason]) for reason in SIX_REASONS}
    return [ReasonSummary(reason, subs[reason], words[reason]) for reason in SIX_REASONS]


def reason_page_of(
    workspace: Workspace,
    reason: Reason,
    at: datetime,
    *,
    adding: SubReasonForm | None = None,
    renaming: tuple[str, SubReasonForm] | None = None,
    wording: QuestionForm | None = None,
) -> ReasonPage:
    """Return the page of a reason; a form that was refused stands in the place of the untouched one."""
    subs = sub_reasons_of(workspace, at)[reason]
    refused = dict([renaming]) if renaming else {}
    rewording = {wording.question.place: wording} if wording else {}
    return ReasonPage(
        reason=reason,
        rows=tuple(_row(number, sub, subs, refused.get(sub.name)) for number, sub in enumerate(subs)),
        retired=tuple(map(_retired, retired_sub_reasons_of(workspace).get(reason, ()))),
        adding=adding or SubReasonForm(auto_id="add_%s"),
        questions=tuple(_card(asked, rewording.get(asked.place)) for asked in questions_of(workspace)[reason]),
    )


def _row(
    number: int, sub: OfferedSubReason, subs: tuple[OfferedSubReason, ...], refused: SubReasonForm | None
) -> SubRow:
    others = [other for other in subs if other.name != sub.name]
    form = refused or SubReasonForm(initial={"name": sub.name}, auto_id=f"sub_{number}_%s")
    return SubRow(sub, form, MergeForm(others=others, auto_id=f"merge_{number}_%s") if others else None)


def _retired(row: SubReason) -> RetiredRow:
    return RetiredRow(row.pk, in_words(row.name), in_words(row.merged_into.name) if row.merged_into else None)


def _card(asked: AskedQuestion, refused: QuestionForm | None) -> QuestionCard:
    default = DEFAULT_QUESTIONS[asked.reason][asked.place - 1]
    return QuestionCard(refused or QuestionForm(question=asked), GOOD_FOR.get(asked.asked_for), asked == default)

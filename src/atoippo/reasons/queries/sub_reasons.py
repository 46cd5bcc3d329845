"""Which finer reasons a workspace offers, how often they are said, and which it offers no more."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Count, Max, Q

from atoippo.reasons.models import StatedReason, SubReason
from atoippo.reasons.rules import DEFAULT_SUB_REASONS, OfferedSubReason, in_words
from atoippo.reasons.rules.sub_reasons import FADES_AFTER, Usage, faded_of
from atoippo.values.reason import SIX_REASONS, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from atoippo.teams.models import Workspace


class _Said(NamedTuple):
    """How often a sub-reason was said lately, and when last."""

    lately: int
    last: datetime | None


_NEVER = _Said(0, None)


def sub_reasons_of(workspace: Workspace, at: datetime) -> Mapping[Reason, tuple[OfferedSubReason, ...]]:
    """Return the finer reasons that may be chosen under each of the six, the defaults first; two queries.

    What was merged into another counts there. What nobody said for 12 months has faded: it may still be chosen.
    """
    rows = list(SubReason.objects.filter(workspace=workspace).order_by("pk"))
    said = _said(workspace, rows, since=at - FADES_AFTER)
    offers = {reason: list(_offers(reason, rows, workspace.created_at)) for reason in SIX_REASONS}
    return MappingProxyType({reason: _with_use(each, said, at) for reason, each in offers.items()})


def retired_sub_reasons_of(workspace: Workspace) -> Mapping[Reason, tuple[SubReason, ...]]:
    """Return the finer reasons that are offered no more, with what each was merged into; one query."""
    rows = SubReason.objects.filter(workspace=workspace).exclude(retired_at=None, merged_into=None)
    by_reason = groupby(rows.select_related("merged_into").order_by("reason", "pk"), key=attrgetter("reason"))
    return MappingProxyType({Reason(reason): tuple(each) for reason, each in by_reason})


class _Offer(NamedTuple):
    """A sub-reason that may be chosen, before it is known how often it is."""

    reason: Reason
    name: str
    pk: int | None
    default_key: str
    since: datetime


def _offers(reason: Reason, rows: Sequence[SubReason], opened_at: datetime) -> Iterator[_Offer]:
    own = [row for row in rows if row.reason == reason.value]
    changed = {row.default_key: row for row in own if row.default_key}
    for default in DEFAULT_SUB_REASONS[reason]:
        row = changed.get(default.key)
        if row is None:
            yield _Offer(reason, default.name, None, default.key, opened_at)
        elif row.is_offered:
            yield _Offer(reason, row.name, row.pk, default.key, opened_at)
    yield from (
        _Offer(reason, row.name, row.pk, "", row.made_at) for row in own if not row.default_key and row.is_offered
    )


def _with_use(offers: Sequence[_Offer], said: Mapping[int | None, _Said], at: datetime) -> tuple[OfferedSubReason, ...]:
    uses = [said.get(offer.pk, _NEVER) for offer in offers]
    usages = [
        Usage(name=offer.name, used=use.lately, last_used=use.last, since=offer.since)
        for offer, use in zip(offers, uses, strict=True)
    ]
    faded = faded_of(usages, before=at - FADES_AFTER)
    return tuple(
        OfferedSubReason(
            reason=offer.reason,
            name=offer.name,
            spoken=in_words(offer.name),
            used=use.lately,
            is_faded=offer.name in faded,
            pk=offer.pk,
            default_key=offer.default_key,
        )
        for offer, use in zip(offers, uses, strict=True)
    )


def _said(workspace: Workspace, rows: Sequence[SubReason], *, since: datetime) -> dict[int | None, _Said]:
    """Count what was said, what was merged into another together with it."""
    heads = {row.pk: row.merged_into_id or row.pk for row in rows}
    lately = Count("pk", filter=Q(statement__stated_at__gte=since))
    stated = StatedReason.objects.filter(workspace=workspace, sub_reason__isnull=False).order_by()
    said: dict[int | None, _Said] = {}
    for row in stated.values("sub_reason").annotate(lately=lately, last=Max("statement__stated_at")):
        before = said.get(heads[row["sub_reason"]], _NEVER)
        last = max(filter(None, (before.last, row["last"])))
        said[heads[row["sub_reason"]]] = _Said(before.lately + row["lately"], last)
    return said

"""Deals written into a workspace in bulk, as an import leaves them, and read by the classifier if one is given."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from atoippo.customers.models import Company, Contact
from atoippo.deals.models import Competitor, Deal, Loss, Product, Win
from atoippo.intake.rules.words import read_words as kept_of
from atoippo.reasons.models import KnownBy, StatedReason, Statement, Voice
from atoippo.reports.recoding import words_of
from atoippo.teams.audit import record_audit
from atoippo.teams.models import Member, Team
from atoippo.values.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from atoippo.tables.rows import DealRow
    from atoippo.teams.models import Workspace
    from atoippo.texts.reasons import ReasonClassifier

NOON = datetime(2026, 4, 1, 3, 0, tzinfo=UTC)
BATCH = 1_000


def write_deals(
    workspace: Workspace, rows: Sequence[DealRow], *, classifier: ReasonClassifier | None = None
) -> list[Deal]:
    """Write one deal a row with its episode and what was said about it."""
    by = Member.objects.create(workspace=workspace, display_name="取り込み係", created_at=NOON)
    deals = _deals(workspace, rows)
    lost = [(deal, row) for deal, row in zip(deals, rows, strict=True) if row.outcome is Outcome.LOST]
    won = [deal for deal in deals if deal.outcome == Outcome.WON]
    Win.objects.bulk_create(
        (Win(workspace=workspace, deal=d, turn=1, won_on=d.closed_on, noted_by=by, noted_at=NOON) for d in won), BATCH
    )
    losses = Loss.objects.bulk_create((_loss(deal, by) for deal, _ in lost), BATCH)
    pairs = [(loss, row) for loss, (_, row) in zip(losses, lost, strict=True)]
    _state(workspace, pairs)
    if classifier:
        read_words(workspace, pairs, classifier)
    changes = {"deals": [deal.pk for deal in deals]}
    record_audit(workspace=workspace, by=by, action="deals.written", subject=by, changes=changes, at=NOON)
    return deals


def read_words(workspace: Workspace, pairs: Iterable[tuple[Loss, DealRow]], classifier: ReasonClassifier) -> None:
    """Write what 文章 tells about each loss that has words."""
    with_words = [(loss, row.told, text) for loss, row in pairs if (text := words_of(row))]
    findings = classifier.classify([text for *_, text in with_words])
    said = [
        _statement(loss, Voice.TEXT, KnownBy.READ, quote=kept_of(finding, told).clause)
        for (loss, told, _), finding in zip(with_words, findings, strict=True)
    ]
    statements = Statement.objects.bulk_create(said, BATCH)
    told = zip(statements, findings, strict=True)
    _reasons(workspace, [(s, f.reason) for s, f in told if f.reason.is_one_of_the_six])


def _deals(workspace: Workspace, rows: Sequence[DealRow]) -> list[Deal]:
    default = Team.objects.get(workspace=workspace, is_default=True)
    teams = _named(Team, workspace, (row.team for row in rows))
    members = _named(Member, workspace, (row.member for row in rows), name="display_name", created_at=NOON)
    products = _named(Product, workspace, (row.product for row in rows))
    competitors = _named(Competitor, workspace, (row.competitor for row in rows))
    companies = _companies(workspace, rows)
    contacts = _contacts(workspace, rows, companies)
    return Deal.objects.bulk_create(
        (
            Deal(
                workspace=workspace,
                team=teams[row.team] if row.team else default,
                owner=members.get(row.member),
                company=companies.get(key_of(row)),
                contact=contacts.get((key_of(row), row.contact)),
                product=products.get(row.product),
                competitor=competitors.get(row.competitor),
                **_facts(row),
            )
            for row in rows
        ),
        BATCH,
    )


def _facts(row: DealRow) -> dict[str, Any]:
    words = ("industry", "region", "source", "foreign_amount", "stage")
    return {
        **{name: getattr(row, name) or "" for name in words},
        "name": row.deal or "",
        "amount_yen": row.amount_yen,
        "opened_on": row.opened_on,
        "reach": row.reach and row.reach.value,
        "outcome": row.outcome.value,
        "closed_on": None if row.outcome is Outcome.OPEN else row.closed_on,
        "turns": 0 if row.outcome is Outcome.OPEN else 1,
        "created_at": NOON,
    }


def _loss(deal: Deal, by: Member) -> Loss:
    facts = {"stage": deal.stage, "reach": deal.reach, "amount_yen": deal.amount_yen, "lost_on": deal.closed_on}
    return Loss(
        workspace_id=deal.workspace_id,
        deal=deal,
        turn=1,
        recorded_by=by,
        recorded_at=NOON,
        submission=f"row-{deal.pk}",
        **facts,
    )


def _state(workspace: Workspace, pairs: Sequence[tuple[Loss, DealRow]]) -> None:
    spoke = [(loss, row) for loss, row in pairs if row.reason_words or row.told or row.note]
    statements = Statement.objects.bulk_create(
        (
            _statement(loss, Voice.REP, KnownBy.FILE, reason_words=row.reason_words or "", quote=row.note or "")
            for loss, row in spoke
        ),
        BATCH,
    )
    told = zip(statements, spoke, strict=True)
    _reasons(workspace, [(statement, row.told) for statement, (_, row) in told if row.told])


def _statement(loss: Loss, voice: Voice, known_by: KnownBy, **words: str) -> Statement:
    return Statement(workspace_id=loss.workspace_id, loss=loss, voice=voice, known_by=known_by, stated_at=NOON, **words)


def _reasons(workspace: Workspace, told: Iterable[tuple[Statement, Any]]) -> None:
    reasons = (StatedReason(workspace=workspace, statement=statement, reason=reason) for statement, reason in told)
    StatedReason.objects.bulk_create(reasons, BATCH)


def _named(model: Any, workspace: Workspace, names: Iterable[str | None], *, name: str = "name", **facts: Any) -> Any:
    distinct = [found for found in dict.fromkeys(names) if found]
    things = model.objects.bulk_create((model(workspace=workspace, **{name: n}, **facts) for n in distinct), BATCH)
    return dict(zip(distinct, things, strict=True))


def _companies(workspace: Workspace, rows: Sequence[DealRow]) -> dict[str | None, Company]:
    first = {key_of(row): row.company for row in reversed(rows) if row.company}
    companies = Company.objects.bulk_create(
        (Company(workspace=workspace, name=c.full, match_key=key, created_at=NOON) for key, c in first.items()), BATCH
    )
    return dict(zip(first, companies, strict=True))


def _contacts(workspace: Workspace, rows: Sequence[DealRow], companies: dict[str | None, Company]) -> Any:
    keys = list(dict.fromkeys((key_of(row), row.contact) for row in rows if row.contact))
    contacts = Contact.objects.bulk_create(
        (
            Contact(workspace=workspace, company=companies.get(company), name=name, created_at=NOON)
            for company, name in keys
        ),
        BATCH,
    )
    return dict(zip(keys, contacts, strict=True))


def key_of(row: DealRow) -> str | None:
    """Return the key by which a row's company is found again."""
    company = row.company
    return f"{company.kind}|{company.position}|{company.key}" if company else None

"""What an import leaves in an empty workspace tells the same deals, reasons and quotes as `dig` tells of the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from atoippo.deals.models import Deal
from atoippo.reasons.models import Statement
from atoippo.reports.deal_table import deal_table
from atoippo.reports.recoding import recoded_reason, shown_quote, without_names
from atoippo.tables.reading import read_deals_of
from atoippo.tables.sample.export import sample_export
from atoippo.texts.reasons import load_classifier
from atoippo.values.reason import Reason
from intake.exports import worked_off

EXPORTS = Path(__file__).parents[2].parent / "shared" / "data" / "jp_exports"
NAMES = ("salesforce_report.csv", "office_list.xlsx", "messy_sjis.csv")
FACTS = (
    "outcome",
    "deal",
    "company_key",
    "member",
    "product",
    "amount_yen",
    "opened_on",
    "closed_on",
    "stage",
    "reach",
)


def content_of(name):
    """Return the bytes of an export, or of the sample company's."""
    if name == "sample":
        return sample_export(rows=400)
    if not (EXPORTS / name).is_file():
        pytest.skip("../shared/data is not here")
    return (EXPORTS / name).read_bytes()


def dug(name, content):
    """Return facts, told reason, re-coded reason and quote of each deal as `dig` has them."""
    table = deal_table(read_deals_of(name, content).deals, load_classifier()).frame
    return table.select(*FACTS, "told", "recoded", "quote").rows()


def kept(workspace):
    """Return the same of the workspace's rows."""
    hush = without_names(workspace.members.filter(user=None).values_list("display_name", flat=True))
    said = {}
    for statement in Statement.objects.filter(workspace=workspace).order_by("pk").prefetch_related("reasons"):
        said[statement.loss_id, statement.voice] = statement
    deals = Deal.objects.filter(workspace=workspace).select_related("company", "owner", "product").order_by("pk")
    return [(*_facts(deal), *_reasons(deal, said, hush)) for deal in deals]


def _facts(deal):
    names = (
        deal.company.match_key if deal.company else None,
        str(deal.owner or "") or None,
        deal.product and deal.product.name,
    )
    return (
        deal.outcome,
        deal.name or None,
        *names,
        deal.amount_yen,
        deal.opened_on,
        deal.closed_on,
        deal.stage or None,
        deal.reach,
    )


def _reasons(deal, said, hush):
    if not deal.is_lost:
        return None, None, None
    loss = deal.losses.get()
    told, words = _reason(said.get((loss.pk, "rep")))
    text = said.get((loss.pk, "text"))
    read = (_reason(text)[0] or Reason.OTHER) if text else None
    quote = shown_quote(text.quote, hush) if text else None
    return told or "unknown", recoded_reason(told, read, has_words=bool(words)).value, quote


def _reason(statement):
    if statement is None:
        return None, ""
    reasons = [Reason(each.reason) for each in statement.reasons.all()]
    return (reasons[0] if reasons else None), statement.reason_words


@pytest.mark.parametrize("name", [*NAMES, "sample"])
def test_import_tells_what_dig_tells(name, admin):
    content = content_of(name)

    worked_off(admin, content, name=name)

    assert kept(admin.workspace) == dug(name, content)


@pytest.mark.parametrize("name", NAMES)
def test_import_counts_what_the_key_counts(name, admin):
    run = worked_off(admin, content_of(name), name=name)
    key = json.loads((EXPORTS / "key.json").read_text(encoding="utf-8"))[name]

    deals = Deal.objects.filter(workspace=admin.workspace)
    assert [deals.won().count(), deals.lost().count(), deals.open().count()] == [key["won"], key["lost"], key["open"]]
    assert sum(deals.lost().values_list("amount_yen", flat=True)) == key["lost_amount_yen"]
    assert run.counts == {"new": key["deals"]}


@pytest.mark.parametrize("name", [*NAMES, "sample"])
def test_same_export_twice_changes_nothing(name, admin):
    content = content_of(name)
    first = worked_off(admin, content, name=name)

    again = worked_off(admin, content, name=name)

    assert again.counts == {"unchanged": first.counts["new"]}

"""The revival list (掘り起こし): whom to go back to, when and why, one deal a company, the most worthwhile first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from statistics import median_low
from typing import TYPE_CHECKING, Any

import polars as pl

from atoippo.analysis.next_step import NextDate, expected_yen, next_good_dates
from atoippo.analysis.return_model import LostDeal, ReturnChance, forecast_returns
from atoippo.texts.named_times import named_time
from atoippo.texts.no_return import NoReturn, no_return_in
from atoippo.values.message import Message, msg
from atoippo.values.reach import Reach
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from atoippo.analysis.gauges import Gauge
    from atoippo.reports.deal_table import DealTable
    from atoippo.values.business_calendar import BusinessCalendar

Row = dict[str, Any]
SHOWN = ("company", "deal_id", "deal", "contact", "member", "amount_yen", "quote")
NEEDED = ("row", *SHOWN, "company_key", "text", "closed_on", "recoded", "reach")


@dataclass(frozen=True, slots=True)
class Outlook:
    """What may become of a lost deal: chance of return, gauge, and the next good date with its reason."""

    chance: ReturnChance
    gauge: Gauge
    next_on: date
    why: Message


@dataclass(frozen=True, slots=True)
class RevivalCandidate:
    """A lost deal worth going back to: how far it got, its chance of return, the next good date and why."""

    company: str | None
    deal_id: str | None
    deal: str | None
    contact: str | None
    member: str | None
    amount_yen: int | None
    reason: Reason
    reach: Reach | None
    lost_on: date | None
    quote: str | None
    outlook: Outlook
    further_losses: int  # of the same company
    row: int  # of the deal table: in a workspace the deal's own number

    @property
    def missing_step(self) -> Reach | None:
        """The step that this deal did not take (あと一歩)."""
        return self.reach.missing_step if self.reach else None


@dataclass(frozen=True, slots=True)
class RevivalList:
    """The candidates, the count that may return within a year, and the lost deals left out with their reason."""

    candidates: tuple[RevivalCandidate, ...]
    returns_low: int
    returns_middle: int
    returns_high: int
    left_out: tuple[tuple[Message, int], ...]

    @property
    def names_companies(self) -> bool:
        """Whether there are companies to name, not only deals."""
        return any(candidate.company for candidate in self.candidates)

    @property
    def left_out_said(self) -> tuple[Message, ...]:
        """Why lost deals were left out, each reason with their number."""
        return tuple(msg("{label} {count:,}件", label=label, count=count) for label, count in self.left_out)


@dataclass(frozen=True, slots=True)
class WordSigns:
    """How the words of a loss are searched for signs; who asks again and again may remember what was found."""

    no_return: Callable[[str], NoReturn | None]
    named_on: Callable[[str, date], date | None]


def named_day(text: str, said_on: date) -> date | None:
    """Return the first day that a customer's named time can mean, None where the text names none."""
    time = named_time(text, said_on=said_on)
    return time.on if time else None


READ_ANEW = WordSigns(no_return_in, named_day)
QUIET_AFTER = timedelta(days=365)  # an open deal begun longer ago is one without an answer, no talk in progress
TYPICAL_YEN = 1_000_000  # stands for an unknown amount where no amount at all is known; orders nothing then
OF_THE_WHOLE_COMPANY = frozenset({NoReturn.CLOSED, NoReturn.NO_CONTACT})
IN_PROGRESS = msg("いま商談が進んでいる会社")
WON_SINCE = msg("その後に受注した会社")


def revival_list(
    table: DealTable,
    *,
    today: date,
    calendar: BusinessCalendar,
    around: DealTable | None = None,
    signs: WordSigns = READ_ANEW,
) -> RevivalList:
    """Rank the lost deals to go back to; companies in talks, won since or not to be contacted are counted, not listed.

    `around` are all deals of the same company of ours, where `table` holds only some of them: a customer in talks with
    another team, or who asked any of us for quiet, is left alone.
    """
    rows, left_out = _worth_going_back(table, around or table, today, signs)
    deals = [_lost_deal(row, signs) for row in rows]
    forecast = forecast_returns(deals, today=today)
    chosen, further = _one_a_company(rows, expected_yen(forecast.chances, _with_typical_amounts(deals)))
    low, high, middle = forecast.returns_within_a_year(chosen)
    chances = [forecast.chances[i] for i in chosen]
    steps = next_good_dates(chances, [deals[i] for i in chosen], today=today, calendar=calendar)

    def candidate(i: int, gauge: Gauge, step: NextDate) -> RevivalCandidate:
        outlook = Outlook(forecast.chances[i], gauge, step.on, step.why)
        return _candidate(rows[i], deals[i], outlook, further[i])

    candidates = tuple(map(candidate, chosen, forecast.gauges(chosen), steps))
    return RevivalList(candidates, low, round(middle), high, left_out)


def _with_typical_amounts(deals: Sequence[LostDeal]) -> list[LostDeal]:
    """Return the deals for ordering: an amount that is not known counts as the list's middle one, neither 0 nor last."""
    known = [deal.amount_yen for deal in deals if deal.amount_yen]
    typical = median_low(known) if known else TYPICAL_YEN
    return [deal if deal.amount_yen else replace(deal, amount_yen=typical) for deal in deals]


def _candidate(row: Row, deal: LostDeal, outlook: Outlook, further_losses: int) -> RevivalCandidate:
    as_written = {name: row[name] for name in SHOWN}
    return RevivalCandidate(
        **as_written,
        reason=deal.reason,
        reach=deal.reach,
        lost_on=deal.lost_on,
        outlook=outlook,
        further_losses=further_losses,
        row=row["row"],
    )


def _worth_going_back(
    table: DealTable, around: DealTable, today: date, signs: WordSigns
) -> tuple[list[Row], tuple[tuple[Message, int], ...]]:
    """Split the lost deals into those worth going back to and the counts of those that are not."""
    asleep = pl.col("opened_on") < today - QUIET_AFTER
    in_progress = set(
        around.frame.filter((pl.col("outcome") == "open") & ~asleep.fill_null(value=False))["company_key"].drop_nulls()
    )
    won_on, not_again = _newest_win(around), _companies_not_to_go_back_to(around, signs)
    kept: list[Row] = []
    left_out: Counter[str] = Counter()
    labels: dict[str, Message] = {}
    for row in table.lost.select(NEEDED).iter_rows(named=True):
        label = not_again.get(row["company_key"]) or _left_out_because(row, in_progress, won_on, signs)
        if label is None:
            kept.append(row)
        else:
            labels[label.text] = label
            left_out[label.text] += 1
    return kept, tuple((labels[text], count) for text, count in left_out.most_common())


def _companies_not_to_go_back_to(table: DealTable, words: WordSigns) -> dict[str, Message]:
    """Return the companies of which any loss says that they are gone or want no contact: that holds for all their losses."""
    told = table.lost.drop_nulls(["company_key", "text"]).select("company_key", "text").iter_rows()
    found = ((company, words.no_return(text)) for company, text in told)
    return {company: sign.label for company, sign in found if sign in OF_THE_WHOLE_COMPANY and sign is not None}


def _left_out_because(
    row: Row, in_progress: set[str], won_on: Mapping[str, date | None], signs: WordSigns
) -> Message | None:
    sign = signs.no_return(row["text"]) if row["text"] else None
    if sign is not None:
        return sign.label
    if row["company_key"] in in_progress:
        return IN_PROGRESS
    if row["company_key"] in won_on:
        won, lost = won_on[row["company_key"]], row["closed_on"]
        if won is not None and lost is not None and won >= lost:
            return WON_SINCE
    return None


def _newest_win(table: DealTable) -> dict[str, date | None]:
    wins: pl.DataFrame = table.frame.filter(outcome="won").drop_nulls("company_key")
    return dict(wins.group_by("company_key").agg(pl.col("closed_on").max()).iter_rows()) if wins.height else {}


def _lost_deal(row: Row, signs: WordSigns) -> LostDeal:
    said_on = row["closed_on"]
    return LostDeal(
        reason=Reason(row["recoded"]),
        reach=Reach(row["reach"]) if row["reach"] else None,
        lost_on=row["closed_on"],
        amount_yen=row["amount_yen"],
        customer_date=signs.named_on(row["text"], said_on) if row["text"] and said_on else None,
    )


def _one_a_company(rows: Sequence[Row], worth: Sequence[int | None]) -> tuple[list[int], dict[int, int]]:
    """Return the best deal of each company in order of worth, and how many further losses each company has."""
    best: dict[str, int] = {}
    further: Counter[int] = Counter()
    for i in sorted(range(len(rows)), key=lambda i: worth[i] or 0, reverse=True):
        first = best.setdefault(rows[i]["company_key"] or f"row {rows[i]['row']}", i)
        if first != i:
            further[first] += 1
    return list(best.values()), further

"""The three things that a file of lost deals tells first, as sentences with what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from atoippo.analysis.shares import is_clearly_more
from atoippo.values.message import Message, msg
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from atoippo.reports.deal_table import DealTable
    from atoippo.reports.figures import ReasonFigure, RivalFigure, StepFigure
    from atoippo.reports.revival import RevivalList

FAIR_LOSSES = 10  # losses below which the most frequent reason is not called a finding

NEXT_TO_TRY = MappingProxyType(
    {
        Reason.PRICE_BUDGET: msg("見積をお出しする前に、ご予算の決まる時期と決め方を伺ってみてください。"),
        Reason.COMPETITOR: msg("比較されている会社と、選ぶときの決め手を、提案の前に伺ってみてください。"),
        Reason.TIMING: msg("「今ではない」ご事情と、動き出すきっかけを伺い、日付のある約束にしてみてください。"),
        Reason.UNCLEAR_NEED: msg("提案の前に、いま一番お困りのことを、お客様の言葉で確かめてみてください。"),
        Reason.INTERNAL_APPROVAL: msg(
            "稟議を書く方に、そのまま使える一枚（目的・費用・効果・比較）をお渡ししてみてください。"
        ),
        Reason.RESPONSE_ATTITUDE: msg("お返事までの時間を決め、約束した期日をお客様と確かめ合ってみてください。"),
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to know, in a sentence, and what to do about it."""

    title: Message
    advice: Message


def findings(
    table: DealTable,
    reasons: Sequence[ReasonFigure],
    steps: Sequence[StepFigure],
    rivals: Sequence[RivalFigure],
    revival: RevivalList | None = None,
) -> tuple[Finding, ...]:
    """Return up to three findings, the most useful first; what the deals (or no revival list yet) cannot show is passed over."""
    candidates = (
        *_most_frequent_reason(reasons),
        *_read_from_the_text(table),
        *_where_it_stopped(steps),
        *_rival_named_most(rivals),
        *(_may_come_back(revival) if revival else ()),
    )
    return candidates[:3]


def _most_frequent_reason(reasons: Sequence[ReasonFigure]) -> Iterator[Finding]:
    top, second = sorted((f for f in reasons if f.reason.is_one_of_the_six), key=lambda f: -f.recoded.count)[:2]
    share = top.recoded
    if share.count == 0 or share.total < FAIR_LOSSES or share.estimate is None:
        return
    if not is_clearly_more(share.count, second.recoded.count):
        yield Finding(
            _side_by_side(top, second),
            msg("差はまだ言えません。次の失注で、どちらが決め手だったかを伺ってみてください。"),
        )
        return
    title = msg(
        "いちばん多い理由は「{reason}」でした。失注{total:,}件のうち{count:,}件です（{share:.0%}、幅は{low:.0%}〜{high:.0%}）。",
        reason=top.reason.label,
        total=share.total,
        count=share.count,
        share=share.estimate,
        low=share.low,
        high=share.high,
    )
    yield Finding(title, NEXT_TO_TRY[top.reason])


def _side_by_side(top: ReasonFigure, second: ReasonFigure) -> Message:
    return msg(
        "多い理由は「{first}」（{n_first:,}件）と「{second}」（{n_second:,}件）で、ほぼ並んでいます（失注{total:,}件のうち）。",
        first=top.reason.label,
        n_first=top.recoded.count,
        second=second.reason.label,
        n_second=second.recoded.count,
        total=top.recoded.total,
    )


def _read_from_the_text(table: DealTable) -> Iterator[Finding]:
    six = [reason.value for reason in Reason if reason.is_one_of_the_six]
    silent = table.lost.filter(~table.lost["told"].is_in(six))
    found = int(silent["recoded"].is_in(six).sum())
    if not found:
        return
    advice = msg(
        "ひと言でも言葉が残っていれば、あとから学べます。断られたときのお客様の言葉を、そのまま残してください。"
    )
    if found == silent.height:
        yield Finding(
            msg(
                "理由が選ばれていなかった（「その他」・空欄・文章）{found:,}件すべてで、残された言葉から理由を読み取れました。",
                found=found,
            ),
            advice,
        )
        return
    yield Finding(
        msg(
            "理由が選ばれていなかった（「その他」・空欄・文章）{silent:,}件のうち、{found:,}件は、残された言葉から理由を読み取れました。",
            silent=silent.height,
            found=found,
        ),
        advice,
    )


def _where_it_stopped(steps: Sequence[StepFigure]) -> Iterator[Finding]:
    known = sum(step.lost for step in steps)
    if (
        known < FAIR_LOSSES or sum(step.lost > 0 for step in steps) < 2
    ):  # one step for all tells of the file, not of deals
        return
    top = max(steps, key=lambda step: step.lost)
    missing = top.reach.missing_step
    if missing is None:
        return
    title = msg(
        "「{step}」まで進んで止まった商談が最も多く、{count:,}件ありました。あと一歩は「{missing}」でした。",
        step=top.reach.label,
        count=top.lost,
        missing=missing.label,
    )
    yield Finding(title, msg("この段階の商談では、次の一歩にどなたの同意が要るかを、早めに伺ってみてください。"))


def _rival_named_most(rivals: Sequence[RivalFigure]) -> Iterator[Finding]:
    lost = [rival.loss_rate.count for rival in rivals[:2]]
    if sum(lost) >= FAIR_LOSSES and is_clearly_more(lost[0], sum(lost[1:])):
        yield Finding(
            msg(
                "失注した商談で最もよく名前が挙がった競合は「{rival}」で、{count:,}件でした。",
                rival=rivals[0].rival,
                count=rivals[0].loss_rate.count,
            ),
            NEXT_TO_TRY[Reason.COMPETITOR],
        )


def _may_come_back(revival: RevivalList) -> Iterator[Finding]:
    if not revival.candidates:
        return
    values = {
        "count": len(revival.candidates),
        "middle": revival.returns_middle,
        "low": revival.returns_low,
        "high": revival.returns_high,
    }
    yield Finding(
        msg(
            "もう一度お話しできそうな会社が{count:,}社あります。1年以内に再開する見込みは、およそ{middle:,}件です（{low:,}〜{high:,}件）。",
            **values,
        )
        if revival.names_companies
        else msg(
            "もう一度お話しできそうな商談が{count:,}件あります。1年以内に再開する見込みは、およそ{middle:,}件です（{low:,}〜{high:,}件）。",
            **values,
        ),
        msg("今週ご連絡する先を、無理のない数だけ選んでみてください。"),
    )

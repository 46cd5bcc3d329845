"""What a report could not show because the file does not hold it, and how to get it next time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from atoippo.values.message import Message, msg

if TYPE_CHECKING:
    from atoippo.reports.deal_table import DealTable


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that the deals do not tell, and what to do about it."""

    what: Message
    how: Message
    here: Message | None = None

    @property
    def how_here(self) -> Message:
        """What to do about it in a workspace, where columns are chosen when a file is taken in."""
        return self.here or self.how


MISSING = {
    "amount_yen": Missing(
        msg("金額がないため、金額の合計と、金額を考えた順番はお出しできません。"),
        msg("「金額」の列を加えて書き出すか、--map 列名=amount で列をお知らせください。"),
        msg("「金額」の列を加えて書き出し、もう一度取り込んでください。列の意味は、取り込みの確認で選べます。"),
    ),
    "closed_on": Missing(
        msg("失注した日がないため、推移と、次にご連絡する時期の計算が粗くなります。"),
        msg("「完了日」や「失注日」の列を加えて書き出すか、--map 列名=closed_on で列をお知らせください。"),
        msg(
            "「完了日」や「失注日」の列を加えて書き出し、もう一度取り込んでください。列の意味は、取り込みの確認で選べます。"
        ),
    ),
    "reach": Missing(
        msg("どこまで進んだかが分からないため、「あと一歩」はお出しできません。"),
        msg("失注する前のフェーズ（失注時のフェーズ、フェーズの履歴）の列を加えて書き出してください。"),
    ),
    "company": Missing(
        msg("会社名がないため、会社ごとにまとめられません。"),
        msg("「取引先名」や「会社名」の列を加えて書き出すか、--map 列名=company で列をお知らせください。"),
        msg(
            "「取引先名」や「会社名」の列を加えて書き出し、もう一度取り込んでください。列の意味は、取り込みの確認で選べます。"
        ),
    ),
    "competitor": Missing(
        msg("競合の会社名がないため、競合ごとの集計はお出しできません。"),
        msg("「競合」の列を加えて書き出してください。分かる商談だけでも役に立ちます。"),
    ),
    "text": Missing(
        msg("お客様の言葉や備考がないため、理由を言葉から読み取れません。"),
        msg("「失注理由の詳細」や「備考」の列を加えて書き出してください。"),
    ),
}

NO_REASONS = Missing(
    msg("失注理由の列がないため、記録された理由との比べ合わせはできません。"),
    msg("「失注理由」の列を加えて書き出すか、--map 列名=reason で列をお知らせください。"),
    msg("「失注理由」の列を加えて書き出し、もう一度取り込んでください。列の意味は、取り込みの確認で選べます。"),
)
NO_SEGMENTS = Missing(
    msg("業種・地域・流入経路などの列がないため、区分ごとの集計はできません。"),
    msg("取引先の業種や地域、リードソースの列を加えて書き出してください。"),
)
FOREIGN_AMOUNTS = Missing(
    msg("金額がすべて円以外の通貨のため、円の合計には入れていません。"),
    msg("円に直した金額の列があれば、--map 列名=amount で列をお知らせください。"),
    msg("円に直した金額の列があれば、取り込みの確認で「金額」に選んでください。"),
)
AMOUNTS_OF_NOTHING = Missing(
    msg("失注した商談の金額がすべて0のため、金額は分からないものとして扱いました。"),
    msg("見積や提案の金額の列があれば、--map 列名=amount で列をお知らせください。"),
    msg("見積や提案の金額の列があれば、取り込みの確認で「金額」に選んでください。"),
)
GAPS = {"amount_yen": msg("金額"), "closed_on": msg("失注した日"), "company": msg("会社名")}  # that a list should hold
MOSTLY_MISSING = 0.5  # share of the lost deals from which a gap is told
NO_LOSSES = Missing(
    msg("失注した商談がありません。"),
    msg("失注も含めて書き出してください（CRMの一覧は、失注を除いていることがあります）。"),
)


def missing_things(table: DealTable) -> tuple[Missing, ...]:
    """Return what the table lacks, each with how to get it."""
    if table.lost.is_empty():
        return (NO_LOSSES,)
    losses = table.lost.height
    gaps = {column: _gaps(table, column) for column in MISSING}
    lacking = [
        _amounts(table) if column == "amount_yen" else MISSING[column] for column, n in gaps.items() if n == losses
    ]
    lacking += [
        _gap(column, gaps[column], losses) for column in GAPS if MOSTLY_MISSING * losses <= gaps[column] < losses
    ]
    if (table.lost["told"] == "unknown").all() and table.lost["reason_words"].is_null().all():
        lacking.append(NO_REASONS)
    if not any(table.has(column) for column in ("industry", "region", "source")):
        lacking.append(NO_SEGMENTS)
    return tuple(lacking)


def _gaps(table: DealTable, column: str) -> int:
    """Count the lost deals that have nothing in a column; an amount of 0 is nothing."""
    lost = table.lost[column]
    return int(((lost.fill_null(0) == 0) if column == "amount_yen" else lost.is_null()).sum())


def _amounts(table: DealTable) -> Missing:
    if table.lost["foreign_amount"].null_count() < table.lost.height:
        return FOREIGN_AMOUNTS
    return AMOUNTS_OF_NOTHING if table.lost["amount_yen"].null_count() < table.lost.height else MISSING["amount_yen"]


def _gap(column: str, n: int, losses: int) -> Missing:
    return Missing(
        msg("失注{total:,}件のうち{n:,}件で、{what}が分かりません。", total=losses, n=n, what=GAPS[column]),
        msg("分かる商談だけで計算しています。書き足せるものから足すと、見立てが確かになります。"),
    )

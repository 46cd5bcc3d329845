"""The sub-reasons and questions that every workspace begins with, word by word as the design has them; pure."""

from __future__ import annotations

from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

from atoippo.reasons.rules.questions import AskedFor, AskedQuestion
from atoippo.reasons.rules.sub_reasons import DefaultSubReason, as_it_is_named
from atoippo.values.message import Message, msg
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SUB_REASONS = {
    Reason.PRICE_BUDGET: (
        ("price.mismatch", msg("価格が合わない")),
        ("price.no_budget", msg("予算が取れない")),
        ("price.value", msg("効果に見合わない")),
        ("price.terms", msg("支払・契約条件")),
    ),
    Reason.COMPETITOR: (
        ("competitor.service", msg("サービス内容")),
        ("competitor.proposal", msg("提案力")),
        ("competitor.trust", msg("信頼感")),
        ("competitor.price", msg("価格の差")),
        ("competitor.incumbent", msg("今の取引先のまま")),
    ),
    Reason.TIMING: (
        ("timing.priority", msg("優先順位が下がった")),
        ("timing.early", msg("まだ早い")),
        ("timing.renewal", msg("更新時期が先")),
        ("timing.hands", msg("人手が足りない")),
    ),
    Reason.UNCLEAR_NEED: (
        ("need.collecting", msg("情報収集の段階")),
        ("need.vague", msg("課題が固まっていない")),
        ("need.enough", msg("今のやり方で足りる")),
        ("need.untold", msg("必要性を伝えきれなかった")),
    ),
    Reason.INTERNAL_APPROVAL: (
        ("approval.request", msg("稟議が通らない")),
        ("approval.decider", msg("決裁者の反対")),
        ("approval.department", msg("関係部署の反対")),
        ("approval.rules", msg("規程・セキュリティ")),
        ("approval.stopped", msg("計画そのものの中止（上の判断）")),
    ),
    Reason.RESPONSE_ATTITUDE: (
        ("response.late", msg("返答が遅かった")),
        ("response.explanation", msg("説明が足りなかった")),
        ("response.promise", msg("約束・期日")),
        ("response.manner", msg("言葉づかい・態度")),
        ("response.handover", msg("担当の交代")),
    ),
}

_QUESTIONS = {
    Reason.PRICE_BUDGET: (
        (msg("差はどのくらいでしたか"), (msg("1割以内"), msg("2〜3割"), msg("それ以上")), AskedFor.WORDS),
        (msg("ご予算はいつ決まりますか"), (msg("今期中"), msg("来期")), AskedFor.BUDGET_DAY),
    ),
    Reason.COMPETITOR: (
        (msg("どちらに決まりましたか"), (msg("今のまま"), msg("内製")), AskedFor.RIVAL),
        (msg("ご契約はいつまでですか"), (msg("1年"), msg("3年")), AskedFor.CONTRACT_END),
    ),
    Reason.TIMING: (
        (msg("今ではない、いちばんのご事情は？"), (), AskedFor.WORDS),
        (msg("何が起きたら動きそうですか"), (), AskedFor.CHANGE),
    ),
    Reason.UNCLEAR_NEED: (
        (msg("いま一番お困りのことは？"), (), AskedFor.WORDS),
        (msg("いずれ導入のおつもりですか"), (msg("はい"), msg("情報収集")), AskedFor.WORDS),
    ),
    Reason.INTERNAL_APPROVAL: (
        (
            msg("どこで止まりましたか"),
            (msg("起案前"), msg("承認"), msg("関係部署"), msg("最終決裁")),
            AskedFor.WORDS,
        ),
        (
            msg("どのようなご懸念でしたか"),
            (msg("費用対効果"), msg("優先順位"), msg("リスク"), msg("既存の取引先")),
            AskedFor.WORDS,
        ),
    ),
    Reason.RESPONSE_ATTITUDE: (
        (msg("お客様が気にされた場面は？"), (), AskedFor.WORDS),
        (msg("次に同じ場面が来たら、何を変えますか（あなただけに見えます）"), (), AskedFor.PROMISE),
    ),
}


def _question(reason: Reason, place: int, row: tuple[Message, tuple[Message, ...], AskedFor]) -> AskedQuestion:
    words, choices, asked_for = row
    return AskedQuestion(
        reason=reason, place=place, words=str(words), choices=tuple(map(str, choices)), asked_for=asked_for
    )


def _all_words() -> Iterator[Message]:
    yield from (words for rows in _SUB_REASONS.values() for _, words in rows)
    for words, choices, _ in chain.from_iterable(_QUESTIONS.values()):
        yield words
        yield from choices
    yield msg("自動更新")  # was a choice once: answers of those days say it


DEFAULT_SUB_REASONS: Mapping[Reason, tuple[DefaultSubReason, ...]] = MappingProxyType(
    {reason: tuple(DefaultSubReason(key, words) for key, words in rows) for reason, rows in _SUB_REASONS.items()}
)
DEFAULT_QUESTIONS: Mapping[Reason, tuple[AskedQuestion, AskedQuestion]] = MappingProxyType(
    {
        reason: (_question(reason, 1, first), _question(reason, 2, second))
        for reason, (first, second) in _QUESTIONS.items()
    }
)
NO_RIVAL = frozenset({"今のまま", "内製"})  # answers to 「どちらに決まりましたか」 that name no rival
RENEWS_BY_ITSELF = "自動更新"  # ticked beside the end of a contract
_SPOKEN = MappingProxyType({str(words): words for words in _all_words()})


def in_words(text: str) -> Message:
    """Return a stored name, question or choice as people read it: a default in their language, others as they stand."""
    return _SPOKEN.get(text) or as_it_is_named(text)

"""The five questions of the customer's page, word by word, and the codes under which answers are kept; pure."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from atoippo.values.message import Message, msg
from atoippo.values.reason import SIX_REASONS, Reason

MOST_REASONS = 2
MOST_WORDS = 2_000
MOST_CONDITION_WORDS = 500
DECLINE = "decline"  # 答えにくい


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to tap: the code that is kept, and the words that the customer reads."""

    code: str
    words: Message


@dataclass(frozen=True, slots=True)
class AskedOfCustomer:
    """One question of the page with its choices; `most` is how many of them may be chosen."""

    name: str
    words: Message
    choices: tuple[Choice, ...]
    most: int = 1

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of its choices, in order."""
        return tuple(choice.code for choice in self.choices)

    def said(self, code: str) -> Message:
        """Return the words of a choice, as the customer read them."""
        return next(choice.words for choice in self.choices if choice.code == code)


REASONS = AskedOfCustomer(
    "reasons",
    msg("今回お見送りになった理由は、どのような点でしたか。"),
    (
        Choice(Reason.PRICE_BUDGET.value, msg("価格や予算が合わなかった")),
        Choice(Reason.COMPETITOR.value, msg("他社のほうが合っていた")),
        Choice(Reason.TIMING.value, msg("時期が合わなかった")),
        Choice(Reason.UNCLEAR_NEED.value, msg("必要かどうか、まだはっきりしていなかった")),
        Choice(Reason.INTERNAL_APPROVAL.value, msg("社内の承認が得られなかった")),
        Choice(Reason.RESPONSE_ATTITUDE.value, msg("弊社の対応（速さ・説明・態度など）が気になった")),
        Choice(Reason.OTHER.value, msg("その他")),
        Choice(DECLINE, msg("答えにくい")),
    ),
    most=MOST_REASONS,
)
DECIDING = AskedOfCustomer(
    "deciding",
    msg("決め手になったのは、どのような点でしたか。"),
    (
        Choice("product", msg("製品・サービスの内容")),
        Choice("proposal", msg("提案の内容")),
        Choice("trust", msg("会社や担当者への信頼")),
        Choice("price", msg("価格")),
        Choice("ties", msg("これまでのお付き合い")),
    ),
)
HARD = AskedOfCustomer(
    "hard",
    msg("ご検討の中で、難しいと感じられたのはどの場面でしたか。"),
    (
        Choice("explanation", msg("最初の説明")),
        Choice("quotation", msg("見積り")),
        Choice("comparison", msg("他社との比較")),
        Choice("inside", msg("社内での相談")),
        Choice("afterwards", msg("その後のやり取り")),
        Choice("none", msg("特にない・覚えていない")),
    ),
)
CONDITIONS = AskedOfCustomer(
    "conditions",
    msg("何があれば、前向きにご検討いただけそうですか。"),
    (
        Choice("budget", msg("予算がつく")),
        Choice("price", msg("価格や条件が合う")),
        Choice("feature", msg("機能や仕様がそろう")),
        Choice("contract", msg("今の契約の期限が来る")),
        Choice("people", msg("体制や担当が変わる")),
        Choice("policy", msg("方針が変わる")),
        Choice("none", msg("特にない")),
    ),
    most=7,
)
WHEN = AskedOfCustomer(
    "when",
    msg("今後のご予定の中で、あらためてお話を伺ってもよい時期はありますか。"),
    (
        Choice("soon", msg("3か月以内")),
        Choice("half_year", msg("半年後くらい")),
        Choice("next_year", msg("来年度に入ってから")),
        Choice("someday", msg("時期は未定だが、機会があれば")),
        Choice("not_now", msg("当面は予定がない")),
    ),
)
ANYTHING_ELSE = msg("ほかにお気づきの点があれば、お聞かせください。")
QUESTIONS = (REASONS, DECIDING, HARD, CONDITIONS, WHEN)


def choice_order(token: str) -> tuple[str, ...]:
    """Return the codes of question 1 as this link shows them: the six shuffled, the same at each look, the last two fixed."""
    shuffled = sorted(
        (reason.value for reason in SIX_REASONS), key=lambda code: sha256(f"{token}:{code}".encode()).digest()
    )
    return (*shuffled, Reason.OTHER.value, DECLINE)

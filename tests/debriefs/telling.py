"""What reps tell in these tests, and all rows that a loss leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from atoippo.conditions.models import Condition
from atoippo.conditions.rules import ConditionDetails, ConditionKind
from atoippo.deals.actions import ReactionDetails
from atoippo.deals.models import Competitor, Deal, Loss, LossCorrection, Reaction, Return, Win
from atoippo.debriefs.rules import DebriefDetails
from atoippo.lessons.models import Promise
from atoippo.reasons.models import QuestionAnswer, StatedReason, Statement
from atoippo.reasons.rules import KnownBy
from atoippo.teams.models import AuditEntry
from atoippo.values.reason import Reason

WORDS = "今期は予算が取れず、来年度に改めて、とのことでした"
MAIL = """件名: Re: 受発注システムのご提案
お世話になっております。さくら製作所の田中です。
社内で検討いたしましたが、お見積りの金額が予算を大きく超えており、今回は見送らせていただきます。
"""
SHORTEST = DebriefDetails(submission="form", main=Reason.PRICE_BUDGET)
WHOLE = replace(
    SHORTEST,
    sub="予算が取れない",
    second=Reason.TIMING,
    second_sub="まだ早い",
    quote=WORDS,
    known_by=KnownBy.HEARD,
    ask_from=date(2027, 4, 1),
    ask_from_words="来年度",
    conditions=(ConditionDetails(kind=ConditionKind.BUDGET, words="来期予算化"),),
    lost_on=date(2026, 3, 30),
    rival="株式会社あおば",
    warmth="polite",
    reactions=(ReactionDetails("material", "事例集", landed=True),),
    promise="次は、予算の時期を最初にうかがう",
)
EVERYTHING = (
    Deal, Loss, LossCorrection, Return, Win, Reaction, Competitor, Statement, StatedReason, QuestionAnswer, Condition,
    Promise, AuditEntry,
)  # fmt: skip


def all_rows():
    """Return every row of the rooms that a loss touches, byte for byte."""
    return {(model.__name__, row["id"]): row for model in EVERYTHING for row in model.objects.values()}

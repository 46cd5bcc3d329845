"""Examples for the page of components: a form, the same one that needs mending, and gauges of each kind."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms

from atoippo.values.message import Message, msg
from atoippo.web.language import later


class ExampleForm(forms.Form):
    """One field of each kind."""

    company = forms.CharField(label=later(msg("会社名")), max_length=100)
    reason = forms.ChoiceField(
        label=later(msg("いちばん近い理由は？")),
        choices=[
            ("price", later(msg("価格・予算"))),
            ("rival", later(msg("競合"))),
            ("timing", later(msg("タイミング"))),
            ("unknown", later(msg("まだ分からない"))),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    said = forms.CharField(
        label=later(msg("お客様は、どうおっしゃいましたか？")),
        help_text=later(msg("メールをそのまま貼り付けても構いません。")),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    team = forms.ChoiceField(
        label=later(msg("チーム")), choices=[("1", later(msg("営業チーム"))), ("2", later(msg("第二チーム")))]
    )
    closes = forms.BooleanField(
        label=later(msg("年末年始は休む")), help_text=later(msg("休みの日には、ご連絡を出しません。")), required=False
    )


def form_to_mend() -> ExampleForm:
    """Return the form as it comes back when something is missing."""
    return ExampleForm({"mend-company": "", "mend-reason": "timing", "mend-team": "9"}, prefix="mend")


@dataclass(frozen=True, slots=True)
class Word:
    """The word of a gauge."""

    value: str
    label: Message


@dataclass(frozen=True, slots=True)
class Chance:
    """A chance with its interval and what raises it."""

    chance_365: float
    low_365: float
    high_365: float
    raises: tuple[Message, ...] = ()
    lowers: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlook:
    """再開の見込み of one example."""

    gauge: Word
    chance: Chance


OUTLOOKS = (
    Outlook(Word("high", msg("高め")), Chance(0.34, 0.22, 0.47, raises=(msg("提案・見積"),))),
    Outlook(Word("normal", msg("ふつう")), Chance(0.18, 0.09, 0.31)),
    Outlook(Word("low", msg("低め")), Chance(0.06, 0.02, 0.11, lowers=(msg("競合"),))),
    Outlook(Word("unclear", msg("まだ分からない")), Chance(0.21, 0.04, 0.52)),
)

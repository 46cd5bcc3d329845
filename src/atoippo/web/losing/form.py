"""The loss form (失注を記録): what is asked, in one fixed order, and what it says when it is sent."""

from __future__ import annotations

from functools import cached_property
from secrets import token_urlsafe
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from django import forms

from atoippo.reasons.models import KnownBy
from atoippo.values.message import msg
from atoippo.values.reason import SIX_REASONS, Reason
from atoippo.web.language import later, t
from atoippo.web.losing import choices
from atoippo.web.losing.choices import CONSIDERING, When
from atoippo.web.losing.reaction_rows import ReactionRows
from atoippo.web.losing.reading import as_mail, is_unsaid_mail
from atoippo.web.losing.signature_fields import SignatureFields

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from atoippo.web.losing.offers import Offers

LONGEST_QUOTE = 20_000  # a whole mail, with what it answers to
MOST_YEARS = 30  # a loss lies back; earlier ones are slips of the year
DAY = {"type": "date"}
EXAMPLE = msg("例：今期は予算が取れず、来年度に改めて、とのことでした。メールをそのまま貼り付けても構いません")
FOLDED = ("lost_on", "reach", "rival", "second", "warmth", "promise")
WORDS = ("quote", "known_by", "reason", "other_words", "second")
SAY_A_REASON = msg("いちばん近い理由を選んでください。分からないときは「まだ分からない」で構いません。")


def day_input() -> forms.DateInput:
    """Return the field of a day as the browser shows it."""
    return forms.DateInput(attrs=DAY, format="%Y-%m-%d")


def tapped(label: Any, offered: list[tuple[str, str]], **more: Any) -> forms.ChoiceField:
    """Return a field that is answered by one tap."""
    return chosen(label, offered, widget=forms.RadioSelect, **more)


def chosen(label: Any, offered: list[tuple[str, str]], **more: Any) -> forms.ChoiceField:
    """Return a field that is answered by one of some answers."""
    return forms.ChoiceField(
        label=label, required=False, choices=offered, error_messages=choices.NO_SUCH_ANSWER, **more
    )


def line(label: Any, longest: int, *, listed_in: str = "", placeholder: Any = "") -> forms.CharField:
    """Return a field of one line; `listed_in` names the list of what was written before."""
    attrs = {"autocomplete": "off"} | ({"list": listed_in} if listed_in else {})
    attrs |= {"placeholder": placeholder} if placeholder else {}
    return forms.CharField(label=label, required=False, max_length=longest, widget=forms.TextInput(attrs=attrs))


class LossForm(SignatureFields):
    """What a rep says about a loss: a reason or まだ分からない is asked for, all else may come later."""

    submission = forms.CharField(max_length=64, widget=forms.HiddenInput)
    quote = forms.CharField(
        label=later(msg("お客様は、どうおっしゃいましたか？")),
        required=False,
        max_length=LONGEST_QUOTE,
        widget=forms.Textarea(attrs={"rows": 3, "placeholder": later(EXAMPLE)}),
    )
    was_mail = forms.BooleanField(required=False, widget=forms.HiddenInput)  # what the text looked like when last read
    known_by = tapped(later(msg("どうやって知りましたか")), choices.WAYS_OF_KNOWING)
    reason = tapped(later(msg("いちばん近い理由は？")), choices.REASONS)
    other_words = line(later(msg("どのような理由ですか")), 1000)
    state = tapped(later(msg("いまの状態は？")), [(value, later(word)) for value, word in choices.STATES.items()])
    when = tapped(later(msg("次にご連絡してよい時期は？")), [])
    when_on = forms.DateField(label=later(msg("ご連絡してよい日")), required=False, widget=day_input())
    hopes = forms.MultipleChoiceField(
        label=later(msg("何があれば、前向きにご検討いただけそうですか？")),
        required=False,
        choices=choices.HOPES,
        error_messages=choices.NO_SUCH_ANSWER,
        widget=forms.CheckboxSelectMultiple,
    )
    hope_words = line(later(msg("よろしければ、ひと言で")), 500)
    lost_on = forms.DateField(label=later(msg("失注日")), required=False, widget=day_input())
    reach = chosen(later(msg("どこまで進みましたか")), choices.REACHES)
    rival = line(later(msg("競合の会社名（分からなければ空欄で可）")), 200, listed_in="rivals")
    second = chosen(later(msg("二つ目の理由")), choices.SECOND_REASONS)
    warmth = tapped(later(msg("断られたときのご様子")), choices.WARMTHS)
    promise = line(
        later(msg("次は…する（あなただけに見えます）")),
        500,
        placeholder=later(msg("例：次は、予算の時期を最初にうかがう")),
    )

    may_go_on = True  # whether まだ検討中 is an answer
    speaks = True  # whether who fills it in speaks as 営業
    stands: Mapping[str, Any] = MappingProxyType({})  # what was told before: a day that has passed may stay

    def __init__(self, data: Any = None, *, offers: Offers, initial: dict[str, Any] | None = None) -> None:
        self.offers = offers
        self.takes_for_mail = data is not None and is_unsaid_mail(data)
        if self.takes_for_mail:
            data = as_mail(data)
        super().__init__(data, initial=self.begun(offers.times.today) | (initial or {}))
        self.fields["when"].choices = offers.times.choices  # type: ignore[attr-defined]
        if not self.may_go_on:
            ends = [choice for choice in self.fields["state"].choices if choice[0] != CONSIDERING]  # type: ignore[attr-defined]
            self.fields["state"].choices = ends  # type: ignore[attr-defined]
        self._offer_sub_reasons()
        self.reactions = ReactionRows(self, offers)

    @staticmethod
    def begun(today: date) -> dict[str, Any]:
        """Return what stands in an untouched form; the token is new with each."""
        return {
            "submission": token_urlsafe(24),
            "known_by": KnownBy.HEARD.value,
            "when": When.UNHEARD.value,
            "lost_on": today,
            "warmth": "",
        }

    def begin_anew(self) -> None:
        """Take a new token, and keep all that was typed: the next submit is another form's."""
        sent: Any = self.data  # a QueryDict, which Django's types don't say
        self.data = sent = sent.copy()
        sent["submission"] = token_urlsafe(24)

    def _offer_sub_reasons(self) -> None:
        for reason in SIX_REASONS:
            name = f"sub_{reason}"
            offered = [(sub.name, later(sub.spoken)) for sub in self.offers.sub_reasons[reason]]
            self.fields[name] = tapped(later(msg("もう少しくわしく：{reason}", reason=reason.label)), offered)
            said = self.data.get(name, "")
            if said:  # it may be offered no more since the page was opened
                self._offer_as_well(name, said, said)

    def _offer_as_well(self, name: str, value: str, word: str) -> None:
        field = self.fields[name]
        offered = list(field.choices)  # type: ignore[attr-defined]
        if value not in dict(offered):
            field.choices = [*offered, (value, word)]  # type: ignore[attr-defined]

    @property
    def sub_fields(self) -> list[tuple[str, forms.BoundField]]:
        """The finer reasons of each of the six, shown with the one that is tapped."""
        return [(reason.value, self[f"sub_{reason}"]) for reason in SIX_REASONS]

    @property
    def faded(self) -> frozenset[str]:
        """The finer reasons that nobody has named for long: offered, but standing back."""
        return frozenset(sub.name for each in self.offers.sub_reasons.values() for sub in each if sub.is_faded)

    @property
    def opens_fold(self) -> bool:
        """Whether something in the fold is to be mended or was filled in already."""
        folded = [*FOLDED, *(row.name.name for row in self.reactions), *SignatureFields.base_fields]
        return bool(self.is_bound and set(folded) & set(self.errors))

    @property
    def is_considering(self) -> bool:
        """Whether the customer still considers: no loss is recorded then."""
        return self.cleaned_data.get("state") == CONSIDERING

    def clean_lost_on(self) -> date | None:
        """Return the day of the loss: today, unless another is told; none that is still to come."""
        told: date | None = self.cleaned_data["lost_on"] or self.untold_day
        if told and told > self.offers.times.today:
            raise forms.ValidationError(t(msg("失注日には、今日までの日付を入れてください。")))
        if told and told < self.offers.times.years_ago(MOST_YEARS) and told != self.stands.get("lost_on"):
            raise forms.ValidationError(
                t(msg("失注日が{n}年より前になっています。年をお確かめください。", n=MOST_YEARS))
            )
        return told

    @property
    def untold_day(self) -> date | None:
        """The day of a loss of which no day is told."""
        return self.offers.times.today

    def clean(self) -> dict[str, Any]:
        """Ask for what is missing, each beside its field."""
        told = super().clean() or self.cleaned_data
        self._check_day(told)
        if self.is_considering:
            return told
        reason, second = told.get("reason"), told.get("second")
        if not reason and "reason" not in self.errors:
            self.add_error("reason", t(SAY_A_REASON))
        if reason == Reason.OTHER and not (told.get("quote") or told.get("other_words")):
            self.add_error("other_words", t(msg("「その他」のときは、どのような理由かをひと言入れてください。")))
        if second and second == reason:
            self.add_error("second", t(msg("いちばん近い理由と同じです。別の理由か「なし」を選んでください。")))
        if second and reason == Reason.UNKNOWN:
            self.add_error("second", t(msg("「まだ分からない」のときは、二つ目の理由を「なし」にしてください。")))
        return told

    def _check_day(self, told: dict[str, Any]) -> None:
        if "when_on" in self.errors:
            return
        day = self.ask_from
        if told.get("when") == When.DAY and day is None:
            self.add_error(
                "when_on", t(msg("ご連絡してよい日を入れてください。分からなければ「聞けていない」で構いません。"))
            )
        elif self.is_considering and day is None:
            words = msg("まだ検討中の商談は、次にうかがう時期を選んでください。")
            self.add_error("when", t(words))
        elif day is not None and day <= self.offers.times.today and day != self.stands.get("when_on"):
            self.add_error("when_on", t(msg("明日からあとの日付を入れてください。")))

    @cached_property
    def ask_from(self) -> date | None:
        """The day from which we may come again."""
        return self.offers.times.day_of(self.cleaned_data.get("when", ""), self.cleaned_data.get("when_on"))


class CorrectForm(LossForm):
    """The form as it mends what was recorded: the loss stays one, and what is offered no more may stay as it was said."""

    may_go_on = False

    def __init__(
        self,
        data: Any = None,
        *,
        offers: Offers,
        stands: dict[str, Any],
        speaks: bool,
        initial: dict[str, Any] | None = None,
    ) -> None:
        self.stands, self.speaks = stands, speaks
        super().__init__(data, offers=offers, initial=stands | (initial or {}))
        known_by = KnownBy(stands["known_by"] or KnownBy.HEARD)
        self._offer_as_well("known_by", known_by.value, later(known_by.spoken))
        sub = f"sub_{stands['reason']}"
        if stands.get(sub):
            self._offer_as_well(sub, stands[sub], stands[sub])
        for name in () if speaks else (*WORDS, *(f"sub_{reason}" for reason in SIX_REASONS)):
            self.fields[name].disabled = True  # they say what stands, whatever was sent

    @property
    def untold_day(self) -> date | None:
        """No day: who corrects something else tells no day of the loss."""
        return None

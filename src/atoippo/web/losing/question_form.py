"""The one digging question after a loss: a tap, own words, a day where one is asked for, or 聞けていない."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from atoippo.debriefs.rules import DiggingAnswer
from atoippo.reasons.rules import AskedFor, in_words
from atoippo.reasons.rules.defaults import RENEWS_BY_ITSELF
from atoippo.values.message import msg
from atoippo.web.language import later, t
from atoippo.web.losing.form import day_input, line, tapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atoippo.reasons.rules import AskedQuestion


MOST_RIVALS = 5  # the ones of late


class QuestionForm(forms.Form):
    """An answer to one question; it names the question, so that another tab's is not taken for it."""

    reason = forms.CharField(max_length=20, widget=forms.HiddenInput)
    place = forms.IntegerField(min_value=1, max_value=2, widget=forms.HiddenInput)
    choice = tapped(later(msg("お答え")), [])
    words = line(later(msg("ひと言で")), 400)
    day = forms.DateField(label=later(msg("時期が分かれば")), required=False, widget=day_input())
    renews = forms.BooleanField(label=later(in_words(RENEWS_BY_ITSELF)), required=False)

    def __init__(self, data: Any = None, *, question: AskedQuestion, rivals: Sequence[str] = ()) -> None:
        super().__init__(data, initial={"reason": question.reason.value, "place": question.place})
        named = list(rivals[:MOST_RIVALS]) if question.asked_for is AskedFor.RIVAL else []
        choices = (choice for choice in question.choices if choice != RENEWS_BY_ITSELF)  # which is a tick
        said = [(words, later(in_words(words))) for words in (*named, *choices)]
        self.fields["choice"].choices = said  # type: ignore[attr-defined]
        if not question.asks_for_a_day:
            del self.fields["day"]
        if question.asked_for is not AskedFor.CONTRACT_END:
            del self.fields["renews"]

    @property
    def is_unheard(self) -> bool:
        """Whether the answer is 聞けていない."""
        return "unheard" in self.data

    @property
    def answer(self) -> DiggingAnswer:
        """What was answered: own words before what was tapped."""
        told = self.cleaned_data
        if self.is_unheard:
            return DiggingAnswer(unheard=True)
        words = told.get("words") or told.get("choice", "")
        return DiggingAnswer(words=words, day=told.get("day"), renews=told.get("renews", False))

    def clean(self) -> dict[str, Any]:
        """Ask for any answer at all."""
        told = super().clean() or self.cleaned_data
        if not self.is_unheard and not any(told.get(name) for name in ("choice", "words", "day", "renews")):
            raise forms.ValidationError(
                t(msg("答えを選ぶか、ひと言入れてください。うかがえていなければ「聞けていない」で構いません。"))
            )
        return told

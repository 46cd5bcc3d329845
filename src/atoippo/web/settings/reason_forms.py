"""What is asked on the pages of 理由とご質問."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from atoippo.reasons.models import Question, SubReason
from atoippo.reasons.rules import AskedQuestion, in_words
from atoippo.values.message import msg
from atoippo.web.language import later, t
from atoippo.web.settings.forms import name_field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atoippo.reasons.rules import OfferedSubReason

LONGEST_NAME = SubReason._meta.get_field("name").max_length or 60
LONGEST_QUESTION = Question._meta.get_field("words").max_length or 200
MOST_CHOICES, LONGEST_CHOICE = 8, 40


class SubReasonForm(forms.Form):
    """How a finer reason is called."""

    name = name_field(later(msg("細かい理由の名前")), longest=LONGEST_NAME)


class MergeForm(forms.Form):
    """Into which finer reason another one goes."""

    into = forms.ChoiceField(label=later(msg("まとめる先")))

    def __init__(self, *args: Any, others: Sequence[OfferedSubReason], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].choices = [(other.name, later(other.spoken)) for other in others]  # type: ignore[attr-defined]


class QuestionForm(forms.Form):
    """How a digging question is worded, and what can be tapped as its answer."""

    words = forms.CharField(
        label=later(msg("質問の文")),
        max_length=LONGEST_QUESTION,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )
    choices = forms.CharField(
        label=later(msg("選べる答え（1行に1つ）")),
        required=False,
        help_text=later(msg("自分の言葉で答える欄と「聞けていない」は、いつも付きます。")),
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, question: AskedQuestion, **kwargs: Any) -> None:
        self.question = question
        self._as_read = {t(in_words(text)): text for text in (question.words, *question.choices)}
        read = [t(in_words(text)) for text in (question.words, *question.choices)]
        said = {"words": read[0], "choices": "\n".join(read[1:])}
        super().__init__(*args, **{"initial": said, "auto_id": f"question_{question.place}_%s", **kwargs})

    def clean_choices(self) -> tuple[str, ...]:
        """Return the answers to tap, each once; few and short enough for a thumb."""
        lines = (line.strip() for line in self.cleaned_data["choices"].splitlines())
        choices = tuple(dict.fromkeys(filter(None, lines)))
        if len(choices) > MOST_CHOICES or any(len(choice) > LONGEST_CHOICE for choice in choices):
            raise forms.ValidationError(
                t(
                    msg(
                        "選べる答えは{n}個まで、1つ{letters}文字までにしてください。",
                        n=MOST_CHOICES,
                        letters=LONGEST_CHOICE,
                    )
                )
            )
        return choices

    @property
    def reworded(self) -> AskedQuestion:
        """The question as it is to be asked; what its answer is good for stays, and so does what was left as it was read."""
        asked = self.question
        words, *choices = (
            self._as_read.get(text, text) for text in (self.cleaned_data["words"], *self.cleaned_data["choices"])
        )
        return AskedQuestion(
            reason=asked.reason, place=asked.place, words=words, choices=tuple(choices), asked_for=asked.asked_for
        )

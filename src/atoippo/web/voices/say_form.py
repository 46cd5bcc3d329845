"""Saying something further about a loss: a reason, how we know it, and the words it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from atoippo.debriefs.rules import DebriefDetails
from atoippo.reasons.models import KnownBy, Voice
from atoippo.values.message import msg
from atoippo.values.reason import SIX_REASONS, Reason
from atoippo.web.language import later, t

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from atoippo.reasons.models import Statement
    from atoippo.reasons.rules import OfferedSubReason

LONGEST_WORDS = 20_000  # a whole mail
REASONS = [(reason.value, later(reason.label)) for reason in Reason]
SECOND_REASONS = [("", later(msg("なし"))), *((reason.value, later(reason.label)) for reason in SIX_REASONS)]
WAYS = (KnownBy.HEARD, KnownBy.MAIL, KnownBy.GUESS)
OF_REP = {KnownBy.GUESS: msg("私の推測")}
OF_MANAGER = {KnownBy.HEARD: msg("お客様から直接うかがった"), KnownBy.GUESS: msg("記録や状況からの推測")}
WORDS_OF = {
    Voice.REP: msg("お客様の言葉、または補足"),
    Voice.MANAGER: msg("そう考える根拠"),
}
HELP_OF = {
    Voice.REP: msg("お客様のメールは、そのまま貼り付けると、お客様ご自身の言葉としても残ります。"),
    Voice.MANAGER: msg("どなたから、何をうかがってそう考えるのかを残してください。営業の記録は書き換わりません。"),
}


class SayForm(forms.Form):
    """What one voice says about a loss; 上司 has to say on what grounds."""

    reason = forms.ChoiceField(label=later(msg("いちばん近い理由は？")), choices=REASONS, widget=forms.RadioSelect)
    sub = forms.ChoiceField(label=later(msg("もう少しくわしく")), required=False)
    second = forms.ChoiceField(label=later(msg("二つ目の理由")), choices=SECOND_REASONS, required=False)
    words = forms.CharField(
        max_length=LONGEST_WORDS, strip=True, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    known_by = forms.ChoiceField(label=later(msg("どうやって知りましたか")), widget=forms.RadioSelect)

    def __init__(
        self,
        *args: Any,
        voice: Voice,
        subs: Mapping[Reason, Sequence[OfferedSubReason]],
        standing: Statement | None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **{"initial": _as_it_stands(standing), **kwargs})
        self.voice = voice
        ways = OF_MANAGER if voice is Voice.MANAGER else OF_REP
        fields: dict[str, Any] = self.fields
        fields["known_by"].choices = [(way.value, later(ways.get(way, way.spoken))) for way in WAYS]
        fields["sub"].choices = [("", later(msg("選ばない"))), *_offered(subs)]
        fields["words"].label, fields["words"].help_text = later(WORDS_OF[voice]), later(HELP_OF[voice])
        fields["reason"].error_messages["required"] = later(
            msg("いちばん近い理由を選んでください。分からないときは「まだ分からない」で構いません。")
        )
        fields["known_by"].error_messages["required"] = later(msg("どうやって知ったかを選んでください。"))

    def clean(self) -> dict[str, Any]:
        """Ask for what a voice owes: grounds of 上司, words of その他, reasons that go together."""
        said: dict[str, Any] = super().clean() or {}
        reason, words = said.get("reason"), said.get("words")
        if self.voice is Voice.MANAGER and not words:
            self.add_error("words", t(msg("そう考える根拠を、ひと言残してください。")))
        elif reason == Reason.OTHER and not words:
            self.add_error("words", t(msg("「その他」のときは、どのような理由かをひと言入れてください。")))
        if reason and said.get("sub") and said["sub"].partition(":")[0] != reason:
            self.add_error("sub", t(msg("いちばん近い理由の下にあるものを選んでください。")))
        if said.get("second") and (said["second"] == reason or reason == Reason.UNKNOWN):
            self.add_error(
                "second", t(msg("二つ目の理由は、いちばん近い理由とは別のものを選ぶか、「なし」にしてください。"))
            )
        return said

    @property
    def details(self) -> DebriefDetails:
        """What the form says."""
        said = self.cleaned_data
        return DebriefDetails(
            submission="",
            main=Reason(said["reason"]),
            sub=said["sub"].partition(":")[2],
            second=Reason(said["second"]) if said["second"] else None,
            quote=said["words"],
            known_by=KnownBy(said["known_by"]),
        )


def _offered(subs: Mapping[Reason, Sequence[OfferedSubReason]]) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (later(reason.label), [(f"{reason.value}:{sub.name}", later(sub.spoken)) for sub in subs[reason]])
        for reason in SIX_REASONS
    ]


def _as_it_stands(standing: Statement | None) -> dict[str, Any]:
    """Return what the voice says now, so that little is to be typed again."""
    if standing is None:
        return {}
    reasons = list(standing.reasons.all())
    main, second = (reasons[0] if reasons else None), (reasons[1] if len(reasons) > 1 else None)
    return {
        "reason": main.reason if main else "",
        "sub": f"{main.reason}:{main.sub_reason or main.sub_words}" if main and main.sub_words else "",
        "second": second.reason if second else "",
        "words": standing.quote,
        "known_by": standing.known_by if standing.known_by in {way.value for way in WAYS} else "",
    }

"""What is asked before mail goes to somebody again, and why it does not, in words."""

from __future__ import annotations

from types import MappingProxyType

from django import forms

from atoippo.mail.models.suppression import SuppressionReason
from atoippo.values.message import msg
from atoippo.web.language import later

REASON_WORDS = MappingProxyType(
    {
        SuppressionReason.OPTED_OUT.value: msg("今後のご案内は不要とのこと"),
        SuppressionReason.NOT_BEFORE.value: msg("その時期まで連絡を控える"),
        SuppressionReason.BOUNCED.value: msg("このアドレスには届かない"),
    }
)


class LiftForm(forms.Form):
    """On which word of the customer mail goes to them again."""

    because = forms.CharField(
        label=later(msg("お客様のお言葉")),
        help_text=later(msg("いつ、どなたから、どのようにご了承いただいたかを書いてください。")),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

"""A loss of a deal that is not in the list yet: the customer's name and the amount are enough."""

from __future__ import annotations

from django import forms

from atoippo.values.message import msg
from atoippo.values.yen import NotAnAmount, is_blank_amount, read_yen
from atoippo.web.language import later, t
from atoippo.web.losing.form import LossForm, line


class QuickForm(LossForm):
    """The loss form with the customer and the amount above it."""

    company = forms.CharField(
        label=later(msg("お客様の会社名")),
        max_length=200,
        error_messages={"required": later(msg("お客様の会社名を入れてください。"))},
    )
    amount = line(later(msg("金額")), 40, placeholder=later(msg("例：320万円")))
    deal_name = line(later(msg("商談名")), 300)
    crm_id = forms.CharField(required=False, max_length=120, widget=forms.HiddenInput)

    def clean_amount(self) -> int | None:
        """Return the amount in yen as people write it: 320万円, 3,200,000."""
        written: str = self.cleaned_data["amount"]
        if is_blank_amount(written):
            return None
        try:
            amount = read_yen(written).yen
        except NotAnAmount:
            amount = None
        if amount is None or amount < 0:
            raise forms.ValidationError(
                t(msg("金額を読み取れませんでした。「320万円」や「3,200,000」のように入れてください。"))
            )
        return amount

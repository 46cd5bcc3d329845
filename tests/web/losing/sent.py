"""A loss form as a browser sends it."""

from __future__ import annotations

from django.urls import reverse

QUOTE = "今期は予算が取れず、来年度に改めて、とのことでした。"


def form(**told):
    """Return what the form sends when only a reason is tapped, and what is told beside it."""
    return {"submission": "rendering-1", "quote": "", "known_by": "heard", "reason": "price_budget"} | told


def send(client, deal, **told):
    """Send the form of a deal."""
    return client.post(reverse("losing:lose", args=[deal.pk]), form(**told))

"""Lost deals for the tests of this room: one plain deal to vary, and any deal at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from atoippo.analysis.return_model import LostDeal
from atoippo.values.reach import Reach
from atoippo.values.reason import Reason

TODAY = date(2026, 6, 10)  # a Wednesday, outside quiet times
PLAIN = LostDeal(Reason.TIMING, Reach.PROPOSED, date(2026, 5, 1), 3_000_000)

days = st.dates(date(1990, 1, 1), date(2060, 12, 31))

lost_deals = st.builds(
    LostDeal,
    reason=st.sampled_from(Reason),
    reach=st.none() | st.sampled_from(Reach),
    lost_on=st.none() | st.dates() | days,
    amount_yen=st.none() | st.integers(-(10**9), 10**12),
    customer_date=st.none() | st.dates() | days,
    reason_from_customer=st.booleans(),
)


def plain(**changes: object) -> LostDeal:
    """Return the plain deal with something else about it."""
    return replace(PLAIN, **changes)  # type: ignore[arg-type]

"""Days in a sentence, in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from atoippo.values.language import Language, say
from atoippo.values.spoken_days import day_of_month, month_of_year

DAY = date(2026, 4, 6)


@pytest.mark.parametrize(("language", "said"), [(Language.JA, "4月6日"), (Language.EN, "6 April")])
def test_day_of_month_leaves_out_the_year(language, said):
    assert say(day_of_month(DAY), language) == said


@pytest.mark.parametrize(("language", "said"), [(Language.JA, "2026年4月"), (Language.EN, "April 2026")])
def test_month_of_year_names_both(language, said):
    assert say(month_of_year(DAY), language) == said

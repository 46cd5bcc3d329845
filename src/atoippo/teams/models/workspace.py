"""A company that uses Atoippo, apart from all others."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from atoippo.values.business_calendar import NEW_YEAR_CLOSURE, OBON_CLOSURE, BusinessCalendar
from atoippo.values.periods import APRIL


class Workspace(models.Model):
    """The place where the teams of one company work (ワークスペース); nothing of it is seen from another."""

    name = models.CharField(max_length=100, unique=True)
    legal_name = models.CharField(max_length=200, blank=True)  # from here on: what customers see of the company
    phone = models.CharField(max_length=40, blank=True)
    email = models.CharField(max_length=254, blank=True)
    postal_code = models.CharField(max_length=10, blank=True)
    postal_address = models.CharField(max_length=300, blank=True)
    privacy_url = models.URLField(max_length=500, blank=True)  # 個人情報の取扱い
    fiscal_year_starts_in = models.PositiveSmallIntegerField(
        default=APRIL, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    closes_at_new_year = models.BooleanField(default=True)
    closes_at_obon = models.BooleanField(default=True)
    sample_of = models.OneToOneField(  # whose sample company this is; a real workspace is nobody's
        "teams.User", models.PROTECT, null=True, blank=True, related_name="sample_workspace"
    )
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(fiscal_year_starts_in__range=(1, 12)), name="a_fiscal_year_starts_in_a_month"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def calendar(self) -> BusinessCalendar:
        """When this company works: holidays, its closures and its own extra days."""
        days = list(self.calendar_days.all())
        closures = [(NEW_YEAR_CLOSURE, self.closes_at_new_year), (OBON_CLOSURE, self.closes_at_obon)]
        return BusinessCalendar(
            closures=tuple(span for span, kept in closures if kept),
            extra_closed=frozenset(day.day for day in days if not day.is_open),
            extra_open=frozenset(day.day for day in days if day.is_open),
        )

"""Two companies that may be one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from atoippo.teams.models import Member


class Verdict(models.TextChoices):
    """What a person said about two names."""

    OPEN = "open", "まだ確認していない"
    SAME = "same", "同じ会社"
    APART = "apart", "別の会社"


class CompanyMatchQuerySet(models.QuerySet["CompanyMatch"]):
    """Questions about matches."""

    def visible_to(self, member: Member) -> Self:
        """Return the matches of the member's workspace."""
        return self.filter(workspace=member.workspace_id)

    def undecided(self) -> Self:
        """Return the pairs that wait for a person."""
        return self.filter(verdict=Verdict.OPEN)


class CompanyMatch(models.Model):
    """Two companies of near names, proposed to a person (同じ会社かどうかの確認); nothing is joined by itself."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    company = models.ForeignKey("customers.Company", models.PROTECT, related_name="matches")
    other = models.ForeignKey("customers.Company", models.PROTECT, related_name="+")
    likeness = models.FloatField()  # 0–1
    verdict = models.CharField(max_length=5, choices=Verdict, default=Verdict.OPEN)
    joined = (
        models.ForeignKey(  # the head that was joined, when the pair was joined; None where the two were one already
            "customers.Company", models.PROTECT, null=True, blank=True, related_name="+"
        )
    )
    into = models.ForeignKey("customers.Company", models.PROTECT, null=True, blank=True, related_name="+")
    decided_by = models.ForeignKey("teams.Member", models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    found_at = models.DateTimeField()
    objects = CompanyMatchQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "company", "other"], name="one_match_a_pair"),
            models.CheckConstraint(condition=models.Q(company__lt=models.F("other")), name="a_pair_has_one_order"),
        ]

    def __str__(self) -> str:
        return f"{self.company_id} / {self.other_id}"

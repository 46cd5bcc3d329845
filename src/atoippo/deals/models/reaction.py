"""What was shown and said in a deal, and whether it landed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from atoippo.teams.models import of_own_teams

if TYPE_CHECKING:
    from atoippo.teams.models import Member


class Material(models.Model):
    """Something shown to customers (資料), by the name that somebody gave it; nobody keeps a list of them."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    name = models.CharField(max_length=100)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["workspace", "name"], name="one_material_a_name")]

    def __str__(self) -> str:
        return self.name


class Phrase(models.Model):
    """Something said to customers (言葉), as somebody wrote it down; nobody keeps a list of them."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    name = models.CharField(max_length=100)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["workspace", "name"], name="one_phrase_a_wording")]

    def __str__(self) -> str:
        return self.name


class ReactionQuerySet(models.QuerySet["Reaction"]):
    """Questions about reactions."""

    def visible_to(self, member: Member) -> Self:
        """Return the reactions in the deals that the member may read."""
        return of_own_teams(self, member, team="deal__team")


class Reaction(models.Model):
    """How a customer took a material or a phrase (反応): it landed (響いた) or it did not (反応が薄い). Never changed."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    deal = models.ForeignKey("deals.Deal", models.PROTECT, related_name="reactions")
    loss = models.ForeignKey("deals.Loss", models.PROTECT, null=True, blank=True, related_name="reactions")
    material = models.ForeignKey("deals.Material", models.PROTECT, null=True, blank=True, related_name="reactions")
    phrase = models.ForeignKey("deals.Phrase", models.PROTECT, null=True, blank=True, related_name="reactions")
    landed = models.BooleanField()
    noted_by = models.ForeignKey("teams.Member", models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    objects = ReactionQuerySet.as_manager()

    class Meta:
        ordering = ["deal", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(material=None, phrase__isnull=False) | models.Q(material__isnull=False, phrase=None),
                name="a_reaction_is_to_a_material_or_a_phrase",
            )
        ]

    def __str__(self) -> str:
        return f"{self.material or self.phrase}: {'landed' if self.landed else 'fell flat'}"

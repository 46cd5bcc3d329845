"""What somebody says about why a deal was lost."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Self

from django.db import models

from atoippo.reasons.rules import KNOWN_BY_OF_VOICE, KnownBy, Voice
from atoippo.teams.models import of_own_teams
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from atoippo.teams.models import Member

REASONS = [(reason.value, str(reason.label)) for reason in Reason]
KNOWN_WAYS = [
    models.Q(voice=voice.value, known_by__in=[way.value for way in ways]) for voice, ways in KNOWN_BY_OF_VOICE.items()
]


class StatementQuerySet(models.QuerySet["Statement"]):
    """Questions about statements."""

    def visible_to(self, member: Member) -> Self:
        """Return what was said about the deals that the member may read."""
        return of_own_teams(self, member, team="loss__deal__team")


class Statement(models.Model):
    """What one voice says about one loss; the newest of a voice stands, with all its reasons. Never changed."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    loss = models.ForeignKey("deals.Loss", models.PROTECT, related_name="statements")
    voice = models.CharField(max_length=8, choices=Voice)
    known_by = models.CharField(max_length=5, choices=KnownBy)
    reason_words = models.CharField(max_length=1000, blank=True)  # as a file's reason column has them
    quote = models.TextField(blank=True)
    stated_by = models.ForeignKey("teams.Member", models.PROTECT, null=True, blank=True, related_name="+")
    stated_at = models.DateTimeField()
    source = models.CharField(max_length=200, blank=True)  # file name, version of the classifier
    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = ["loss", "pk"]
        constraints = [
            models.CheckConstraint(condition=reduce(or_, KNOWN_WAYS), name="a_voice_is_known_in_one_of_its_ways")
        ]
        indexes = [models.Index(fields=["workspace", "voice", "loss"], name="statement_of_a_voice")]

    def __str__(self) -> str:
        return f"{self.voice} about {self.loss_id}"

    @property
    def says_nothing(self) -> bool:
        """Whether this takes back what the voice said before: no words and no reasons."""
        return not (self.quote or self.reason_words or self.reasons.all())


class StatedReason(models.Model):
    """One of the reasons that a statement gives, the main one with the greatest weight."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    statement = models.ForeignKey("reasons.Statement", models.PROTECT, related_name="reasons")
    reason = models.CharField(max_length=20, choices=REASONS)
    sub_reason = models.ForeignKey("reasons.SubReason", models.PROTECT, null=True, blank=True, related_name="+")
    sub_words = models.CharField(max_length=60, blank=True)  # the sub-reason's name on that day
    weight = models.FloatField(default=1.0)
    confidence = models.FloatField(null=True, blank=True)  # of a text's reading, 0–1

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "statement", "reason"], name="a_statement_names_a_reason_once"
            ),
            models.CheckConstraint(
                condition=models.Q(reason__in=[reason.value for reason in Reason]), name="a_stated_reason_is_known"
            ),
            models.CheckConstraint(condition=models.Q(weight__gt=0), name="a_stated_reason_weighs_something"),
            models.CheckConstraint(
                condition=models.Q(confidence=None) | models.Q(confidence__range=(0, 1)),
                name="a_confidence_is_a_share",
            ),
        ]

    def __str__(self) -> str:
        return self.reason

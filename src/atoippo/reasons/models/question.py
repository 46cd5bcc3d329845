"""The digging questions that follow a loss, and what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from atoippo.reasons.models.sub_reason import SIX
from atoippo.reasons.rules import AskedFor
from atoippo.teams.models import of_own_teams

if TYPE_CHECKING:
    from atoippo.teams.models import Member


class QuestionQuerySet(models.QuerySet["Question"]):
    """Questions about questions."""

    def visible_to(self, member: Member) -> Self:
        """Return the questions of the member's workspace."""
        return self.filter(workspace=member.workspace_id)


class Question(models.Model):
    """One of the two digging questions of a reason, as the workspace words it; a default one gets its row when changed."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    reason = models.CharField(max_length=20, choices=SIX)
    place = models.PositiveSmallIntegerField()  # 1 or 2
    words = models.CharField(max_length=200)
    choices = models.JSONField(default=list, blank=True)  # words to tap, beside one's own and 聞けていない
    asked_for = models.CharField(max_length=8, choices=AskedFor, default=AskedFor.WORDS)
    changed_by = models.ForeignKey("teams.Member", models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["reason", "place"]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "reason", "place"], name="two_questions_a_reason"),
            models.CheckConstraint(condition=models.Q(place__in=[1, 2]), name="a_question_is_the_first_or_second"),
        ]

    def __str__(self) -> str:
        return self.words


class QuestionAnswerQuerySet(models.QuerySet["QuestionAnswer"]):
    """Questions about what was answered."""

    def visible_to(self, member: Member) -> Self:
        """Return the answers about the deals that the member may read."""
        return of_own_teams(self, member, team="loss__deal__team")


class QuestionAnswer(models.Model):
    """What a rep answered to a digging question about a loss; `unheard` is 聞けていない. The newest of a question stands.

    What is asked for oneself alone (`PROMISE`) leaves no words here: they are a promise.
    """

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    loss = models.ForeignKey("deals.Loss", models.PROTECT, related_name="question_answers")
    reason = models.CharField(max_length=20, choices=SIX)
    place = models.PositiveSmallIntegerField()
    asked = models.CharField(max_length=200)  # the question's words on that day
    words = models.CharField(max_length=500, blank=True)
    unheard = models.BooleanField(default=False)
    answered_by = models.ForeignKey("teams.Member", models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()
    objects = QuestionAnswerQuerySet.as_manager()

    class Meta:
        ordering = ["loss", "pk"]

    def __str__(self) -> str:
        return self.asked

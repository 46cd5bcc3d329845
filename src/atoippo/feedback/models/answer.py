"""What a customer answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from atoippo.feedback.models.readers import able_to_read, comes_before
from atoippo.teams.models import of_own_teams

if TYPE_CHECKING:
    from atoippo.teams.models import Member


class AnswerQuerySet(models.QuerySet["Answer"]):
    """Questions about answers."""

    def visible_to(self, member: Member) -> Self:
        """Return the answers that the member may read.

        Named ones once they are told; those that wait, for マネージャー alone; a masked one for its reader alone, whom the
        page had named to the customer, and where that one has left for whoever would be named now.
        """
        own = of_own_teams(self, member, team="request__loss__deal__team")
        if not member.is_manager:
            return own.filter(masked=False, told_at__isnull=False)
        return own.filter(Q(masked=False) | _is_read_by(member)).exclude(masked=True, request__rep=member)

    def standing(self) -> Self:
        """Return the newest of these for each request: sending again replaces what was sent before.

        Asked of what a member may read, so that for a rep a masked answer leaves the named one before it where it was.
        """
        return self.filter(pk__in=self.order_by().values("request").annotate(newest=models.Max("pk")).values("newest"))


def _is_read_by(member: Member) -> Q:
    """Whether a masked answer is this member's to read; no other マネージャー or 管理者 reads it meanwhile."""
    able = able_to_read(OuterRef("request__loss__deal__team"), workspace=OuterRef("workspace"))
    own, reader = able.filter(pk=member.pk), able.filter(pk=OuterRef("reader"))
    named_first = able.filter(comes_before(member)).exclude(pk=OuterRef("request__rep"))
    return Q(Exists(own)) & (Q(reader=member) | Q(~Exists(reader), ~Exists(named_first)))


class Answer(models.Model):
    """What a customer sent by the form (ご回答), as it came; sending again adds a row, and the newest stands.

    `masked`: the customer wishes not to be known to the rep; `reader` alone, whom the page named as 責任者, reads it, and
    nothing else is made of it that could tell whose it is. `told_at`: when a named answer became a statement that the rep reads (at once, or after a
    マネージャー has read a low or angry one first). `release`: in which batch a masked one was counted.
    """

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    request = models.ForeignKey("feedback.FeedbackRequest", models.PROTECT, related_name="answers")
    said = models.JSONField()  # codes of what was chosen, by question: see feedback.rules.questionnaire
    condition_words = models.CharField(max_length=1000, blank=True)
    words = models.TextField(blank=True)
    masked = models.BooleanField(default=False)
    reader = models.ForeignKey("teams.Member", models.PROTECT, null=True, blank=True, related_name="+")
    no_more = models.BooleanField(default=False)  # 今後のご案内は不要です
    manager_first = models.BooleanField(default=False)
    browser_hash = models.CharField(max_length=64, blank=True)  # who may see it again: the browser that sent it
    answered_at = models.DateTimeField()
    statement = models.ForeignKey("reasons.Statement", models.PROTECT, null=True, blank=True, related_name="+")
    told_at = models.DateTimeField(null=True, blank=True)
    told_by = models.ForeignKey("teams.Member", models.PROTECT, null=True, blank=True, related_name="+")
    read_at = models.DateTimeField(null=True, blank=True)  # by whom it was for: it leaves 今日
    release = models.ForeignKey(
        "feedback.AnswerRelease", models.PROTECT, null=True, blank=True, related_name="+"
    )  # which masked answers a batch holds is asked in feedback alone
    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ["request", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(masked=False) | models.Q(statement=None, told_at=None),
                name="nothing_is_told_of_a_masked_answer",
            ),
            models.CheckConstraint(
                condition=models.Q(masked=True) | models.Q(release=None), name="only_masked_answers_wait_for_a_batch"
            ),
            models.CheckConstraint(
                condition=models.Q(masked=True) | models.Q(reader=None), name="only_masked_answers_have_one_reader"
            ),
        ]

    def __str__(self) -> str:
        return f"answer to {self.request_id}"


class AnswerReleaseQuerySet(models.QuerySet["AnswerRelease"]):
    """Questions about what reps were told of masked answers."""

    def visible_to(self, member: Member) -> Self:
        """Return what the member may read: a rep the own, マネージャー those of their teams."""
        own = of_own_teams(self, member, team="team")
        return own if member.is_manager else own.filter(about=member)


class AnswerRelease(models.Model):
    """A batch of masked answers told to a rep: counts of reasons alone, of at least three answers, some days later."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    team = models.ForeignKey("teams.Team", models.PROTECT, related_name="+")
    about = models.ForeignKey("teams.Member", models.PROTECT, related_name="+")  # the rep whose customers answered
    answers_count = models.PositiveSmallIntegerField()
    reasons = models.JSONField()  # reason → how many
    released_on = models.DateField()
    read_at = models.DateTimeField(null=True, blank=True)  # by the rep: it leaves 今日
    objects = AnswerReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["about", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(answers_count__gte=3), name="a_batch_hides_who_answered")
        ]

    def __str__(self) -> str:
        return f"{self.answers_count} masked answers for {self.about_id}"

"""What somebody says about why a deal was lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from atoippo.teams.models import Team
from atoippo.values.message import Message, msg
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from atoippo.teams.models import Member

REASONS = [(reason.value, str(reason.label)) for reason in Reason]


class Voice(models.TextChoices):
    """Whose words these are. 文章 is a mark under the quote, not a person."""

    REP = "rep", "営業"
    CUSTOMER = "customer", "お客様"
    MANAGER = "manager", "上司"
    TEXT = "text", "文章から"

    @property
    def spoken(self) -> Message:
        """The voice as people read it."""
        return VOICE_LABELS[self]


VOICE_LABELS = {
    Voice.REP: msg("営業"),
    Voice.CUSTOMER: msg("お客様"),
    Voice.MANAGER: msg("上司"),
    Voice.TEXT: msg("文章から"),
}


class KnownBy(models.TextChoices):
    """How we know it."""

    HEARD = "heard", "直接うかがった"
    MAIL = "mail", "お客様のメール"
    FORM = "form", "お客様のご回答（フォーム）"
    GUESS = "guess", "私の推測"
    FILE = "file", "ファイルから（取り込み）"
    READ = "read", "文章から読み取り"

    @property
    def spoken(self) -> Message:
        """How we know it, as people read it."""
        return KNOWN_BY_LABELS[self]


KNOWN_BY_LABELS = {
    KnownBy.HEARD: msg("直接うかがった"),
    KnownBy.MAIL: msg("お客様のメール"),
    KnownBy.FORM: msg("お客様のご回答（フォーム）"),
    KnownBy.GUESS: msg("私の推測"),
    KnownBy.FILE: msg("ファイルから（取り込み）"),
    KnownBy.READ: msg("文章から読み取り"),
}


class StatementQuerySet(models.QuerySet["Statement"]):
    """Questions about statements."""

    def visible_to(self, member: Member) -> Self:
        """Return what was said about the deals that the member may read."""
        of_workspace = self.filter(workspace=member.workspace_id)
        return (
            of_workspace
            if member.is_admin
            else of_workspace.filter(loss__deal__team__in=Team.objects.visible_to(member))
        )


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
        indexes = [models.Index(fields=["workspace", "voice", "loss"], name="statement_of_a_voice")]

    def __str__(self) -> str:
        return f"{self.voice} about {self.loss_id}"


class StatedReason(models.Model):
    """One of the reasons that a statement gives, the main one with the greatest weight."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    statement = models.ForeignKey("reasons.Statement", models.PROTECT, related_name="reasons")
    reason = models.CharField(max_length=20, choices=REASONS)
    weight = models.FloatField(default=1.0)
    confidence = models.FloatField(null=True, blank=True)  # of a text's reading, 0–1

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "statement", "reason"], name="a_statement_names_a_reason_once")
        ]

    def __str__(self) -> str:
        return self.reason

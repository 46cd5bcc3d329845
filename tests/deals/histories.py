"""One deal that lives through a random history: people record and correct, files tell outcomes, and rows are watched."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from atoippo.deals.actions import (
    DealNotClosed,
    DealNotOpen,
    LossDetails,
    LossFacts,
    WinFacts,
    correct_loss,
    correct_win,
    loss_corrected,
    record_loss,
    record_return,
    record_win,
    win_corrected,
)
from atoippo.deals.models import Deal, Loss, LossCorrection, Return, Win, WinCorrection
from atoippo.deals.rules import EpisodeKind, standing_after, tells_another_day, told_episodes
from atoippo.values.outcome import Outcome
from workplace import NOON, DealFactory, MemberFactory, WorkspaceFactory

EPISODES = (Loss, Return, Win)
DAY_OF = {Loss: "lost_on", Return: "returned_on", Win: "won_on"}
LEADS_TO = {Loss: Outcome.LOST, Return: Outcome.OPEN, Win: Outcome.WON}
ROW_OF = {EpisodeKind.LOSS: Loss, EpisodeKind.RETURN: Return, EpisodeKind.WIN: Win}


class History:
    """A deal, who works on it, and what its rows said when they were first written."""

    def __init__(self):
        self.workspace = WorkspaceFactory()
        self.by = MemberFactory(workspace=self.workspace, user=None)
        self.deal = DealFactory(workspace=self.workspace, company=None)
        self.moves = 0
        self.first_said = {}  # (model, pk) → the row as it was written
        self.look()

    @property
    def at(self):
        """Every move has its own moment."""
        return NOON + timedelta(minutes=self.moves)

    def rows(self):
        """Every episode row of the database, byte for byte."""
        return {(model, row["id"]): row for model in EPISODES for row in model.objects.values()}

    def days_of_loss(self):
        """How many losses each day has: the totals of any report by loss date."""
        return Counter(Loss.objects.values_list("lost_on", flat=True))

    def look(self):
        """Remember the rows that are new, as they are."""
        for key, row in self.rows().items():
            self.first_said.setdefault(key, row)

    # what people do; what the deal's standing forbids is refused and changes nothing

    def lose(self, day, amount):
        """Record a loss by a new form."""
        details = LossDetails(submission=f"form-{self.moves}", lost_on=day, amount_yen=amount)
        return unless_refused(record_loss, deal=self.deal, details=details, by=self.by, at=self.at)

    def reopen(self, day, amount):
        """Record that the deal came back."""
        return unless_refused(record_return, deal=self.deal, returned_on=day, by=self.by, at=self.at)

    def win(self, day, amount):
        """Record that it was won."""
        return unless_refused(record_win, deal=self.deal, won_on=day, amount_yen=amount, by=self.by, at=self.at)

    def submit_again(self, day, amount):
        """Send the form of the first loss a second time, with other words in it."""
        loss = Loss.objects.order_by("turn").first()
        if loss:
            details = LossDetails(submission=loss.submission, lost_on=day, amount_yen=amount)
            assert record_loss(deal=self.deal, details=details, by=self.by, at=self.at) == loss

    def correct(self, day, amount):
        """Correct the day and amount of the first loss, the oldest fact there is."""
        loss = Loss.objects.order_by("turn").first()
        if loss:
            facts = replace(LossFacts.of(loss), lost_on=day, amount_yen=amount)
            correct_loss(loss=loss, changes=facts, by=self.by, at=self.at)

    def correct_latest_win(self, day, amount):
        """Correct the latest win."""
        win = Win.objects.order_by("-turn").first()
        if win:
            correct_win(win=win, changes=WinFacts(won_on=day, amount_yen=amount), by=self.by, at=self.at)

    # what a file tells; a small likeness of the import, on the same rules

    def told_lost(self, day, amount):
        """A file says lost."""
        self._tell(Outcome.LOST, day)

    def told_won(self, day, amount):
        """A file says won."""
        self._tell(Outcome.WON, day)

    def told_open(self, day, amount):
        """A file says open."""
        self._tell(Outcome.OPEN, day)

    def _tell(self, told, day):
        standing = Deal.objects.get(pk=self.deal.pk).standing
        if tells_another_day(standing, told, day):
            self._tell_another_day(standing, day)
            return
        added = told_episodes(standing, told, day)
        for episode in added:
            self._add(episode)
        Deal.objects.filter(pk=self.deal.pk).update(**standing_after(standing, added).as_fields())

    def _tell_another_day(self, standing, day):
        if standing.outcome is Outcome.LOST:
            row = Loss.objects.get(turn=standing.turns)
            kept = loss_corrected(loss=row, changes=replace(LossFacts.of(row), lost_on=day), by=self.by, at=self.at)
        else:
            row = Win.objects.get(turn=standing.turns)
            kept = win_corrected(win=row, changes=replace(WinFacts.of(row), won_on=day), by=self.by, at=self.at)
        type(row).objects.bulk_update([row], list(kept.before))
        type(kept).objects.bulk_create([kept])
        Deal.objects.filter(pk=self.deal.pk).update(closed_on=day)

    def _add(self, episode):
        model = ROW_OF[episode.kind]
        who, when = ("recorded_by", "recorded_at") if model is Loss else ("noted_by", "noted_at")
        told = {"turn": episode.turn, DAY_OF[model]: episode.day, who: self.by, when: self.at}
        token = {"submission": f"import-{self.moves}-{episode.turn}"} if model is Loss else {}
        model.objects.bulk_create([model(workspace=self.workspace, deal=self.deal, **told, **token)])


def corrections():
    """Every correction as it stands: which row, and what it kept."""
    kept = [(Loss, c.loss_id, c.pk, c.before) for c in LossCorrection.objects.order_by("pk")]
    return kept + [(Win, c.win_id, c.pk, c.before) for c in WinCorrection.objects.order_by("pk")]


def as_first_said(rows, kept):
    """Take all corrections back, the newest first: what the rows said when they were written."""
    first = {key: dict(row) for key, row in rows.items()}
    for model, pk, _, before in reversed(kept):
        for name, fact in before.items():
            is_day = name == DAY_OF[model] and fact is not None
            first[model, pk][name] = date.fromisoformat(fact) if is_day else fact
    return first


def unless_refused(action, **arguments):
    """Do something, unless where the deal stands forbids it."""
    try:
        return action(**arguments)
    except (DealNotOpen, DealNotClosed):
        return None

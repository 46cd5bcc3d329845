"""Imports brought to each of their states, by the same actions as a person and the worker take."""

from __future__ import annotations

from atoippo.intake.actions import inspect_next, receive_upload, start_intake, work_off_slice
from atoippo.intake.models import Intake, IntakeState
from workplace import NOON

LOSSES = "会社名,商談名,結果,金額（千円）,決着日,失注理由\n株式会社さくら製作所,更新,失注,3200,2026/3/1,価格\nみなと商会,新規,受注,800,2026/3/2,\n"
UNSURE = """あ,い,う,え,お
株式会社さくら,失注,300万円,価格,もう少し早くご連絡をいただければ検討できたとのこと
合同会社みなと,受注,120万円,,導入の時期について社内で相談してからまたご連絡とのこと
有限会社あさひ,失注,80万円,競合,今回は別の会社さんにお願いすることになりましたとのこと
株式会社みどり,商談中,50万円,価格,来期の予算が決まりましたらこちらからご連絡しますとのこと
"""
TELLS_NOTHING = "会社名,商談名,区分\n株式会社さくら製作所,更新,あ\n有限会社みなと,新規,い\n"
NOTHING_TAKEN = "会社名,商談名,結果\n株式会社ひかり,移行,ほげ\n"
ONE_ASIDE = LOSSES + "株式会社ひかり,移行,ほげ,100,2026/3/3,\n"


def received(member, content=LOSSES, name="案件一覧.csv") -> Intake:
    """Return a run that waits to be looked at."""
    content = content.encode() if isinstance(content, str) else content
    return receive_upload(workspace=member.workspace, name=name, content=content, by=member, at=NOON)


def inspected(member, content=LOSSES, name="案件一覧.csv") -> Intake:
    """Return a run that was looked at."""
    intake = received(member, content, name)
    while inspect_next(at=NOON):
        pass
    intake.refresh_from_db()
    return intake


def begun(member, content=LOSSES) -> Intake:
    """Return a run that waits for the worker."""
    return start_intake(intake=inspected(member, content), by=member, at=NOON)


def with_rows_in(member, content=LOSSES) -> Intake:
    """Return a run whose rows are in."""
    intake = begun(member, content)
    while work_off_slice(at=NOON):
        pass
    intake.refresh_from_db()
    return intake


def over(member, content=LOSSES, state=IntakeState.DONE) -> Intake:
    """Return a run that is over."""
    intake = with_rows_in(member, content)
    Intake.objects.filter(pk=intake.pk).update(state=state, ended_at=NOON)
    intake.refresh_from_db()
    return intake


def in_every_state(member) -> list[Intake]:
    """Return a run for each of the states, and one that waits for the columns to be said."""
    done = [over(member, state=state) for state in (IntakeState.DONE, IntakeState.CANCELLED)]
    reading, running = with_rows_in(member), begun(member)
    Intake.objects.filter(pk=running.pk).update(state=IntakeState.RUNNING)
    looked_at = [inspected(member, content) for content in (LOSSES, UNSURE, TELLS_NOTHING)]
    return [*done, reading, running, begun(member), *looked_at, received(member)]

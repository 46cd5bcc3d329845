"""The sample's notes: what reps wrote beside a deal, from texts of our own in the registers of real remarks columns.

The texts stand in `notes.csv`: what they tell, the step that a deal must have reached for them to make sense, and
the words, with line breaks escaped and names in braces for what the scene gives.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from atoippo.tables.sample.chances import Chances, even_chances
from atoippo.values.reach import Reach
from atoippo.values.reason import SIX_REASONS, Reason

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from atoippo.tables.sample.customers import Contact

HINTS_PER_LOSS: Final = 0.25
LEADS_PER_LOSS: Final = 0.2


class NoteKind(StrEnum):
    """What a note tells: one of the reasons, nothing (a polite cover), or another fact.

    `LEAD` and `HINT` are no notes of their own: they stand before and behind some notes of a loss.
    """

    PRICE_BUDGET = Reason.PRICE_BUDGET
    COMPETITOR = Reason.COMPETITOR
    TIMING = Reason.TIMING
    UNCLEAR_NEED = Reason.UNCLEAR_NEED
    INTERNAL_APPROVAL = Reason.INTERNAL_APPROVAL
    RESPONSE_ATTITUDE = Reason.RESPONSE_ATTITUDE
    OTHER = Reason.OTHER
    COVER = "cover"
    CLOSED = "closed"
    DUPLICATE = "duplicate"
    NO_CONTACT = "no_contact"
    WON = "won"
    OPEN = "open"
    LEAD = "lead"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class NoteText:
    """A text of the collection; `reach` is the first step at which it makes sense."""

    kind: NoteKind
    reach: Reach
    words: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What a note may mention: how far the deal got, its product, the rival if known, the contact, the day it was written."""

    reach: Reach
    product: str
    rival: str | None
    contact: Contact
    on: date


OF_THE_SIX: Final = frozenset(NoteKind(reason) for reason in SIX_REASONS)
_NAMES_A_TIME: Final = re.compile(r"\{month\}|\{period\}|月|来期|年度|半年|年後|また")


@cache
def note_texts() -> tuple[NoteText, ...]:
    """Return the whole collection."""
    lines = (files("atoippo.tables.sample") / "notes.csv").read_text(encoding="utf-8").splitlines()
    return tuple(
        NoteText(NoteKind(row["kind"]), Reach(int(row["reach"])), row["text"].replace("\\n", "\n"))
        for row in csv.DictReader(lines)
    )


def write_note(kind: NoteKind, scene: Scene, rng: Random) -> str:
    """Return a note of a kind that fits the scene; a loss's now and then with a word before it or a hint behind."""
    text = _text(kind, scene, rng)
    if kind in OF_THE_SIX and "\n" not in text:
        if rng.random() < HINTS_PER_LOSS and not _NAMES_A_TIME.search(text):
            text = _joined(text, _text(NoteKind.HINT, scene, rng))
        if rng.random() < LEADS_PER_LOSS:
            text = _text(NoteKind.LEAD, scene, rng) + text
    return _filled(text, scene, rng)


def _text(kind: NoteKind, scene: Scene, rng: Random) -> str:
    return _fitting(kind, scene.reach, rival_known=scene.rival is not None).at(rng.random())


@cache
def _fitting(kind: NoteKind, reach: Reach, *, rival_known: bool) -> Chances[str]:
    return even_chances(
        *(
            text.words
            for text in note_texts()
            if text.kind is kind and text.reach <= reach and (rival_known or "{rival}" not in text.words)
        )
    )


def _joined(text: str, hint: str) -> str:
    return text + ("" if text.endswith(("。", "」", "）", "…")) or hint.startswith("→") else "。") + hint


def _filled(text: str, scene: Scene, rng: Random) -> str:
    if "{" not in text:
        return text
    return text.format(
        product=scene.product,
        rival=scene.rival,
        dept=scene.contact.section,
        title=scene.contact.title,
        day=f"{scene.on.month}/{scene.on.day}",
        month=f"{(scene.on.month + 2 + int(7 * rng.random())) % 12 + 1}月",  # three to nine months from now
        period=("来期", "来年度")[int(2 * rng.random())],
    )

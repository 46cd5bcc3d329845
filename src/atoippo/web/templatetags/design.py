"""What the components of `templates/design/` need besides words: icons, the buyer's way in dots, shares, lists."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from django import template
from django.utils.safestring import mark_safe
from lucide.templatetags.lucide import lucide

from atoippo.reports import words
from atoippo.values.language import Language, say_list
from atoippo.values.message import Message, msg
from atoippo.values.person_names import read_addressee
from atoippo.values.reach import Reach
from atoippo.web import language
from atoippo.web.undo import MARK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.core.paginator import Page
    from django.utils.safestring import SafeString

    from atoippo.customers.models import Contact

WON = msg("受注")
register = template.Library()


@dataclass(frozen=True, slots=True)
class Way:
    """どこまで as it is shown: six dots, the step reached and the one that was missing (受注 after the last)."""

    number: int
    dots: tuple[bool, ...]
    up_to: Message
    missing: Message


@register.simple_tag
@cache
def icon(name: str, size: int = 20) -> SafeString:
    """Draw an icon of lucide, hidden from screen readers: the word beside it says the same."""
    drawing = lucide(name, size=size, aria_hidden="true", focusable="false", **{"class": "icon"})
    return mark_safe(drawing)  # noqa: S308 - lucide's own drawing; the name is written in a template


@register.simple_tag
def spoken_language() -> Language:
    """Return the reader's language, also where no frame is at hand (the page for an error of ours)."""
    return language.spoken_language()


@register.filter
def way(reach: int | None) -> Way | None:
    """Return how far a deal got, to be drawn in dots; nothing when nobody knows."""
    if not reach:
        return None
    step = Reach(reach)
    missing = step.missing_step
    return Way(step.value, tuple(dot <= step for dot in Reach), step.up_to, missing.label if missing else WON)


@register.filter
def sama(contact: Contact | None) -> str:
    """Name a person at a customer with post and 様, once: a file's 「総務課長 中村様」 has them in the name."""
    if contact is None:
        return ""
    who = read_addressee(contact.name, department=contact.department, job_title=contact.job_title)
    named = " ".join(filter(None, (who.post, who.name)))
    return language.t(msg("{name} 様", name=named)) if who.name else named


@register.filter
def percent(share: float | None) -> str:
    """Say a share in whole percents."""
    return "" if share is None else words.percent(share)


@register.filter
def listed(parts: Iterable[Message | str]) -> str:
    """Say several things as a list in the reader's language."""
    return say_list(parts, language.spoken_language())


@register.filter
def way_back(tags: str | None) -> str:
    """Return the address that undoes what a notice tells of (web/undo.py), if there is one."""
    return tags.removeprefix(MARK) if tags and tags.startswith(MARK) else ""


@register.filter
def page_numbers(pages: Page[object]) -> list[int | None]:
    """Return the page numbers to offer: the ends, the neighbours, nothing for a gap."""
    return [
        number if isinstance(number, int) else None
        for number in pages.paginator.get_elided_page_range(pages.number, on_each_side=1, on_ends=1)
    ]

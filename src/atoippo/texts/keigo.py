"""The lint of letters (敬語の点検): what a mail to a customer must not hold, and what a careful reader would mend."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from atoippo.values.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterator

Where = Literal["subject", "body"]


@dataclass(frozen=True, slots=True)
class KeigoFinding:
    """A place in a letter to be mended; one that `blocks` must be mended before it goes out."""

    where: Where
    start: int
    end: int
    blocks: bool
    why: Message
    instead: Message


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    blocks: bool
    why: Message
    instead: Message


_RULES: Final = (
    _Rule(re.compile(r"\([株有]\)|（[株有]）|㈱|㈲"), blocks=True, why=msg("宛名の会社名を略しています。"), instead=msg("「株式会社」と正式に書く。")),
    _Rule(re.compile(r"御社"), blocks=True, why=msg("「御社」は話し言葉です。"), instead=msg("書き言葉の「貴社」にする。")),
    _Rule(re.compile(r"\{[^{}\n]*\}"), blocks=True, why=msg("差し込みの場所が空いたままです。"), instead=msg("中身を書き入れるか、この一文を消す。")),
)  # fmt: skip


def lint_letter(subject: str, body: str, *, is_ad: bool) -> tuple[KeigoFinding, ...]:
    """Return what to mend in a letter, the subject first; a letter that is no advert may not sell either."""
    del is_ad  # the rules for letters that must not sell follow
    return (*_findings("subject", subject), *_findings("body", body))


def _findings(where: Where, text: str) -> Iterator[KeigoFinding]:
    for rule in _RULES:
        for found in rule.pattern.finditer(text):
            yield KeigoFinding(where, found.start(), found.end(), rule.blocks, rule.why, rule.instead)

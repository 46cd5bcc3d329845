"""The lint of letters (敬語の点検): what a mail to a customer must not hold, and what a careful reader would mend."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from atoippo.texts.keigo_words import RULES, SINGLE_PLACE, KeigoKind, Part, Rule
from atoippo.texts.letter_parts import LetterParts, parts_of
from atoippo.texts.listening import hidden, marked_words
from atoippo.texts.listening_words import QUOTED, ListeningKind
from atoippo.values.message import Message, counted, msg

if TYPE_CHECKING:
    from collections.abc import Iterator

Where = Literal["subject", "body"]
LONGEST_LINE: Final = 45  # full-width characters that a line with two sentences may have
LONGEST_SENTENCE: Final = 60  # a line with one sentence breaks once in a mail program and still reads well
TOO_MANY_HUMBLE_SENTENCES: Final = 3

_SENTENCE: Final = re.compile(r"[^。\n]+")
_MANY_SENTENCES: Final = re.compile(r"。[^。]+。")
_GREETS: Final = re.compile(r"[ 　]*(?:いつも)?(?:大変)?(?:お世話に|ご無沙汰|平素)")
_NEVER_IN_THANKS: Final = {
    ListeningKind.REBUTTAL: KeigoKind.REBUTTAL,
    ListeningKind.PRESSURE: KeigoKind.ASK_AGAIN,
    ListeningKind.BLAME: KeigoKind.BLAME,
    ListeningKind.PITCH: KeigoKind.PITCH,
}


@dataclass(frozen=True, slots=True)
class KeigoFinding:
    """A place in a letter to be mended; one that `blocks` must be mended before it goes out."""

    where: Where
    start: int
    end: int
    blocks: bool
    why: Message
    instead: Message
    kind: KeigoKind


@dataclass(frozen=True, slots=True)
class LetterNature:
    """What a letter is for: an advert may sell; in a reply the listening guard speaks itself; a template has open places."""

    is_ad: bool = False
    is_reply: bool = False
    is_template: bool = False


def lint_letter(
    subject: str, body: str, *, is_ad: bool, is_reply: bool = False, is_template: bool = False
) -> tuple[KeigoFinding, ...]:
    """Return what to mend in a letter, the subject first and each in the order of its places."""
    nature = LetterNature(is_ad, is_reply, is_template)
    in_subject = [*_missing(subject), *_words("subject", subject, LetterParts(0, len(subject)), nature)]
    parts = parts_of(body)
    in_body = [*_missing_body(body), *_words("body", body, parts, nature), *_manner(body, parts)]
    if not (is_ad or is_reply):
        in_body += _unheard(body, parts)
    return (*sorted(in_subject, key=_place), *sorted(_without_doubles(in_body), key=_place))


def _place(finding: KeigoFinding) -> tuple[int, int]:
    return finding.start, finding.end


def _missing(subject: str) -> Iterator[KeigoFinding]:
    if not subject.strip():
        yield KeigoFinding(
            "subject",
            0,
            0,
            blocks=True,
            why=msg("件名がありません。"),
            instead=msg("用件が分かる件名を書いてください。"),
            kind=KeigoKind.EMPTY,
        )


def _missing_body(body: str) -> Iterator[KeigoFinding]:
    if not body.strip():
        yield KeigoFinding(
            "body",
            0,
            0,
            blocks=True,
            why=msg("本文がありません。"),
            instead=msg("お礼の一文から書き始めてください。"),
            kind=KeigoKind.EMPTY,
        )


def _words(where: Where, text: str, parts: LetterParts, nature: LetterNature) -> Iterator[KeigoFinding]:
    """Yield what the rules find, each in the part of the letter where it looks."""
    rules = RULES if nature.is_template else (*RULES, SINGLE_PLACE)
    unquoted = hidden(QUOTED, text)
    for rule in rules:
        if rule.sells and nature.is_ad:
            continue
        for found in rule.pattern.finditer(text if rule.in_quotes else unquoted, 0, _end(rule, text, parts)):
            blocks = rule.blocks and not (rule.sells and nature.is_reply)  # a reply is the rep's to answer for
            yield KeigoFinding(where, *found.span(), blocks, rule.why, rule.instead, rule.kind)


def _end(rule: Rule, text: str, parts: LetterParts) -> int:
    """Return up to where a rule looks."""
    ends = {Part.ADDRESS: parts.address_end, Part.TEXT: parts.signature_start, Part.EVERYWHERE: len(text)}
    return ends[rule.part]


def _manner(body: str, parts: LetterParts) -> Iterator[KeigoFinding]:
    """Yield what only the letter as a whole shows: too much humility, lines too long."""
    text = body[: parts.signature_start]
    humble = [sentence for sentence in _SENTENCE.finditer(text) if "させていただ" in sentence[0]]
    if len(humble) >= TOO_MANY_HUMBLE_SENTENCES:
        why = counted("「させていただく」が{n}文にあります。", n=len(humble))
        instead = msg("「いたします」「申し上げます」に変え、一つだけ残してください。")
        yield KeigoFinding("body", *humble[2].span(), blocks=False, why=why, instead=instead, kind=KeigoKind.TOO_HUMBLE)
    wide = [line for line in re.finditer(r"[^\n]+", text) if _is_long(line[0])]
    if wide:
        why = counted("長い行が{n}行あります。", n=len(wide))
        instead = msg("文の切れ目か、35文字ほどで改行すると、読みやすくなります。")
        yield KeigoFinding("body", *wide[0].span(), blocks=False, why=why, instead=instead, kind=KeigoKind.LONG_LINES)


def _is_long(line: str) -> bool:
    """Whether a line is a wall of text; one with a link or a greeting is as long as it must be."""
    if "://" in line or _GREETS.match(line):
        return False
    return _width(line) > (LONGEST_LINE if _MANY_SENTENCES.search(line) else LONGEST_SENTENCE)


def _width(line: str) -> float:
    """Return how wide a line is, in full-width characters."""
    return sum(0.5 if sign <= "~" or "｡" <= sign <= "ﾟ" else 1.0 for sign in line)


def _unheard(body: str, parts: LetterParts) -> Iterator[KeigoFinding]:
    """Yield what the listening guard hears; blame and doubtful words only warn."""
    for mark in marked_words(body[: parts.signature_start]):
        kind = _NEVER_IN_THANKS[mark.kind]
        blocks = mark.is_certain and kind is not KeigoKind.BLAME
        yield KeigoFinding("body", mark.start, mark.end, blocks, mark.why, mark.instead, kind)


def _without_doubles(findings: list[KeigoFinding]) -> Iterator[KeigoFinding]:
    """Yield the findings without what the guard hears where a rule of letters has already spoken."""
    heard = set(_NEVER_IN_THANKS.values())
    ruled = [finding for finding in findings if finding.kind not in heard and finding.kind is not KeigoKind.LONG_LINES]
    for finding in findings:
        if finding.kind not in heard or not any(r.start < finding.end and finding.start < r.end for r in ruled):
            yield finding

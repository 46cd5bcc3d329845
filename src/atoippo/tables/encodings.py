"""Which encoding a file of text was written in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from atoippo.tables.rows import FileRefused
from atoippo.values.message import msg

if TYPE_CHECKING:
    from atoippo.values.message import Message


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, the encoding it was read in, and what a person should know about it."""

    text: str
    encoding: str
    notices: tuple[Message, ...] = ()


def decode(name: str, content: bytes, *, encoding: str | None = None) -> Decoded:
    """Return the text of a file in the encoding given, or in the one that is found."""
    if encoding is not None:
        return Decoded(content.decode(encoding).removeprefix("\ufeff"), encoding)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Decoded(content.decode("utf-16"), "utf-16")
    for candidate in ("utf-8-sig" if content.startswith(b"\xef\xbb\xbf") else "utf-8", "cp932"):
        try:
            return Decoded(content.decode(candidate), candidate)
        except UnicodeDecodeError:
            continue
    raise FileRefused(msg("「{name}」の文字コードが分かりません。", name=name))

"""Which encoding a text file was written in: found from its bytes, or said by the person."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from atoippo.tables.rows import FileRefused
from atoippo.tables.sheet import lines_in_words
from atoippo.values.message import counted, msg

if TYPE_CHECKING:
    from atoippo.values.message import Message

BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),  # before utf-16, whose mark it begins with
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# What people call Shift_JIS is what Windows writes: ①, ㈱ and 髙 are in cp932 alone.
SPOKEN_NAMES = MappingProxyType(
    dict.fromkeys(("shift_jis", "shift-jis", "shiftjis", "sjis", "s_jis", "ms932", "windows-31j"), "cp932")
)
ASCII_BYTES = bytes(range(0x80))
UTF_8_READ_AS_CP932 = "縺繧繝縲"  # what the first two bytes of kana become
HALF_WIDTH_KANA = tuple(map(chr, range(0xFF61, 0xFFA0)))
JUDGED_BYTES = 1_000_000
UNREADABLE = "\ufffd"
TOLERATED_DAMAGE = 0.1  # unreadable signs to bytes beyond ASCII; above it the encoding is a wrong guess


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, the encoding it was read in, and what a person should know about it."""

    text: str
    encoding: str
    notices: tuple[Message, ...] = ()


def decode(name: str, content: bytes, *, encoding: str | None = None) -> Decoded:
    """Return the text of a file in the encoding that was said or else found; unreadable bytes become U+FFFD."""
    if encoding is not None:
        return _decode_as_said(name, content, encoding)
    for mark, marked_encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _decode_by_mark(name, content, marked_encoding)
    if b"\0" in content:
        return _decode_wide(name, content)
    return _decode_narrow(name, content)


def _decode_as_said(name: str, content: bytes, said: str) -> Decoded:
    encoding = SPOKEN_NAMES.get(said.strip().casefold(), said.strip())
    try:
        text = content.decode(encoding, errors="replace").removeprefix("\ufeff")
    except (LookupError, ValueError) as error:  # an unknown name, or a codec that is not for text
        advice = msg(
            "「{encoding}」という文字コードはありません。cp932（Shift_JIS）、utf-8、utf-16 などを指定してください。",
            encoding=said,
        )
        raise FileRefused(advice) from error
    if text.count(UNREADABLE) > TOLERATED_DAMAGE * len(content.translate(None, ASCII_BYTES)):
        advice = msg(
            "「{name}」の{line}行目は{encoding}として読めません。文字コードの指定を外すか、別の文字コードを指定してください。",
            name=name,
            line=text.count("\n", 0, text.index(UNREADABLE)) + 1,
            encoding=said,
        )
        raise FileRefused(advice)
    return _checked(name, Decoded(text, encoding, _damage_notices(text)))


def _decode_by_mark(name: str, content: bytes, encoding: str) -> Decoded:
    text = content.decode(encoding, errors="replace")
    return _checked(name, Decoded(text, encoding, _damage_notices(text)))


def _decode_wide(name: str, content: bytes) -> Decoded:
    """Read UTF-16 without its mark: the zero bytes of ASCII signs all stand on one side."""
    zeros_first, zeros_second = content[::2].count(0), content[1::2].count(0)
    fewer, more = sorted((zeros_first, zeros_second))
    if more * 100 < len(content) // 2 or fewer * 20 > more:
        raise FileRefused(_no_text(name))
    encoding = "utf-16-le" if zeros_second > zeros_first else "utf-16-be"
    text = content.decode(encoding, errors="replace")
    return _checked(name, Decoded(text, encoding, _damage_notices(text)))


def _decode_narrow(name: str, content: bytes) -> Decoded:
    encodings = ("iso2022_jp_ext", "utf-8") if b"\x1b$" in content else ("utf-8",)
    for encoding in (*encodings, _likeliest(content)):
        try:
            return _checked(name, Decoded(content.decode(encoding), encoding))
        except UnicodeDecodeError:
            continue
    return _checked(name, _decode_by_lines(name, content, _likeliest(content)))


def _likeliest(content: bytes) -> str:
    """Return the encoding that leaves the fewest strange signs in the beginning of a text that is not plain UTF-8."""
    sample = content[:JUDGED_BYTES]
    candidates = ("cp932", "utf-8", "euc_jp")
    return min(candidates, key=lambda encoding: _strangeness(sample.decode(encoding, errors="replace")))


def _strangeness(text: str) -> float:
    """Return how little a text looks Japanese."""
    return (
        text.count(UNREADABLE)
        + sum(map(text.count, UTF_8_READ_AS_CP932))
        + 0.3 * sum(map(text.count, HALF_WIDTH_KANA))  # EUC read as cp932 is full of them; bank kana has some
    )


def _decode_by_lines(name: str, content: bytes, encoding: str) -> Decoded:
    """Read a text with damaged lines, or one that was joined from files of different encodings."""
    other = "cp932" if encoding == "utf-8" else "utf-8"
    parts: list[str] = []
    mixed: list[int] = []
    for line, raw in enumerate(content.splitlines(keepends=True), start=1):
        text = raw.decode(encoding, errors="replace")
        if UNREADABLE in text and _is_written_in(other, raw, instead_of=text):
            mixed.append(line)
            text = raw.decode(other)
        parts.append(text)
    whole = "".join(parts)
    if whole.count(UNREADABLE) > TOLERATED_DAMAGE * len(content.translate(None, ASCII_BYTES)):
        raise FileRefused(_unknown_encoding(name))
    return Decoded(whole, encoding, (*_mixture_notices(mixed, other), *_damage_notices(whole)))


def _is_written_in(encoding: str, raw: bytes, *, instead_of: str) -> bool:
    """Whether a line was written in another encoding, and not only damaged: nearly all of it must read better."""
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    signs, signs_before = _signs_beyond_ascii(text), _signs_beyond_ascii(instead_of.replace(UNREADABLE, ""))
    return _strangeness(text) == 0 and (encoding == "utf-8" or (signs >= 2 and signs >= 3 * signs_before))


def _signs_beyond_ascii(text: str) -> int:
    return sum(sign > "\x7f" for sign in text)


def _checked(name: str, decoded: Decoded) -> Decoded:
    """Refuse what is no text, and drop the end mark of old systems."""
    text = decoded.text
    strange = sum(map(text.count, map(chr, (*range(9), *range(14, 27), *range(28, 32), 127))))
    if "\0" in text or strange > 1 + len(text) // 200:
        raise FileRefused(_no_text(name))
    return Decoded(text.removesuffix("\x1a"), decoded.encoding, decoded.notices)


def _no_text(name: str) -> Message:
    return msg(
        "「{name}」は文字のファイルではないようです。CRMやExcelから、CSVまたはExcel（.xlsx）の形式で書き出してください。",
        name=name,
    )


def _unknown_encoding(name: str) -> Message:
    return msg(
        "「{name}」の文字コードが分かりませんでした。UTF-8で保存しなおすか、"
        "--encoding で文字コード（cp932、utf-8、cp1252 など）を指定してください。",
        name=name,
    )


def _damage_notices(text: str) -> tuple[Message, ...]:
    """Name the lines with signs that could not be read."""
    if UNREADABLE not in text:
        return ()
    lines = [number for number, line in enumerate(_physical_lines(text), start=1) if UNREADABLE in line]
    notice = counted(
        "読み取れない文字のある行が{n}行あります（{lines}行目）。その文字は「�」と表しています。",
        n=len(lines),
        lines=lines_in_words(lines),
    )
    return (notice,)


def _mixture_notices(lines: list[int], encoding: str) -> tuple[Message, ...]:
    if not lines:
        return ()
    notice = counted(
        "文字コードの違う行が{n}行あります（{lines}行目）。その行は{encoding}として読みました。",
        n=len(lines),
        lines=lines_in_words(lines),
        encoding=encoding,
    )
    return (notice,)


def _physical_lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

"""The words of the import's screens: states, how sure a column is, encodings, and advice without a command line."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from atoippo.intake.models import IntakeState
from atoippo.intake.rules.found import SURE_FROM
from atoippo.values.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Mapping

CERTAIN_FROM = 0.9

STATES: Mapping[str, Message] = MappingProxyType(
    {
        IntakeState.INSPECTING: msg("ファイルを確認中"),
        IntakeState.UPLOADED: msg("確認待ち"),
        IntakeState.DUE: msg("順番待ち"),
        IntakeState.RUNNING: msg("取り込み中"),
        IntakeState.READING_WORDS: msg("言葉を読み取り中"),
        IntakeState.DONE: msg("完了"),
        IntakeState.REFUSED: msg("読めませんでした"),
        IntakeState.CANCELLED: msg("取りやめ"),
    }
)

ENCODINGS: tuple[tuple[str, Message], ...] = (
    ("", msg("おまかせ")),
    ("cp932", msg("Shift_JIS（日本のExcelやCRMに多い）")),
    ("utf-8", msg("UTF-8")),
    ("utf-16", msg("UTF-16")),
    ("euc_jp", msg("EUC-JP")),
    ("cp1252", msg("Windows-1252（欧文）")),
)
DAY_ORDERS: tuple[tuple[str, Message], ...] = (
    ("", msg("おまかせ")),
    ("day", msg("日が先（03/04 は4月3日）")),
    ("month", msg("月が先（03/04 は3月4日）")),
)

SAID, CERTAIN, NEARLY, LOOK = (
    msg("教えていただいた列"),
    msg("確か"),
    msg("ほぼ確か"),
    msg("お確かめください"),
)
NOT_USED, A_CLUE = msg("使っていません"), msg("おまかせ")

# What tables say to somebody at a command line, and the same to somebody at a screen; the places are the same.
AT_A_SCREEN: Mapping[str, Message] = MappingProxyType(
    {
        "「{value}」が受注・失注・進行中のどれか分かりません。受注は{won}、失注は{lost}、進行中は{open}のような言葉に直してください。"
        "結果が別の列にあるときは --map 列名=outcome を付けてください。": msg(
            "「{value}」が受注・失注・進行中のどれか分かりません。受注は{won}、失注は{lost}、進行中は{open}のような言葉に直してください。"
            "結果が別の列にあるときは、［列を直す］で教えてください。"
        ),
        "文字化けがあります（「{value}」）。元のファイルから書き出しなおすか、--encoding で文字コードを指定してください。": msg(
            "文字化けがあります（「{value}」）。元のファイルから書き出しなおすか、［列を直す］で文字コードを選んでください。"
        ),
        "「{column}」の日付（例：{example}）は、日と月のどちらが先か決められませんでした。{n}件の日付を空欄にしています。"
        "日が先なら --day-first、月が先なら --month-first を付けて、もう一度お試しください。": msg(
            "「{column}」の日付（例：{example}）は、日と月のどちらが先か決められませんでした。{n}件の日付を空欄にしています。"
            "［列を直す］で、日と月の順を選んでください。"
        ),
        "「{column}」の日付（例：{example}）は、{order}。違うときは --day-first か --month-first を付けてください。": msg(
            "「{column}」の日付（例：{example}）は、{order}。違うときは、［列を直す］で日と月の順を選んでください。"
        ),
        "「{name}」の文字コードが分かりませんでした。UTF-8で保存しなおすか、"
        "--encoding で文字コード（cp932、utf-8、cp1252 など）を指定してください。": msg(
            "「{name}」の文字コードが分かりませんでした。UTF-8で保存しなおすか、［列を教える］で文字コードを選んでください。"
        ),
        "--map の「{name}」という列はありません。ある列：{headers}": msg(
            "「{name}」という列は、このファイルにはありません。ある列：{headers}"
        ),
        "どの商談が受注・失注かを示す列が見つかりませんでした（ある列：{headers}）。結果・フェーズ・失注理由のどれかに当たる列があれば、"
        "--map 列名=outcome、--map 列名=stage、--map 列名=reason のように指定してください（reason では、理由のある行を失注として読みます）。"
        "なければ「結果」の列を足し、受注・失注・進行中のどれかを書いてください。": msg(
            "どの商談が受注・失注かを示す列が見つかりませんでした（ある列：{headers}）。結果・フェーズ・失注理由のどれかに当たる列があれば、"
            "［列を教える］で選んでください（失注理由では、理由のある行を失注として読みます）。"
            "なければ「結果」の列を足し、受注・失注・進行中のどれかを書いてください。"
        ),
        "--map で「{first}」と「{second}」の両方が{field}（{code}）に指定されています。どちらか一つにしてください。": msg(
            "「{first}」と「{second}」の両方が「{field}」になっています。どちらか一つにしてください。"
        ),
        "「{other}」も{field}のようですが、「{column}」を使いました。替えるときは --map {other}={code} を付けてください。": msg(
            "「{other}」も{field}のようですが、「{column}」を使いました。替えるときは、［列を直す］で選んでください。"
        ),
    }
)


def at_a_screen(message: Message) -> Message:
    """Return what a message of the tables says to somebody who has a screen and no command line."""
    said = AT_A_SCREEN.get(message.text)
    return Message(said.text, message.values) if said else message


def sureness(confidence: float, how: str) -> Message:
    """Say how sure the meaning of a column is."""
    if how == "option":
        return SAID
    if confidence >= CERTAIN_FROM:
        return CERTAIN
    return NEARLY if confidence >= SURE_FROM else LOOK

"""Japanese text as people type it, made comparable: widths, dashes, spaces and old forms of characters."""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType

# Control and zero-width signs, fillers, directions, variant selectors, halves of characters: nobody sees them.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]+"
)
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]{2,}|[^\S\n ]")
_SPACES_AT_LINE_ENDS = re.compile(r" ?\n ?")
_LONG_SOUND_AS_HYPHEN = re.compile(r"(?<=[0-9A-Za-z])ー(?=[0-9A-Za-z])")
_QUIET = re.compile(r"[!-~]++(?: [!-~]++)*+")  # ASCII words with single spaces between them: nothing to do
_PIECE = re.compile(r".{1,500}[^ -~\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]{0,100}", re.DOTALL)

_HYPHENS = "\u2010\u2011\u2012\u2013\u2043\u2212\u2796"  # NFKC turns －﹣ into - and ⁻₋ into −
_LONG_DASHES = "\u2014\u2500\u2501\u2e3a\u2e3b"
_WAVES = "\u223c\u223e\u3030"
_DASH = re.compile(f"[{_HYPHENS}{_LONG_DASHES}{_WAVES}]")
_ONE_DASH = str.maketrans(
    {**dict.fromkeys(_HYPHENS, "-"), **dict.fromkeys(_LONG_DASHES, "―"), **dict.fromkeys(_WAVES, "〜")}
)

# The everyday form of a character ← old and variant forms that stand for it in names, beyond those that NFKC knows.
EVERYDAY_FORMS = MappingProxyType(
    {
        "高": "髙", "崎": "﨑嵜", "浜": "濵濱", "辺": "邊邉", "斉": "齋齊斎", "沢": "澤", "広": "廣", "国": "國", "桜": "櫻",
        "島": "嶋嶌", "真": "眞", "恵": "惠", "徳": "德", "瀬": "瀨", "館": "舘", "竜": "龍", "蔵": "藏", "滝": "瀧", "条": "條",
        "学": "學", "会": "會", "円": "圓", "寿": "壽", "栄": "榮", "豊": "豐", "礼": "禮", "宝": "寶寳", "鉄": "鐵鐡", "富": "冨",
        "万": "萬", "与": "與", "吉": "𠮷", "槙": "槇", "桑": "桒", "柳": "栁", "磯": "礒", "児": "兒", "弥": "彌", "戸": "戶",
        "青": "靑", "清": "淸", "緒": "緖", "薫": "薰", "黒": "黑", "増": "增", "教": "敎", "横": "橫", "関": "關", "塩": "鹽",
        "実": "實", "県": "縣", "芸": "藝", "団": "團", "図": "圖", "気": "氣", "応": "應", "当": "當", "来": "來", "経": "經",
        "済": "濟", "総": "總", "駅": "驛", "亀": "龜", "亜": "亞", "医": "醫", "曽": "曾", "桧": "檜", "渕": "淵渊", "巌": "巖",
        "岳": "嶽", "峰": "峯", "遥": "遙", "凜": "凛", "尭": "堯", "晋": "晉", "穂": "穗", "静": "靜", "顕": "顯", "渓": "溪",
        "舗": "舖", "船": "舩", "鶏": "鷄", "鴎": "鷗", "桝": "枡", "芦": "蘆", "灯": "燈", "壱": "壹", "弐": "貳", "杉": "椙",
        "郎": "郞",
    }
)  # fmt: skip
_TO_EVERYDAY_FORM = str.maketrans({old: everyday for everyday, olds in EVERYDAY_FORMS.items() for old in olds})
_OLD_FORM = re.compile(f"[{''.join(EVERYDAY_FORMS.values())}]")


def normalize(text: str) -> str:
    """Return the text in one width, with one kind of dash, wave and line end, without invisible signs and double spaces.

    Long sounds (ー) stay, save between digits or Latin letters, where a hyphen was meant. Lines stay lines.
    """
    if _QUIET.fullmatch(text):
        return text
    seen = _LINE_ENDS.sub("\n", _INVISIBLE.sub("", text)).replace("～", "〜")
    one_width = _one_width(seen)
    if _DASH.search(one_width):
        one_width = one_width.translate(_ONE_DASH)
    with_hyphens = _LONG_SOUND_AS_HYPHEN.sub("-", one_width)
    return _SPACES_AT_LINE_ENDS.sub("\n", _SPACES.sub(" ", with_hyphens)).strip()


def fold(text: str) -> str:
    """Return a key for matching: normalized, caseless, old characters in everyday form (髙→高), no spaces, dashes alike.

    Different words may share a key (斎藤 and 斉藤): keep the text itself for showing.
    """
    caseless = _one_width("".join(normalize(text).casefold().split()))
    if _OLD_FORM.search(caseless):
        caseless = caseless.translate(_TO_EVERYDAY_FORM)
    return caseless.replace("―", "-")


def _one_width(text: str) -> str:
    """Apply Unicode's compatibility form (NFKC) piece by piece: at once, a megabyte of accents would take an hour."""
    if text.isascii():
        return text
    if len(text) <= 500:
        return unicodedata.normalize("NFKC", text)
    return "".join(unicodedata.normalize("NFKC", piece) for piece in _PIECE.findall(text))

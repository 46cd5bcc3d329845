"""Denied reasons: clauses that say what was *not* in the way (「価格は問題なかったが」「決裁者は乗り気」)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from atoippo.texts.clauses import same_width
from atoippo.texts.denial_english import ENGLISH_SUBJECTS, denied_in_english
from atoippo.texts.denial_words import OTHERS_SIDE, PARTICLE, PRAISE_OF_OURS, SIGN, THINGS_THAT_CAN_BE_FINE

if TYPE_CHECKING:
    from atoippo.values.reason import Reason

_SUBJECT: Final = "|".join(thing.subject for thing in THINGS_THAT_CAN_BE_FINE) + "|高い安い|急ぎ|地域|会社"
_BEFORE: Final = r"(?:^|[^ぁ-んァ-ヶー一-龠a-z]|[のはもがとや・、])[一-龠ァ-ヶー]{0,4}"
_FINE: Final = tuple(
    (
        thing.reason,
        re.compile(rf"{_BEFORE}(?:{thing.subject})(?:{PARTICLE}[^、。]{{0,10}}?(?:{thing.fine})|(?:面|感|力)?{SIGN})"),
    )
    for thing in THINGS_THAT_CAN_BE_FINE
)
_ANY_FINE: Final = re.compile("|".join(pattern.pattern for _, pattern in _FINE))
_ABOUT: Final = tuple((thing.reason, re.compile(thing.subject)) for thing in THINGS_THAT_CAN_BE_FINE)
_STILL_REFUSED: Final = re.compile(r"ng|[×✕]|だめ|ダメ|駄目|却下|否決")

# 「価格ではなく」「金額の問題ではない」
_NOT_X: Final = re.compile(
    rf"(?:^|[、。「」はも\s・や]|って|単に|別に|決して)(?:{_SUBJECT})"
    r"(?:面|の話|の問題|の面|の差|そのもの|自体|云々|とか|うんぬん|だけ)?"
    r"(?:が(?:理由|原因|ネック|問題|障害|悪かったわけ|高かったわけ)|の(?:せい|問題|こと|話|理由))?"
    r"(?:では|じゃ|で|でも)(?:なく(?!な)|ない(?!か)|ねえ|ありません|ございません|なかった)"
)
# 「今は時期ではない」 is no denial: it is the reason.
_NOT_YET: Final = re.compile(
    r"(?:時期|タイミング|状況|必要|急ぎ|十分|前向き|乗り気|上|現場|品|物|内容|範囲|明確|だけ)(?:では|じゃ|で)な"
)
# 「高かったわけではない」, but not 「困っているわけではない」
_NOT_MEANT: Final = re.compile(
    r"から(?:では|じゃ)(?:な[いかく]|ありません|ございません|ねえ)|(?:わけ|訳|せい|理由|原因|ネック|(?<!大きな)問題|の話)(?:で|に)?(?:は|も|じゃ)(?:な[いかく]|ありません|ございません|ねえ)"
)
_MEANT_ALL_THE_SAME: Final = re.compile(
    r"困|不便|不自由|急|必要|欲し|余裕|決まっ|固まっ|興味|関心|それほど|さほど|簡単|済む|いく|払え|できる|使う|出せ|あるわけ|ある訳|でしょ|だろ"
)
# 「価格というより」「金額以前に」
_RATHER: Final = re.compile(
    r"というより(?:も|は)?|以前の(?:話|問題)|はともかく|はさておき"
    rf"|(?:^|[、。\s])(?:{_SUBJECT})(?:(?:の話)?(?:と比べる)?以前に|面?より(?:も|むしろ)[、,]?$)"
)
# 「高いとは一度も言われていない」
_UNSAID: Final = re.compile(
    r"(?:価格|値段|金額|料金|費用|予算|高い安い|高いとも?|安い高い|遅いとも?|対応|営業)[^、。]{0,10}?"
    r"(?:一切(?:出|言|話題|聞|な)|言われて(?:は|も)?い?な|言われたわけ|言って(?:る|いる)ん?(?:じゃ|では)"
    r"|(?:文句|不満|指摘|苦情)(?:は|も|の声は)?(?:出(?:な|ず|て(?:い)?な)|聞か))"
    r"|(?:高い|遅い|下手|悪い|嫌)(?:とか|とも|って|と)(?:言って|言われて|いう|言う)[^、。]{0,6}(?:ない|なく|ません)"
)


def is_denied(clause: str) -> bool:
    """Whether a clause says that something was not the reason."""
    seen = same_width(clause).lower()
    if _RATHER.search(seen) or _UNSAID.search(seen) or PRAISE_OF_OURS.search(seen):
        return True
    if _NOT_X.search(seen) and not _NOT_YET.search(seen):
        return True
    if _NOT_MEANT.search(seen) and not _MEANT_ALL_THE_SAME.search(seen):
        return True
    if seen.isascii() or " " in seen:
        return denied_in_english(seen)
    return bool(_ANY_FINE.search(seen) and not OTHERS_SIDE.search(seen) and not _STILL_REFUSED.search(seen))


def denied_reason(clause: str) -> Reason | None:
    """Return the reason that a denied clause is about; None where it is about none of the six, or about nothing named."""
    seen = same_width(clause).lower()
    for pairs in (_FINE, _ABOUT, ENGLISH_SUBJECTS):
        for reason, pattern in pairs:
            if pattern.search(seen):
                return reason
    return None

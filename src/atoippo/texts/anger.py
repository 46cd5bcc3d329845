"""Words of anger in what a customer writes (お怒り): such an answer goes to the manager first."""

from __future__ import annotations

import re
from typing import Final

from atoippo.texts.clauses import split_clauses
from atoippo.values.japanese_text import normalize

LONGEST_TEXT: Final = 20_000  # characters read

_ANGER: Final = re.compile(
    "|".join(
        (
            r"怒(?!涛|濤|号|らせて(?:い|は))|憤[りっ慨]|腹(?:が|を|も|の底から)?[^、。]{0,6}立[てちつっ]|腹立|頭に(?:き|来|血)|キレ[てそま]|激昂|立腹",
            r"二度と(?!な[いか]|起|繰)|金輪際|もう(?:結構です|たくさん|うんざり|沢山)|出入り禁止|出禁|顔も見たく",
            r"不誠実|誠意(?:が|の|を)[^、。]{0,8}(?:な|感じ|見え)|無責任|いい加減(?:な|に|す)|いいかげん|非常識|言語道断|論外|話にな(?:ら|り)|ふざけ|(?:なめ|舐め)(?:て|ら)|馬鹿に|バカに|ばかに(?:し|さ)",
            r"失望|幻滅|呆れ|あきれ|見損な|裏切|(?:騙|だま)(?:さ|し)|嘘(?:を|ばか|つ)|うそ(?:を|ばか)|不信感|信用(?:でき|な(?:ら|く)|を失)|信頼(?:でき|を(?:失|裏切))",
            r"クレーム(?!の?(?:管理|対応|処理|件数|削減|窓口|が減|を減|産業))|苦情(?!の?(?:管理|対応|処理|件数|受付|が減|を減))|抗議|訴え(?:ます|る(?:こと|つもり))|法的(?:手段|措置)|返金|謝罪(?:を|し)|詫び(?:の一|もな|て(?:ほし|くださ))",
            r"許せ(?:ない|ませ|ん)|許し(?:難|がた)|信じられ(?:ない|ませ)(?!ほど|くらい)|我慢(?:でき|の限|なら)|不愉快|不快(?!指数)|(?<![一-龠])ひど(?:い|か|す|く)(?!雨|風邪|暑|寒|雪|混)|酷(?:い|す|か)|最低(?:です|でし|な(?:対|態|会|営)|だ|の(?:対|態|会|営))|最悪(?:です|でし|だ|な(?:対|態|印|会))",
            r"失礼(?:だ|すぎ|な(?:態度|対応|言|営業|物言|人|方|会社)|極ま|にもほど|ではありませんか|じゃない)|迷惑(?:です|しました|千万|だ)|心外|遺憾|侮辱|屈辱|憤懣|恥を(?:か|知)|押し売り|脅[しさ]",
            r"\bangry\b|\bfurious\b|\boutrag|\bunacceptable\b|\bnever again\b|\bdisappointed\b|\brude(?:ly)?\b|\bdisgust|\bappalling\b|\bterrible\b",
        )
    ),
    re.IGNORECASE,
)
# 「怒っているわけではありません」「不快には感じませんでした」「クレームというほどではない」
_DENIED: Final = re.compile(
    r"(?:わけ|訳|つもり|こと|ほど|の|問題|クレーム|苦情|抗議|お?怒り)(?:で|に|じゃ|と(?:いう|か)[^、。]{0,6}(?:で|じゃ))?(?:は|も|では|じゃ)?(?:あり(?:ませ|ん)|ござい(?:ませ|ん)|な(?:い|く|か)|ご?無用)"
    r"|(?:怒|憤|腹を立|失望|不快|不愉快|呆れ|ひど)[^、。]{0,12}(?:てい?ませ|てい?な[いか]|てはお?り?い?ませ|ており?ませ|ませんでし|なかった|(?:は|も)(?:あり|ござい)ませ|(?:は|も)な[いか]|ことな)"
    r"|(?:怒|失望|お?気を悪く|誤解)[^、。]{0,6}(?:ないで|なさらず|なく(?!な))|\bnot (?:\w+ )?(?:angry|disappointed|rude)\b|\b(?:n't|never) (?:\w+ )?(?:angry|rude)\b"
)
_OF_OTHERS: Final = re.compile(
    r"(?:前の|以前の|他の|別の|昔の|今の|他社|よその|現行の|先代の)[^、。]{0,10}(?:業者|会社|担当|営業|取引先|ベンダー|メーカー|さん|社|店|先生)?(?:さん|様)?(?:に|は|が|の)"
    r"|(?:上司|社長|部長|妻|夫|家内|主人)(?:に|から)、?[^、。]{0,6}(?:怒|叱)|(?:お客(?:さん|様)?|利用者|現場)(?:から|の|が)、?[^、。]{0,6}(?:苦情|クレーム)"
)


def is_angry(text: str) -> bool:
    """Whether a customer's words are angry at us; denied anger and anger at somebody else are none."""
    return any(_tells_anger(clause.text) for clause in split_clauses(normalize(text[:LONGEST_TEXT])))


def _tells_anger(clause: str) -> bool:
    return bool(_ANGER.search(clause)) and not (_DENIED.search(clause) or _OF_OTHERS.search(clause))

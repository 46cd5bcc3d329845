"""Words by which files say won (受注), lost (失注) or open (進行中)."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType

from atoippo.tables.vocabulary.stages import reach_of
from atoippo.tables.vocabulary.words import LONGEST, joined_parts_of, key_of_word, parts_of, without_number
from atoippo.values.japanese_text import fold
from atoippo.values.outcome import Outcome

SIGNS = MappingProxyType(
    {
        **dict.fromkeys("○〇◯◎⭕丸", Outcome.WON),
        **dict.fromkeys("××✕✖╳⨯✗✘❌x㐅ⅹ☓罰", Outcome.LOST),
        **dict.fromkeys("△▲▵▴▽", Outcome.OPEN),
    }
)

_BESIDE_WORDS = frozenset("○〇◯◎×✕✖╳△▲")  # ○受注: these stand beside a word; an x may belong to it

_OURS = "(?:当社|弊社|自社|うち)"
_THEIRS = "(?:他社|競合|競合他社|ライバル|他)"
_DONE = """
    (?:済み?|確定|決定|完了|成功|案件|商談|取引|先|獲得|達成|処理済み?|しました|した|できた|となりました|になりました|
    に至る|いただく|いただきました|です|扱い|クローズ|後)*
"""

_WON = re.compile(
    f"""
    (?:再|新規|追加|一部|正式|無事)?{_OURS}?(?:に|で|が|を)?(?:ご|御)?(?:受注|決定|成約|契約|獲得|成立|採用|落札|採択|発注|締結|
    契約締結|契約成立|商談成立|取引成立|契約中|取引中|導入|購入|勝ち?|勝利|勝注|導入中|本契約|成立取引){_DONE}|
    クローズ(?:済み)?(?:成立取引|受注|成約|成立)|完了受注|終了受注|(?:closed?)?-?(?:won|win|wins)|closedwon|wonclosed|
    wondeal|w|sold|signed|success|successful|awarded|accepted|contracted|booked|ordered|dealwon
    """,
    re.VERBOSE,
)
_LOST = re.compile(
    f"""
    (?:ほぼ|今期|今回は?|来期|今年度|当面|一旦|いったん|一時|.{{1,14}}(?:後|時点|時|段階|フェーズ|による|により|のため)(?:に|で|
    の)?)?(?:失注|敗戦|敗北|敗退|敗け|負け|負|不成立|見送り?|お?断り|辞退|辞退済|不採用|不採択|不受注|非受注|非成約|
    不成約|成約せず|受注ならず|受注できず|失敗|却下|否決|不調|破談|断念|撤退|落選|不落|不落札|落札できず|ロスト|消滅|
    自然消滅|案件消滅|立ち消え|流れた|没|ボツ|{_THEIRS}(?:に|へ|が)?(?:決定|決まり|採用|受注|決|落札|負け|発注|契約|
    流出|選定)|競合負け|(?:商談|案件|計画|検討|取引|導入|プロジェクト|pj|開発)?(?:中止|取り?消し?|キャンセル|白紙|
    頓挫|打ち切り|解約)|取消|見込み?(?:無し|なし|無)|可能性(?:無し|なし)|脈なし|ng|不可|お見送り|今回見送り|断られた|
    クローズ不成立|不成立取引){_DONE}(?:り|け)?|クローズ(?:済み)?(?:不成立取引|失注|不成立)|完了失注|終了失注|
    (?:closed?)?(?:lost|lose|loss)(?:(?:to|dueto).{{1,20}})?|l|lostclosed|lostdeal|deallost|dead|cancell?ed|abandoned|declined|rejected|
    nodecision|disqualified|failed|unsuccessful|closednodecision|withdrawn|nogo|churned
    """,
    re.VERBOSE,
)
_OPEN = re.compile(
    """
    (?:商談|案件|営業|提案|見積|検討|交渉|対応|進行|継続|仕掛|着手|活動|稟議|調整|審議|確認|フォロー|追客|アプローチ|
    協議|選定|比較|ヒアリング|審査|折衝|準備|保留|処理|作業|取組)(?:は)?(?:継続)?中|進行|継続|継続案件|継続商談|保留|
    ペンディング|未決|未決定|未定|未確定|未受注|未成約|未契約|未完了|未処理|未着手|未クローズ|オープン|追客|仕掛|
    仕掛かり|仕掛り|有望|見込み?|見込み?あり|新規|商談前|準備|延期|凍結|中断|休止|停滞|長期化|再提案|受注前|未開札|開札待ち?|入札(?:前|中|予定)|ホット|
    (?:結果|返事|返答|回答|連絡|返信|判断|決定|決裁|承認|発注|契約)待ち?|長期(?:フォロー|検討)|(?:受注|成約|契約|失注|
    獲得)(?:予定|見込み?|確度.*|予想|濃厚|間近|寸前|待ち|候補|手続き?中?|可能性.*|前|交渉中?|調整中?|準備中?|内示|
    内諾|確率.*|未定|目前)|open|inprogress|inprogress|active|ongoing|pending|onhold|working|new|nurturing|engaging|
    stalled|live|pipeline|negotiating|wip|undecided|postponed|deferred|notyet|current
    """,
    re.VERBOSE,
)
_HEDGE = re.compile("予定|見込み?|予想|予測|可能性.*|候補|待ち?|前|未定|確度.*|間近|濃厚|寸前")
_CHANCE = re.compile("[abcdes](?:ランク)?|[1-9]\\d|100")  # 受注（80%）, 受注（A）: an order hoped for
_DAY = re.compile(r"\d{1,4}(?:[-/.年月]\d{1,2}){1,2}日?")  # 失注 7/1: when, not what
_ARROW = re.compile("→|⇒|->|=>")  # 失注→受注: what came last counts
_TABLE = ((Outcome.OPEN, _OPEN), (Outcome.LOST, _LOST), (Outcome.WON, _WON))

_NOT_FILLED_IN = re.compile("n/?a|n\\.a\\.|#n/a|nan|null|none|nil|blank|未(?:入力|設定|記入|登録|選択)|空欄|空白")
_ONLY_SIGNS = re.compile(r"[-ー―_/.…*?]*")

EXAMPLES = MappingProxyType(
    {
        Outcome.WON: ("受注", "成約", "獲得", "○", "Won"),
        Outcome.LOST: ("失注", "不成立", "見送り", "敗退", "中止", "×", "Lost"),
        Outcome.OPEN: ("進行中", "商談中", "検討中", "保留", "△", "Open"),
    }
)


@lru_cache(maxsize=8192)
def outcome_of(text: str) -> Outcome | None:
    """Return the outcome that a cell names, None where its words are not known (or name two)."""
    if len(text) > LONGEST:
        return None
    text = _DAY.sub("", folded) if _DAY.search(folded := fold(text)) else text
    sign, rest = _sign_and_rest(text)
    if sign is None:
        return _by_words(text)
    return sign if not rest or _by_words(rest) is sign else None  # ○失注 says two things


def is_blank_outcome(text: str) -> bool:
    """Whether nobody filled in the outcome; 対象外 and 不明 are answers, though not ours."""
    key = fold(text)
    return _NOT_FILLED_IN.fullmatch(key) is not None or _ONLY_SIGNS.fullmatch(key) is not None


@lru_cache(maxsize=8192)
def closing_word(text: str) -> Outcome | None:
    """Return won or lost where a cell of a stage column says so; stages on the way say nothing."""
    outcome = outcome_of(text)
    return None if outcome is Outcome.OPEN else outcome


def _sign_and_rest(text: str) -> tuple[Outcome | None, str]:
    folded = fold(text)
    if folded in SIGNS:
        return SIGNS[folded], ""
    bare = without_number(folded)
    at_begin, at_end = (SIGNS.get(sign) if sign in _BESIDE_WORDS else None for sign in (bare[:1], bare[-1:]))
    return at_begin or at_end, bare[1:] if at_begin else bare[:-1]


def _by_words(text: str) -> Outcome | None:
    return _by_word(key_of_word(text)) or _by_parts(text) or _by_stage(text)


def _by_word(key: str) -> Outcome | None:
    return next((outcome for outcome, pattern in _TABLE if pattern.fullmatch(key)), None)


def _by_parts(text: str) -> Outcome | None:
    text = _ARROW.split(text)[-1]
    whole = _by_word(key_of_word(without_number(text)))
    if whole is not None:
        return whole
    parts = parts_of(text)
    if not parts:
        return None
    first = _by_word(parts[0])
    if first is None:
        return _only_outcome(parts) or _same_outcome(joined_parts_of(text))
    if _HEDGE.fullmatch(parts[-1]) or (first is Outcome.WON and _CHANCE.fullmatch(parts[-1])):
        return Outcome.OPEN
    others = {_by_word(part) for part in parts[1:]} - {None, first}
    return None if others - {Outcome.OPEN} else first


def _only_outcome(parts: tuple[str, ...]) -> Outcome | None:
    found = {_by_word(part) for part in parts} - {None}
    return found.pop() if len(found) == 1 else None


def _same_outcome(parts: tuple[str, ...]) -> Outcome | None:
    """Return what all of several joined words say (失注・見送り)."""
    found = {_by_word(part) for part in parts}
    return found.pop() if len(found) == 1 else None


def _by_stage(text: str) -> Outcome | None:
    return Outcome.OPEN if reach_of(text) is not None else None

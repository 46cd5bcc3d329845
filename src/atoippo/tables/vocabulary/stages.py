"""Words of sales stages on the buyer's way (どこまで), and what a stated chance (確度) suggests."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType

from atoippo.tables.vocabulary.words import LONGEST, joined_parts_of, key_of_word, without_number
from atoippo.values.japanese_text import fold
from atoippo.values.reach import Reach

_STATE = """
    (?:中|済み?|実施|実施中|実施済み?|完了|後|時|段階|フェーズ|ステージ|開始|依頼|提出|提出済み?|提出中|提示|
    提示済み?|送付|送付済み?|待ち?|獲得|取得|設定|設定済み?|調整中?|の場|書|ミーティング|mtg|会議|打ち?合わ?せ)*
"""
_PLANNED = "(?:予定|準備|準備中|作成|作成中|検討中|依頼|前|待ち)"

_WORDS = (
    (
        Reach.PROMISED,
        """
        (?:口頭)?(?:内示|内諾|口頭合意|口頭了承|合意|基本合意|大筋合意)(?:あり|獲得|済み?)?|契約(?:書)?(?:手続き?中?|
        準備中?|調整中?|作成中?|確認中?|送付|送付済み?|待ち|締結待ち|締結中|交渉中?|締結前|段階|フェーズ)|発注待ち|
        発注書待ち|受注(?:待ち|予定|見込み?|確定前|間近|手続き?中?|内示)|注文書待ち|クロージング完了|commit|committed|
        verbal|verbal(?:commit|agreement|lyagreed)|contract(?:sent|ing|out)?|agreement|signature|pendingsignature
        """,
    ),
    (
        Reach.DECIDED,
        f"""
        (?:社内|先方社内|お?客様社内|先方|顧客)?の?(?:決裁|稟議|上申|承認|最終承認|最終決裁|意思決定|決済|決裁者|
        役員会|取締役会|経営会議|経営判断|法務|法務確認|審査|最終決定|予算申請|予算承認|予算化)(?:手続き?|申請|確認|
        段階|フェーズ|判断|者?の?(?:賛同|合意|承認|面談|商談))?{_STATE}|社内(?:調整|検討|確認|手続き?|会議|
        審議){_STATE}|決裁者?(?:面談|商談){_STATE}|意思決定者の?賛同|最終交渉{_STATE}|最終調整{_STATE}|
        (?:internal)?approval(?:pending|process)?|legal(?:review)?|procurement|decision(?:making|maker(?:boughtin|
        buyin))?|finalapproval|budgetapproval|securityreview|vendorapproval
        """,
    ),
    (
        Reach.COMPARED,
        f"""
        (?:最終)?(?:比較|選定|評価|検証|トライアル|試用|検討|コンペ|相見積|相見積もり|競合比較|比較検討|最終検討|
        最終選考|最終候補|選考|交渉|条件交渉|価格交渉|条件調整|条件提示|条件折衝|折衝|クロージング|poc|pov|入札|
        二次提案|再提案|ショートリスト|技術検証){_STATE}|比較の最終|最終(?:提案|プレゼン|プレゼンテーション|見積|面談|
        段階|フェーズ|商談)?{_STATE}|negotiat(?:ion|ing|e)(?:review|andreview)?|evaluat(?:ion|ing)|review|trial|pilot|
        poc|proofofconcept|shortlist(?:ed)?|comparison|vendorselection|finalists?|closing|consideration|
        technicalvalidation
        """,
    ),
    (
        Reach.SHARED,
        f"(?:提案|見積|見積もり|プレゼン|プレゼンテーション|企画)(?:書|資料)?の?{_PLANNED}",
    ),
    (
        Reach.PROPOSED,
        f"""
        (?:企画|概算|詳細|正式|初回|一次|商品|ソリューション|価格)?の?(?:ご?提案|提案書|お?見積|見積り|お?見積り|
        見積もり|お見積もり|見積書|企画書|プレゼン|プレゼンテーション|価値訴求|オファー|条件提示|価格提示|
        提案活動){_STATE}|(?:提案見積|見積提案)|proposals?(?:pricequote|made|sent|submitted|presented|stage|
        presentation)?|(?:price)?quot(?:e|es|ed|ation)(?:sent|submitted)?|presentation|presented|offer(?:ed|sent)?|
        valueproposition|solution(?:ing|design|proposed)?|pricing|rfp|rfpresponse|bid
        """,
    ),
    (
        Reach.SHARED,
        f"""
        (?:初回|詳細|課題|ニーズ|要件|現状)?(?:ヒアリング|要件|要件定義|要件確認|要件整理|課題|課題把握|課題確認|
        課題共有|課題を共有|課題抽出|課題整理|課題特定|ニーズ|ニーズ確認|ニーズ把握|ニーズ調査|ニーズ喚起|現状把握|
        現状調査|現状分析|要求分析|要望確認|調査|デモ|デモンストレーション|製品説明|商品説明|サービス説明|説明会?|
        資料|資料請求|見学|診断|分析|案件化|商談化|有効商談|確度確認|購入見込みあり|決定者の判別|意思決定者の?特定|
        認知度分析|キーマン(?:面談|接触)|二回目訪問|2回目訪問|再訪問){_STATE}|discovery|needs?analysis|
        needs?(?:assessment|identified)?|requirements?(?:gathering|analysis)?|qualif(?:ied|ying)(?:tobuy|lead|
        opportunity)?|demo(?:nstration)?(?:scheduled|done|completed|given)?|presentationscheduled|meeting(?:held|done|
        scheduled)?|iddecisionmakers|perceptionanalysis|analysis|engag(?:ed|ing|ement)|interest(?:ed)?|sal|sql|
        develop(?:ing|ment)?|exploration
        """,
    ),
    (
        Reach.HEARD,
        f"""
        (?:新規|初回)?(?:初回|接触|初回接触|アプローチ|アポ|アポイント|アポイントメント|コンタクト|訪問|初訪|初訪問|
        初回訪問|初回商談|初回面談|初回面会|面談|お話を聞けた|商談前|新規|リード|見込み?|見込み?客|潜在|潜在顧客|開拓|
        選別|発掘|問い?合わ?せ|お?問い?合わ?せ|引合|引き合い|案件発生|情報収集|興味|関心|認知|ターゲット|テレアポ|
        架電|準備|未着手|名刺交換|紹介|きっかけ|初期|起票|案件登録|受付){_STATE}(?:あり|予定)?|prospect(?:ing|s)?|
        qualification|leads?|newlead|new|contact(?:ed|ing)?|firstcontact|initialcontact|firstmeeting|initialmeeting|
        appointment(?:scheduled|set)?|introduction|intro(?:call)?|outreach|suspect|inquiry|awareness|identified|
        connect(?:ed)?|mql|unqualified|target(?:ed|ing)?|cold|warm
        """,
    ),
)
WORDS = tuple((reach, re.compile(pattern, re.VERBOSE)) for reach, pattern in _WORDS)

RANKS = MappingProxyType(
    {
        "s": 90,
        "aa": 90,
        "a": 80,
        "b": 50,
        "c": 30,
        "d": 10,
        "高": 80,
        "中": 50,
        "低": 20,
        "high": 80,
        "medium": 50,
        "low": 20,
    }
)
_THEN_LOST = re.compile("(?:に|で|の)?(?:失注|敗退|見送り?|辞退)(?:済み?)?$")  # 提案後失注: the step stands before it
_PERCENT = re.compile(r"(\d{1,3})(?:\.\d+)?%")
_SHARE = re.compile(r"0\.\d+|\d{1,3}(?:\.\d+)?")
_RANK = re.compile(r"(?:ランク|rank|確度|ヨミ)?(aa|[sabcd]|高|中|低|high|medium|low)(?:ランク|rank|ヨミ|確度|い|め)?")
_CHANCE_BOUNDS = (
    (90, Reach.PROMISED),
    (75, Reach.DECIDED),
    (55, Reach.COMPARED),
    (40, Reach.PROPOSED),
    (15, Reach.SHARED),
    (1, Reach.HEARD),
)


@lru_cache(maxsize=8192)
def reach_of(text: str) -> Reach | None:
    """Return the step that a stage's words name: of several parts the furthest; None where the words are not known."""
    if len(text) > LONGEST:
        return None
    whole = _by_word(key_of_word(without_number(text))) or _by_word(key_of_word(text))
    if whole is not None:
        return whole
    found = [reach for part in joined_parts_of(text) if (reach := _by_word(part)) is not None]
    return max(found, default=None)


@lru_cache(maxsize=8192)
def reach_of_chance(text: str) -> Reach | None:
    """Return the step that a stated chance (80%, A, 高) suggests; nothing and all suggest none: such deals are closed."""
    percent = _percent_of(fold(text))
    if percent is None or percent >= 100:
        return None
    return next((reach for bound, reach in _CHANCE_BOUNDS if percent >= bound), None)


def closing_chance(text: str) -> bool | None:
    """Return whether a stated chance closes a deal: 100 % is won, 0 % is lost; None for all between and for ranks."""
    return {"100%": True, "100": True, "0%": False, "0": False}.get(fold(text))


def looks_like_chance(text: str) -> bool:
    """Whether a cell holds a chance, a share or a rank."""
    return _percent_of(fold(text)) is not None


def _percent_of(folded: str) -> float | None:
    if (match := _PERCENT.search(folded)) is not None:
        return float(match[1])
    if (match := _RANK.fullmatch(key_of_word(folded))) is not None:
        return RANKS[match[1]]
    if _SHARE.fullmatch(folded):
        share = float(folded)
        return share * 100 if 0 < share < 1 else share
    return None


def _by_word(key: str) -> Reach | None:
    step = _THEN_LOST.sub("", key)
    return next((reach for reach, pattern in WORDS if pattern.fullmatch(step)), None)

"""Words of loss-reason picklists (失注理由) on the six reasons, その他 and まだ分からない."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from atoippo.tables.vocabulary.words import LONGEST, joined_parts_of, key_of_word, parts_of, without_number
from atoippo.values.japanese_text import fold
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Callable

_WHOSE = """
    (?:お?客様の?|顧客の?|先方の?|相手の?|当社の?|弊社の?|自社の?|社内の?|提案の?|商品の?|製品の?|サービスの?|導入の?|
    検討の?|主に)?
"""
_LINK = "(?:が|は|で|の|に|を|と|も|へ|面|面で|面が|的に|上)?"
_THEN = """
    (?:による|により|によって|のため|ため|が理由|が原因|で|から)?(?:の)?(?:失注|見送り?|敗戦|不成立|敗退|辞退|断念|
    保留)?(?:しました|となりました|した)?
"""
_NOT_FITTING = """
    合わない|合わず|合わなかった|折り合わず|折り合わない|折り合わなかった|不一致|不適合|不適|不適切|ミスマッチ|
    アンマッチ|相違|乖離|開き|違い|差|ずれ|ギャップ|問題|都合|要因|理由|事情|条件|関連|要望|ng|不満|難|難航|懸念|課題
"""
_LACKING = """
    不足|なし|無し|無い|ない|なかった|未確保|未承認|確保できず|確保できない|取れず|取れない|取れなかった|つかず|
    つかない|付かず|付かない|下りず|おりず|下りない|切れ|枯渇
"""

_PRICE = """
    (?:販売|見積|提示|競争|初期|ランニング|導入|月額|年間|運用)?(?:価格|金額|値段|お?値段|料金|費用|コスト|単価|
    値引き?|お金|資金|見積|見積もり|見積り)
"""
_BUDGET = "(?:今期|来期|年度|本年度|今年度|開発|設備)?予算"
_RIVAL = """
    (?:競合|競合他社|競合製品|競合先|他社|他社製品|他社サービス|コンペ|コンペティター|ライバル|ライバル社|既存(?:業者|
    ベンダー|取引先|システム|サービス|先|他社)|現行(?:業者|ベンダー|システム|取引先)|相見積もり?|相見積り)
"""
_TIME = "(?:導入|検討|購入|契約|更新|提案|発注|稼働)?(?:時期|タイミング|スケジュール|時機|納期|期日|日程)"
_NEED = "(?:顧客|お客様)?(?:ニーズ|必要性|需要|課題|課題感|目的|要望|期待)"
_APPROVAL = """
    (?:社内|先方社内|お?客様社内|顧客社内|上層部の?|経営層の?|役員の?|親会社の?|上司の?)?(?:決裁|稟議|承認|社内稟議|
    社内承認|社内決裁|決済|上申|意思決定|合意|合意形成|決裁者)
"""
_OUR_CONDUCT = """
    (?:当社|弊社|自社|こちら|営業|営業担当|担当者?|提案|初動|サポート|フォロー|事前|アフター)?(?:の)?(?:対応|
    レスポンス|返信|返答|連絡|フォロー|説明|コミュニケーション|態度|ヒアリング)
"""

_WORDS: tuple[tuple[Reason, str], ...] = (
    (
        Reason.PRICE_BUDGET,
        f"""
        (?:{_PRICE}|{_BUDGET}|支払い?条件|費用対効果|投資対効果|コストメリット|コストパフォーマンス|roi)(?:や|および|
        または|or|と)?(?:{_PRICE}|{_BUDGET}|条件)?{_LINK}(?:高い|高すぎる|高すぎ|高額|高かった|割高|{_NOT_FITTING}|
        {_LACKING}|超過|オーバー|凍結|削減|縮小|カット|上限|(?:に)?見合わ(?:ない|ず)|重視|優先|負け|まけ|敗け|競争|
        競争力不足|化されず|外|感|折衝|交渉|交渉決裂|低い|悪い|合致せず)?|高い|高すぎる|高額|値段負け|予算|
        tooexpensive|(?:high|toohigh)?(?:price|pricing|cost|budget|costs)(?:toohigh|issues?|constraints?|freeze|
        frozen|cuts?|objection|budget|concerns?|mismatch|sensitivity)?|nobudget|lackofbudget|budget(?:freeze|cut|
        notapproved|unavailable)|expensive|nofunds|funding|roi|lackoffunds|lostonprice|priceorbudget|pricebudget
        """,
    ),
    (
        Reason.COMPETITOR,
        f"""
        {_RIVAL}{_LINK}(?:負け|まけ|敗け|敗北|敗退|敗戦|負けた|決定|決まり|決まった|決め|決|採用|選定|流出|乗り?換え|
        切り?替え|優位|優勢|継続|維持|満足|選択|契約|発注|比較|比較負け|競争|導入|導入済み?|利用中|巻き返し|要因|理由|
        問題|他社|製品|存在|対抗|有利|価格)?|他決|現状維持|現行維持|現行継続|コンペ負け|指名負け|
        lostto(?:a)?competit(?:or|ion)|competit(?:or|ors|ion|ive)(?:won|chosen|selected|loss)?|(?:went|
        stayed)with(?:incumbent|competitor)|incumbent|chose(?:a)?competitor|rival|existingvendor|vendorlock(?:in)?
        """,
    ),
    (
        Reason.TIMING,
        f"""
        {_TIME}(?:や|と)?(?:{_TIME})?{_LINK}(?:{_NOT_FITTING}|尚早|早い|早かった|遅い|遅れ|未定|延期|先|先送り|変更|
        見直し|悪い|悪く|調整不可|調整できず)?|(?:計画|導入|検討|プロジェクト|pj|案件|時期|実施|
        スケジュール)?(?:の)?(?:延期|先送り|後ろ倒し)|時期尚早|優先(?:度|順位)(?:が|の)?(?:低い|低下|下がった|低く|
        変更|問題|下げ)?|(?:社内|先方)?(?:リソース|人手|人員|体制|工数)不足|繁忙期?|多忙|保留|(?:bad|wrong|
        poor)?timing(?:issues?)?|notnow|(?:low|lower|lackof|shifting|changed)?(?:priority|priorities|urgency)|
        nourgency|notapriority|postponed|delayed|delay|projectdelayed|notready|later|onhold|schedule|seasonal(?:ity)?
        """,
    ),
    (
        Reason.INTERNAL_APPROVAL,
        f"""
        {_APPROVAL}{_LINK}(?:{_LACKING}|通らず|通らない|通らなかった|否決|却下|得られず|下りなかった|{_NOT_FITTING}|
        遅れ|遅延|待ち|者不在|者不明|できず|されず|反対|未達|見送り)?|社内(?:事情|都合|政治|調整|方針|反対|要因|理由|
        調整不足|調整難航|で見送り|で保留|見送り|見送り保留|で見送り保留|検討)|(?:経営|上層部の?|会社|本社|親会社の?|
        事業)(?:判断|方針|方針変更|方針転換|都合|指示)|方針(?:変更|転換)|組織変更|(?:計画|プロジェクト|pj|案件|導入|
        検討|企画|事業)(?:の)?(?:自体)?(?:の)?(?:中止|凍結|消滅|白紙|頓挫|取りやめ)|意思決定せず|(?:no|lackof|
        internal|management|failed|executive|missing)?(?:approval|signoff|authority|champion|decision|decisionmaker|
        buyin|sponsor|executivesponsor)(?:denied|rejected|notobtained|missing|made|left|process)?|internal(?:politics|
        decision|issues?|approval)|stakeholders?|nodecision(?:made)?|politics|projectcancel?led|reorg(?:anization)?|
        policychange
        """,
    ),
    (
        Reason.UNCLEAR_NEED,
        f"""
        {_NEED}(?:や|と)?(?:要件)?{_LINK}(?:{_NOT_FITTING}|{_LACKING}|不明|不明確|曖昧|あいまい|まだ曖昧|がまだ曖昧|
        変化|消滅|薄い|弱い|低い|低下|希薄|未成熟|未顕在|顕在化せず|訴求不足|喚起不足|把握不足|感じず|感じない|感薄い|
        感不足|感なし|感が薄い)?|情報収集(?:のみ|段階|目的|だけ|が目的)?|興味本位|興味(?:なし|薄|関心なし|関心が薄い)|
        関心(?:なし|が薄い)|冷やかし|(?:導入)?効果(?:が)?(?:不明|不明確|見えない|見えず|疑問|不透明)|
        メリット(?:が)?(?:感じない|感じず|なし|不明)|現状(?:で)?(?:満足|十分|問題なし)|検討(?:段階|
        度合い)?(?:が)?(?:浅い|不足)|(?:no|unclear|lackof|undefined|low)?(?:needs?|requirements?unclear|
        interest)(?:unclear|mismatch|notclear|notdefined)?|no(?:pain|interest|need|usecase|usecase)|unclear(?:need|
        needs|requirements|scope|value)|just(?:looking|browsing|researching)|informationgathering|notaproblem|nofit|
        poorfit|unqualified
        """,
    ),
    (
        Reason.RESPONSE_ATTITUDE,
        f"""
        {_OUR_CONDUCT}{_LINK}(?:遅れ|遅延|遅い|遅さ|遅く|悪い|不足|不備|不満|品質|速度|スピード|スピード不足|力不足|
        力|面|態度|ミス|不十分|不適切|まずさ|問題|不良|漏れ|要因|相性)?|(?:対応|回答|返答|返信|連絡|レスポンス|提案|
        見積|初動|初動対応)(?:の)?(?:が)?(?:スピード|速度|遅れ|遅延|遅さ|遅れたため|遅い|遅かった|遅れた|
        スピード不足)|スピード(?:不足|感|感不足|負け|が遅い)?|クレーム|トラブル|不信感|担当者?(?:との)?相性|
        こちらの対応|営業態度|対応態度|約束不履行|(?:slow|poor|bad|late)(?:response|service|support|followup|
        communication|reply|sales)|response(?:time|speed)?|responsiveness|followup|followthrough|communication|
        attitude|salesexecution|salesprocess|(?:poor)?(?:customer)?service(?:quality)?|relationship|trust
        """,
    ),
    (
        Reason.UNKNOWN,
        """
        (?:失注)?(?:理由|原因|要因)?(?:は)?(?:不明|未入力|未確認|未回答|未記入|未設定|未選択|未ヒアリング|未聴取|
        わからない|分からない|判らない|まだ分からない|まだわからない|聞けていない|聞けず|聞いていない|教えてもらえず|
        確認中|調査中|未分類|未定|ヒアリング中|非開示|開示なし|特定できず|不詳|未把握)|選択してください|選択なし|
        指定なし|なし|無し|unknown|na|none|notspecified|unspecified|notset|notprovided|tbd|noreason(?:given)?|
        undisclosed|null|blank|undefined|notdisclosed|notknown|noanswer
        """,
    ),
    (
        Reason.OTHER,
        """
        (?:上記以外|上記)?(?:その他|そのた|他|その他の?(?:理由|要因|事情)|他の理由|別の理由|左記以外|以上以外)(?:要因|
        理由|詳細|詳細は備考|備考参照)?|(?:製品|商品|サービス|必要)?(?:の)?(?:機能|スペック|仕様|性能)(?:面|が|
        の)?(?:不足|要件|不一致|不十分|差|負け|ない|なし|なかった|合わず|合わない|ミスマッチ|欠如|要件不足|足りない|
        足りず)?|(?:自社|社内|内製)(?:で)?(?:開発|対応|化|制作|運用|構築)|内製|自己対応|
        (?:お?客様と)?(?:の)?連絡(?:が)?(?:不通|つかず|取れず|とれず|途絶|取れない|とれない|途絶え)|音信不通|
        ノーショー|自然消滅|廃業|倒産|総合的(?:な)?(?:判断|に判断)|重複(?:案件)?|対象外|others?(?:reasons?)?|
        misc(?:ellaneous)?|(?:missing|lackof|lacking)(?:features?|functionality)|features?(?:gap|missing|gaps)?|
        product(?:gap|fit|features?|limitations?)|functionality|productgap|builtinhouse|inhouse|builtinternally|
        no(?:contact|response|show)|ghosted|unresponsive|lostcontact|outofbusiness|bankrupt(?:cy)?|duplicate
        """,
    ),
)
_COMPILED = tuple((reason, re.compile(f"{_WHOSE}(?:{pattern}){_THEN}", re.VERBOSE)) for reason, pattern in _WORDS)

BARE_WORDS = MappingProxyType(
    {
        **dict.fromkeys(("価格", "予算", "価格予算", "金額", "コスト", "費用", "price", "budget"), Reason.PRICE_BUDGET),
        **dict.fromkeys(("競合", "他社", "競合他社", "competitor", "competition"), Reason.COMPETITOR),
        **dict.fromkeys(("タイミング", "時期", "時期タイミング", "timing"), Reason.TIMING),
        **dict.fromkeys(("ニーズ", "ニーズがまだ曖昧", "needs"), Reason.UNCLEAR_NEED),
        **dict.fromkeys(("決裁", "社内決裁", "稟議", "approval"), Reason.INTERNAL_APPROVAL),
        **dict.fromkeys(("対応", "こちらの対応", "対応態度"), Reason.RESPONSE_ATTITUDE),
        **dict.fromkeys(("その他", "other"), Reason.OTHER),
        **dict.fromkeys(
            ("不明", "未入力", "まだ分からない", "まだわからない", "未確認", "理由不明", "unknown"), Reason.UNKNOWN
        ),
    }
)  # what a whole cell may say even in a column of free text
_ONLY_SIGNS = re.compile(r"[-ー―_?？/.…*]+")


@lru_cache(maxsize=8192)
def reason_of(text: str) -> Reason | None:
    """Return the reason that a picklist's word names, None where it is not known; never for a sentence of free text."""
    if len(text) > LONGEST:
        return None
    if _ONLY_SIGNS.fullmatch(fold(text)):
        return Reason.UNKNOWN
    return _first_known(text, _by_word)


@lru_cache(maxsize=8192)
def bare_reason_of(text: str) -> Reason | None:
    """Return the reason where a cell of free text is nothing but the name of one (価格, その他)."""
    if _ONLY_SIGNS.fullmatch(fold(text)):
        return Reason.UNKNOWN
    return BARE_WORDS.get(key_of_word(without_number(text)))


def _first_known(text: str, reason_of_key: Callable[[str], Reason | None]) -> Reason | None:
    keys = (key_of_word(without_number(text)), key_of_word(text), *parts_of(text), *joined_parts_of(text))
    return next((reason for key in keys if (reason := reason_of_key(key)) is not None), None)


def _by_word(key: str) -> Reason | None:
    return next((reason for reason, pattern in _COMPILED if pattern.fullmatch(key)), None)

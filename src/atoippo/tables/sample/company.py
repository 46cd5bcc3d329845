"""みなと商会, the invented firm of the sample: its teams, reps, products and markets, and how its deals are lost.

No person, customer or rival exists. Numbers are our guesses, chosen so that the sample looks like a small firm's export.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from atoippo.tables.sample.chances import Chances, chances
from atoippo.values.reach import Reach
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping

FIRM: Final = "株式会社みなと商会"


@dataclass(frozen=True, slots=True)
class Rep:
    """A rep: the share of the customers, the own way of writing days (a place in `spelling.DAY_SPELLINGS`).

    `writes_price`: a habit of choosing 価格・予算 whatever happened. That is a style of reporting, not a planted pattern.
    """

    name: str
    team: str
    share: float
    day_spelling: int = 0
    writes_price: bool = False


@dataclass(frozen=True, slots=True)
class Product:
    """What the firm sells: share of the deals, usual amount in thousand yen, and how reps name such deals."""

    name: str
    share: float
    thousand_yen: int
    deal_names: tuple[str, ...]


REPS: Final = (
    Rep("佐伯 航", "営業一課", 0.08),
    Rep("髙橋 真由", "営業一課", 0.08, day_spelling=1),
    Rep("西尾 拓海", "営業一課", 0.125),
    Rep("大庭 誠", "営業一課", 0.08, day_spelling=2, writes_price=True),
    Rep("桑田 由里", "営業二課", 0.075, writes_price=True),
    Rep("三宅 浩介", "営業二課", 0.085, day_spelling=3),
    Rep("宮﨑 彩", "営業二課", 0.075),
    Rep("古谷 健", "営業二課", 0.08, day_spelling=1),
    Rep("岸本 亜希", "営業三課", 0.08),
    Rep("藤村 翔", "営業三課", 0.075, day_spelling=4),
    Rep("渡邊 久美子", "営業三課", 0.085),
    Rep("野田 隆", "営業三課", 0.08, day_spelling=1),
)
PRODUCTS: Final = (
    Product("販売管理システム", 0.17, 3_200, ("販売管理システム更改", "販売管理システム導入", "受発注業務の見直し", "販売管理リプレース")),
    Product("勤怠管理クラウド", 0.20, 900, ("勤怠管理クラウド導入", "勤怠システム入替", "勤怠・シフト管理の件", "打刻の電子化")),
    Product("経費精算クラウド", 0.15, 700, ("経費精算クラウド導入", "経費精算ペーパーレス化", "電帳法対応（経費）", "経費精算の件")),
    Product("複合機リース", 0.20, 1_800, ("複合機入替", "複合機リース更新", "複合機増設", "事務機器一式")),
    Product("ネットワーク保守", 0.14, 1_400, ("社内LAN更改", "ネットワーク保守契約", "Wi-Fi環境整備", "拠点間ネットワーク見直し")),
    Product("セキュリティ対策パック", 0.14, 1_100, ("セキュリティ対策強化", "UTM更新", "セキュリティ診断の件", "端末セキュリティ導入")),
)  # fmt: skip
RIVALS: Final = ("オルカデスク", "ツバメビズ", "レンガ情報サービス", "アカネクラウド", "既存業者")
RETURN_SOURCE: Final = "過去商談"  # a lost deal that came back

INDUSTRIES: Final = chances(
    {
        "製造業": 0.25,
        "卸売業": 0.14,
        "小売業": 0.12,
        "建設業": 0.13,
        "運輸・物流": 0.10,
        "医療・福祉": 0.09,
        "教育": 0.05,
        "サービス業": 0.12,
    }
)
REGIONS: Final = chances(
    {"東京都": 0.31, "神奈川県": 0.29, "埼玉県": 0.14, "千葉県": 0.12, "静岡県": 0.08, "愛知県": 0.06}
)
SOURCES: Final = chances(
    {"Web問い合わせ": 0.24, "展示会": 0.22, "紹介": 0.13, "テレアポ": 0.16, "既存顧客": 0.16, "セミナー": 0.09}
)
REP_CHANCES: Final = chances({rep: rep.share for rep in REPS})
PRODUCT_CHANCES: Final = chances({product: product.share for product in PRODUCTS})
TEAMS: Final[Mapping[str, Chances[Rep]]] = MappingProxyType(
    {
        name: chances({rep: rep.share for rep in REPS if rep.team == name})
        for name in dict.fromkeys(r.team for r in REPS)
    }
)

# The share of a source's closed deals that are lost; about 60 % in all.
LOSS_RATES: Final[Mapping[str, float]] = MappingProxyType(
    {
        "Web問い合わせ": 0.62,
        "展示会": 0.65,
        "紹介": 0.50,
        "テレアポ": 0.66,
        "既存顧客": 0.56,
        "セミナー": 0.62,
        RETURN_SOURCE: 0.40,
    }
)

# How far the losses of each reason got, steps 1 to 6 in percent.
_LOST_AFTER: Final[Mapping[Reason, tuple[int, ...]]] = MappingProxyType(
    {
        Reason.PRICE_BUDGET: (2, 10, 56, 24, 6, 2),
        Reason.COMPETITOR: (3, 12, 37, 46, 2, 0),
        Reason.TIMING: (16, 30, 34, 10, 9, 1),
        Reason.UNCLEAR_NEED: (34, 40, 21, 5, 0, 0),
        Reason.INTERNAL_APPROVAL: (0, 3, 13, 16, 58, 10),
        Reason.RESPONSE_ATTITUDE: (10, 26, 40, 19, 5, 0),
        Reason.OTHER: (20, 27, 30, 11, 8, 4),
    }
)
LOST_REACH: Final[Mapping[Reason, Chances[Reach]]] = MappingProxyType(
    {reason: chances(dict(zip(Reach, shares, strict=True))) for reason, shares in _LOST_AFTER.items()}
)
OPEN_REACH: Final = chances(dict(zip(Reach, (22, 26, 28, 12, 9, 3), strict=True)))

# What the firm calls the six steps, and the words of its drop-down for the reason.
STAGE_WORDS: Final[Mapping[Reach, str]] = MappingProxyType(
    dict(zip(Reach, ("初回訪問", "ヒアリング", "提案・見積", "比較検討（最終）", "社内稟議", "内示"), strict=True))
)
REASON_WORDS: Final[Mapping[Reason, str]] = MappingProxyType(
    {
        Reason.PRICE_BUDGET: "価格・予算",
        Reason.COMPETITOR: "競合負け",
        Reason.TIMING: "時期尚早",
        Reason.UNCLEAR_NEED: "ニーズ不明確",
        Reason.INTERNAL_APPROVAL: "社内決裁",
        Reason.RESPONSE_ATTITUDE: "当社の対応",
        Reason.OTHER: "その他",
    }
)

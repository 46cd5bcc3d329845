"""The sample's customers: invented companies with their people, and the many ways in which a name is written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from atoippo.tables.sample.chances import Chances, chances, even_chances
from atoippo.tables.sample.company import INDUSTRIES, REGIONS, REP_CHANCES, Rep

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody at a customer's: section, title and family name."""

    section: str
    title: str
    family_name: str


@dataclass(frozen=True, slots=True)
class Customer:
    """A company of the sample; `number` tells it apart, `size` scales the amounts of its deals."""

    number: int
    core: str
    kind: str
    kind_first: bool
    industry: str
    region: str
    size: float
    rep: Rep
    contacts: tuple[Contact, Contact]

    @property
    def name(self) -> str:
        """The registered name."""
        return f"{self.kind}{self.core}" if self.kind_first else f"{self.core}{self.kind}"


_FIRST: Final = "凪暁灯汐澪颯碧萌雫琥綴奏朧環紬響煌蛍凛灘琉蓼茉杏"  # 24
_SECOND: Final = "原沢森浜丘峰島橋坂里倉瀬谷野川台"  # 16
_STEMS: Final = tuple(first + second for first in _FIRST for second in _SECOND)
_PREFIXES: Final = ("", "新", "東", "西", "南", "北", "中")
_STRIDE: Final = 1451  # shares no factor with the number of names, so that neighbours differ and none comes twice

_ENDINGS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "製造業": ("精機", "製作所", "工業", "金属", "化成", "樹脂", "電機", "プレス工業", "鋳造", "塗装工業", "食品工業", "繊維"),
        "卸売業": ("商事", "物産", "通商", "トレーディング", "青果", "鋼材", "水産", "薬品", "紙業", "建材", "資材", "交易"),
        "小売業": ("ストア", "マート", "家具", "百貨", "書店", "電化", "衣料", "酒販", "眼鏡", "ホームセンター", "薬局", "自転車"),
        "建設業": ("建設", "工務店", "土木", "設備", "電設", "組", "住宅", "塗工", "造園", "ハウジング", "空調", "舗道"),
        "運輸・物流": ("運輸", "物流", "急送", "倉庫", "陸運", "海運", "交通", "ロジスティクス", "貨物", "引越サービス", "配送", "港運"),
        "医療・福祉": ("会", "厚生会", "福祉会", "健生会", "友愛会", "清風会", "育成会", "松風会", "共生会", "博愛会", "青空会", "和楽会"),
        "教育": ("学園", "学院", "教育学園", "女学院", "国際学園", "文化学園", "工科学園", "商科学院", "総合学園", "技術学園", "高等学院", "幼児学園"),
        "サービス業": ("サービス", "企画", "総研", "リネン", "警備", "ビルメンテナンス", "観光", "広告", "人材", "フーズ", "トラベル", "クリーン"),
    }
)  # fmt: skip
_NAMES: Final = len(_STEMS) * 12  # of one industry, before a prefix is needed

_COMPANY_KINDS: Final = chances({"株式会社": 0.84, "有限会社": 0.10, "合同会社": 0.06})
_KINDS: Final[Mapping[str, Chances[str]]] = MappingProxyType(
    {"医療・福祉": chances({"医療法人": 0.6, "社会福祉法人": 0.4}), "教育": even_chances("学校法人")}
)
_SHORT: Final[Mapping[str, Chances[str]]] = MappingProxyType(
    {
        "株式会社": chances({"株式会社": 0.47, "㈱": 0.28, "(株)": 0.15, "（株）": 0.10}),
        "有限会社": chances({"有限会社": 0.6, "㈲": 0.2, "(有)": 0.2}),
        "合同会社": chances({"合同会社": 0.8, "(同)": 0.2}),
        "医療法人": chances({"医療法人": 0.8, "(医)": 0.2}),
        "社会福祉法人": chances({"社会福祉法人": 0.8, "(福)": 0.2}),
        "学校法人": chances({"学校法人": 0.85, "(学)": 0.15}),
    }
)
_SIZES: Final = chances({0.6: 0.5, 1.0: 0.33, 2.2: 0.17})
_SECTIONS: Final = chances(
    {"総務部": 0.27, "情報システム課": 0.2, "経理部": 0.15, "管理部": 0.13, "業務部": 0.13, "人事部": 0.12}
)
_TITLES: Final = chances({"部長": 0.2, "課長": 0.32, "係長": 0.16, "主任": 0.17, "次長": 0.07, "担当": 0.08})
_FAMILY_NAMES: Final = even_chances(
    "田中", "鈴木", "伊藤", "山本", "中村", "小林", "加藤", "吉田", "山田", "佐々木",
    "松本", "井上", "木村", "林", "清水", "山﨑", "森", "池田", "橋本", "阿部",
    "石川", "前田", "小川", "岡田", "長谷川", "近藤", "坂本", "遠藤", "青木", "齋藤",
    "福田", "太田", "西村", "藤井", "金子", "岡本", "中野", "原田", "小野", "田村",
    "竹内", "和田", "中山", "石田", "上田", "柴田", "酒井", "工藤", "横山", "宮本",
)  # fmt: skip


def invent_customers(count: int, rng: Random) -> tuple[Customer, ...]:
    """Return so many companies, no two with one name."""
    start = int(rng.random() * _NAMES)
    seen: Counter[str] = Counter()
    customers = []
    for number in range(count):
        industry = INDUSTRIES.at(rng.random())
        customers.append(_invent(number, industry, _core(industry, start, seen[industry]), rng))
        seen[industry] += 1
    return tuple(customers)


def _core(industry: str, start: int, nth: int) -> str:
    stem, ending = divmod((start + nth) * _STRIDE % _NAMES, 12)
    return _PREFIXES[nth // _NAMES] + _STEMS[stem] + _ENDINGS[industry][ending]


def _invent(number: int, industry: str, core: str, rng: Random) -> Customer:
    kind = _KINDS.get(industry, _COMPANY_KINDS).at(rng.random())
    return Customer(
        number=number,
        core=core,
        kind=kind,
        kind_first=industry in _KINDS or rng.random() < 0.68,
        industry=industry,
        region=REGIONS.at(rng.random()),
        size=_SIZES.at(rng.random()),
        rep=REP_CHANCES.at(rng.random()),
        contacts=(_contact(rng), _contact(rng)),
    )


def _contact(rng: Random) -> Contact:
    return Contact(_SECTIONS.at(rng.random()), _TITLES.at(rng.random()), _FAMILY_NAMES.at(rng.random()))


def written_name(customer: Customer, rng: Random) -> str:
    """Return the customer's name as somebody in a hurry wrote it this time; before and after stay what they are."""
    kind = _SHORT[customer.kind].at(rng.random())
    gap = "　" if kind == customer.kind and rng.random() < 0.2 else ""
    if rng.random() < 0.04:
        return customer.core
    return f"{kind}{gap}{customer.core}" if customer.kind_first else f"{customer.core}{gap}{kind}"


def written_contact(contact: Contact, share: float) -> str | None:
    """Return a contact as the rep noted him or her; sometimes nobody did."""
    shapes = (
        f"{contact.section} {contact.title} {contact.family_name}様",
        f"{contact.section}　{contact.family_name}{contact.title}",
        f"{contact.family_name}{contact.title}",
        f"{contact.section}{contact.title}　{contact.family_name}様",
        None,
    )
    return shapes[int(share * 5)] if share < 0.86 else shapes[0]

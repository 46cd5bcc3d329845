"""The kinds of corporation (法人格) and how names, brackets and bank transfers shorten them."""

from __future__ import annotations

from types import MappingProxyType

STOCK_COMPANY = "株式会社"
LIMITED_COMPANY = "有限会社"

# A kind ← everything that is spelt out for it; itself is understood.
_SPELLINGS = MappingProxyType(
    {
        STOCK_COMPANY: (
            "株式會社",
            "株式会杜",
            "カブシキガイシャ",
            "カブシキガイシヤ",
            "カブシキカイシャ",
            "かぶしきがいしゃ",
        ),
        LIMITED_COMPANY: ("有限會社", "ユウゲンガイシャ", "ユウゲンガイシヤ"),
        "合同会社": ("ゴウドウガイシャ", "ゴウドウガイシヤ"),
        "合資会社": ("合資會社",),
        "合名会社": ("合名會社",),
        "相互会社": (),
        "特定目的会社": (),
        "一般社団法人": (),
        "一般財団法人": (),
        "公益社団法人": (),
        "公益財団法人": (),
        "社団法人": (),
        "財団法人": (),
        "医療法人社団": ("医療法人 社団", "医療法人(社団)"),
        "医療法人財団": ("医療法人 財団", "医療法人(財団)"),
        "社会医療法人": (),
        "特定医療法人": (),
        "医療法人": (),
        "学校法人": (),
        "社会福祉法人": (),
        "宗教法人": (),
        "特定非営利活動法人": ("認定特定非営利活動法人", "認定NPO法人", "NPO法人", "NPO 法人"),
        "独立行政法人": (),
        "地方独立行政法人": (),
        "国立大学法人": (),
        "公立大学法人": (),
        "国立研究開発法人": (),
        "弁護士法人": (),
        "税理士法人": (),
        "監査法人": (),
        "司法書士法人": (),
        "行政書士法人": (),
        "社会保険労務士法人": (),
        "特許業務法人": (),
        "土地家屋調査士法人": (),
        "更生保護法人": (),
        "職業訓練法人": (),
        "農事組合法人": (),
        "有限責任事業組合": (),
        "企業組合": (),
        "事業協同組合": (),
        "農業協同組合": (),
        "漁業協同組合": (),
        "生活協同組合": (),
        "協同組合": (),
    }
)
KINDS = MappingProxyType({spelling: kind for kind, others in _SPELLINGS.items() for spelling in (kind, *others)})

# What stands in brackets: (株), or as one sign ㈱.
ABBREVIATIONS = MappingProxyType(
    {
        "株": STOCK_COMPANY,
        "有": LIMITED_COMPANY,
        "同": "合同会社",
        "資": "合資会社",
        "名": "合名会社",
        "相": "相互会社",
        "一社": "一般社団法人",
        "一財": "一般財団法人",
        "公社": "公益社団法人",
        "公財": "公益財団法人",
        "社": "社団法人",
        "財": "財団法人",
        "医": "医療法人",
        "医社": "医療法人社団",
        "医財": "医療法人財団",
        "学": "学校法人",
        "福": "社会福祉法人",
        "社福": "社会福祉法人",
        "宗": "宗教法人",
        "特非": "特定非営利活動法人",
        "独": "独立行政法人",
        "地独": "地方独立行政法人",
        "弁": "弁護士法人",
        "税": "税理士法人",
        "監": "監査法人",
        "農": "農事組合法人",
        "企": "企業組合",
        "協": "協同組合",
    }
)

# What stands at a half bracket in the half-width kana of bank transfers: ｶ)ｻｸﾗ.
BANK_CODES = MappingProxyType(
    {
        "カ": STOCK_COMPANY,
        "ユ": LIMITED_COMPANY,
        "ド": "合同会社",
        "シ": "合資会社",
        "メ": "合名会社",
        "ソ": "相互会社",
        "イ": "医療法人",
        "ザイ": "財団法人",
        "シヤ": "社団法人",
        "ガク": "学校法人",
        "フク": "社会福祉法人",
        "シユウ": "宗教法人",
        "トクヒ": "特定非営利活動法人",
        "ドク": "独立行政法人",
        "チドク": "地方独立行政法人",
        "ダイ": "国立大学法人",
        "ベン": "弁護士法人",
        "ゼイ": "税理士法人",
        "シホウ": "司法書士法人",
        "ギヨ": "行政書士法人",
        "ロウム": "社会保険労務士法人",
        "ノウ": "農事組合法人",
        "ホゴ": "更生保護法人",
    }
)
BANK_OFFICES = ("エイ", "シユツ", "シテン", "ホンテン")  # 営業所, 出張所, 支店, 本店

# How an English name ends, compared without dots, commas, spaces and case.
ENGLISH_KINDS = MappingProxyType(
    {
        "kk": "K.K.",
        "kabushikikaisha": "K.K.",
        "kabushikigaisha": "K.K.",
        "gk": "G.K.",
        "godokaisha": "G.K.",
        "yk": "Y.K.",
        "coltd": "Co., Ltd.",
        "colimited": "Co., Ltd.",
        "companylimited": "Co., Ltd.",
        "companyltd": "Co., Ltd.",
        "inc": "Inc.",
        "incorporated": "Inc.",
        "corp": "Corp.",
        "corporation": "Corp.",
        "ltd": "Ltd.",
        "limited": "Ltd.",
        "llc": "LLC",
        "llp": "LLP",
        "plc": "PLC",
        "gmbh": "GmbH",
    }
)

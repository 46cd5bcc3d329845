"""Headers that are known and are no field of a deal: the next action, times of editing, addresses, ids of other things."""

from __future__ import annotations

from atoippo.tables.vocabulary.clues import Clue
from atoippo.tables.vocabulary.header_patterns import CUSTOMER, PERSON, Patterns

NOTHING: Patterns = (
    (Clue.NOTHING, 0.97, "(?:次回?の?|next|upcoming).+"),
    (Clue.NOTHING, 0.99, "取り分け.+|setaside.+"),  # our own words in a file dropped again
    (
        Clue.NOTHING,
        0.97,
        """
        (?:最終|前回|最新)?(?:更新|変更|修正|活動|状況更新|承認|入金|支払|納品|検収|請求|取得|出力|集計|満了|契約終了|
        契約満了|契約更新|現契約終了|支援開始|支援終了|利用開始|契約開始|稼働|導入|納入|ステージ(?:開始|変更)|
        フェーズ(?:開始|変更)|誕生|設立|アクション|フォロー|商談予定|訪問予定|連絡|再連絡|再アプローチ|アプローチ|
        商品提供|提供)(?:予定|希望|可能)?(?:日|日時|日付|時刻|時期|月|年月日|期限)|納期|最終(?:活動|接触|連絡|
        訪問)(?:日|日時|時刻)|最終状況更新|更新時期|更新月
        """,
    ),
    (
        Clue.NOTHING,
        0.97,
        f"""
        (?:{CUSTOMER}|{PERSON}|連絡先|代表)?(?:の)?(?:電話|電話番号|tel|fax|ファックス|携帯|携帯電話|メール|
        メールアドレス|e?mail|emailaddress|アドレス|url|hp|ホームページ|郵便番号|住所|番地|役職|職位|所属部署|
        フリガナ|ふりがな|カナ|かな|略称|敬称)
        """,
    ),
    (
        Clue.NOTHING,
        0.97,
        f"(?:{CUSTOMER}|{CUSTOMER}{PERSON}|連絡先|取引先責任者)(?:の)?(?:所属)?(?:部署|部門|所属|課)名?",
    ),
    (
        Clue.NOTHING,
        0.95,
        f"""
        (?:{CUSTOMER}(?:名|企業)?|{PERSON}|営業担当者?|営業|所有者|オーナー|ユーザー?|社員|従業員|責任者|
        所有者ユーザー?|営業担当者?ユーザー?|責任者ユーザー?|キャンペーン|商品|製品|チーム|部門|部署|
        顧客管理)(?:の)?(?:id|コード|番号|no|ナンバー|外部id|管理番号|レコード番号.*)
        """,
    ),
    (
        Clue.NOTHING,
        0.95,
        f"""
        (?:{CUSTOMER})(?:略称|名略称|規模|ランク|区分|分類|種別|住所|名?カナ|名?フリガナ)|.*(?:滞在|経過)(?:日数|
        期間)?|.*(?:日数|期間|サイクル)|.*(?:件数|回数|数量|ユーザー?数|人数|従業員数|台数|個数|本数|店舗数)|数|
        リードタイム
        """,
    ),
    (
        Clue.NOTHING,
        0.9,
        """
        .*(?:粗利|利益|原価|仕入|値引|割引|消費税|税額|利益率|粗利率)(?:額|率|金額)?|.*オプション(?:費用|金額|料金)?|
        .*(?:添付|資料|ファイル|画像|リンク).*|(?:消費)?税(?:額|金|率)?|希望.*|.*期限|年商|資本金
        """,
    ),
    (
        Clue.NOTHING,
        0.9,
        """
        (?:最終)?(?:更新|変更|修正)者|承認(?:者|ステータス|状況)|(?:.*の)?(?:通貨レート|為替レート)|(?:注力|重点|
        重要)(?:案件|商談|顧客)|(?:受注|勝ち?|成約|獲得)(?:した)?(?:理由|要因|の?決め手)|勝因|決め手|契約期間.*|
        予算月|予算(?:時期|年度)|商品月|会計年度|四半期|決算月
        """,
    ),
    (
        Clue.NOTHING,
        0.85,
        f"""
        (?:{CUSTOMER}|商談|案件|取引)?(?:の)?(?:タイプ|種類|種別|分類|類型)|新規(?:更新|既存)|(?:取引|
        商談)?パイプライン|案件区分|商談区分|新規既存(?:区分)?|提供元の?販売活動|アプローチ時期|再提案時期|年齢|性別
        """,
    ),
    (
        Clue.NOTHING,
        0.97,
        """
        (?:last|next|modified|updated?|activity|followup|follow|payment|invoice|delivery|renewal|contract(?:start|end|
        expiry)|birth|founded|fiscal).*|.*(?:email|phone|fax|url|website|address|zip|postal|linkedin)|lastmodified.*|
        .*modified(?:by|date|on)|year(?:established|founded)|year
        """,
    ),
    (
        Clue.NOTHING,
        0.95,
        """
        (?:account|company|customer|client|contact|owner|user|campaign|product|team|organization|associatedcompany|
        associatedcontact)(?:id|ids|no|number|code|key|recordid)|(?:stage|deal|opportunity|record)?ages?|.*(?:days?|
        duration|cycle|cycledays|velocity|(?<!ac)count|quantity|employees|headcount|headcountband|size|band|tier|rank|
        score|rate|percent|pct|margin|profit|cost|discount|tax)
        """,
    ),
    (
        Clue.NOTHING,
        0.9,
        """
        (?:deal|opportunity|account|record|customer|company|lead|sales|forecast|contract|contact)?(?:type|kind|
        category|class|pipeline|segment|tags?|priority|currencyrate)|forecast(?:category)?|(?:win|won|
        closedwon)reasons?|isclosed|closedflag|subsidiaryof|.*jobtitle|fiscalquarter|quarter|exchangerate
        """,
    ),
)

from __future__ import annotations

import pytest

from atoippo.tables.rows import Field
from atoippo.tables.vocabulary.clues import Clue
from atoippo.tables.vocabulary.presets import PRESETS, preset_for

HEADERS = {
    "Salesforce（日本語）": "商談 所有者,取引先名,商談名,フェーズ,金額,完了予定日,作成日,失注理由",
    "Salesforce (English)": "Opportunity Name,Account Name,Stage,Amount,Close Date,Created Date,Opportunity Owner",
    "HubSpot（日本語）": "レコードID,取引名,取引ステージ,金額,クローズ日,取引担当者",
    "HubSpot (English)": "Record ID,Deal Name,Deal Stage,Amount,Close Date,Deal owner",
    "kintone（案件管理）": "レコード番号,会社名,先方担当者名,確度,製品名,小計,見込み時期,作成日時",
    "Mazrica（Senses）": "案件名（管理番号：A1）,取引先ID,取引先名,フェーズ,契約金額,契約予定日",
}


@pytest.mark.parametrize(("name", "headers"), HEADERS.items(), ids=list(HEADERS))
def test_preset_for_knows_each_export(name, headers):
    preset = preset_for(headers.split(","))

    assert preset is not None
    assert preset.name == name


def test_preset_for_leaves_a_table_of_ones_own_alone():
    assert preset_for(["会社名", "件名", "金額", "結果"]) is None


def test_meaning_of_looks_past_the_teams_own_brackets():
    preset = next(preset for preset in PRESETS if preset.name.startswith("Mazrica"))

    assert [preset.meaning_of(h) for h in ("失注理由(管理番号:B2)", "案件タイプ", "天気")] == [
        Field.REASON,
        Clue.NOTHING,
        None,
    ]

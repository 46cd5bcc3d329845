"""What a column can tell besides a field of its own: evidence for the outcome, the stage, the note and the amount."""

from __future__ import annotations

from enum import StrEnum

from atoippo.tables.rows import Field


class Clue(StrEnum):
    """A column that is no field of a deal but helps to fill one."""

    WON_ON = "won_on"  # 受注日: a day in it says won, and when
    LOST_ON = "lost_on"  # 失注日
    WON_FLAG = "won_flag"  # 受注フラグ, IsWon
    LOST_FLAG = "lost_flag"
    CHANCE = "chance"  # 確度, ランク: how near a deal was thought to be
    STAGE_WHEN_LOST = "stage_when_lost"  # 失注時フェーズ
    QUOTED = "quoted"  # 見積日, 見積金額: filled means that a quote was given
    LOSS_DETAIL = "loss_detail"  # 失注理由詳細: belongs to the note
    CURRENCY = "currency"
    NOTHING = "nothing"  # known, and none of ours: 次回アクション日, 更新日時


Meaning = Field | Clue

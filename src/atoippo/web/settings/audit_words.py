"""What was done, in words: the audit entries' actions, fields and values as people read them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from atoippo.reports.words import spoken_day
from atoippo.teams.models import Role
from atoippo.values.language import say_list
from atoippo.values.message import Message, counted, msg
from atoippo.values.reach import Reach
from atoippo.web.language import spoken_language, t

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from atoippo.teams.models import AuditEntry

ACTIONS = {
    "workspace.created": msg("ワークスペースを作成"),
    "workspace.renamed": msg("ワークスペースの名前を変更"),
    "calendar.year_set": msg("年度と休業期間を変更"),
    "calendar.day_marked": msg("カレンダーに日を追加"),
    "calendar.day_unmarked": msg("カレンダーから日を削除"),
    "team.added": msg("チームを追加"),
    "team.renamed": msg("チームの名前を変更"),
    "member.added": msg("メンバーを追加"),
    "member.renamed": msg("メンバーの名前を変更"),
    "member.role_changed": msg("役割を変更"),
    "member.seated": msg("所属チームを変更"),
    "member.deactivated": msg("メンバーの利用を停止"),
    "member.reactivated": msg("メンバーの利用を再開"),
    "member.password_link": msg("パスワード再設定のリンクを発行"),
    "invitation.made": msg("招待リンクを発行"),
    "invitation.revoked": msg("招待を取り消し"),
    "invitation.accepted": msg("招待に応じて参加"),
    "stage.mapped": msg("フェーズの読み方を変更"),
    "stage.followed": msg("商談の「どこまで」をフェーズの読み方に合わせた"),
    "deal.opened": msg("商談を登録"),
    "deal.changed": msg("商談を変更"),
    "deal.stage_changed": msg("商談のフェーズを変更"),
    "deal.lost": msg("商談の失注を記録"),
    "deal.returned": msg("商談の再開を記録"),
    "deal.won": msg("受注を記録"),
    "loss.corrected": msg("失注の記録を訂正"),
    "win.corrected": msg("受注の記録を訂正"),
    "reasons.stated": msg("失注理由を記録"),
    "reasons.taken_back": msg("記録した理由を取り下げ"),
    "deal.goes_on": msg("商談がまだ続いていることを記録"),
    "deal.reactions_noted": msg("資料と言葉の反応を記録"),
    "condition.noted": msg("再開の条件を記録"),
    "condition.withdrawn": msg("再開の条件を取り下げ"),
    "promise.made": msg("次の約束を記録"),
    "question.answered": msg("失注についての質問に回答"),
    "question.reworded": msg("失注についての質問を変更"),
    "question.default_used": msg("失注についての質問を既定の文に戻した"),
    "sub_reason.added": msg("細かい理由を追加"),
    "sub_reason.renamed": msg("細かい理由の名前を変更"),
    "sub_reason.merged": msg("細かい理由を別のものにまとめた"),
    "sub_reason.retired": msg("細かい理由の利用を停止"),
    "sub_reason.restored": msg("細かい理由の利用を再開"),
    "workspace.letterhead": msg("お客様に見える会社の情報を変更"),
    "member.signature": msg("署名を変更"),
    "contact.noted": msg("お客様の担当者を登録"),
    "contact.changed": msg("お客様の担当者の情報を変更"),
    "permission.noted": msg("ご案内の同意・根拠を記録"),
    "permission.revoked": msg("ご案内の同意・根拠を取り消し"),
    "mail.drafted": msg("メールの下書きを作成"),
    "mail.redrafted": msg("メールの下書きを作り直し"),
    "mail.edited": msg("メールの下書きを変更"),
    "mail.approved": msg("メールの送信を承認"),
    "mail.called_back": msg("メールの送信を取り消し"),
    "mail.by_hand": msg("自分のメールで送ったことを記録"),
    "mail.by_hand_taken_back": msg("自分のメールで送った記録を取り消し"),
    "mail.sent": msg("メールを送信"),
    "mail.failed": msg("メールを送れなかった"),
    "mail.unknown": msg("メールが送れたか不明"),
    "mail.found_sent": msg("メールが届いていたことを確認"),
    "mail.let_go_again": msg("届いていないメールの送り直しを決定"),
    "mail.suppressed": msg("メールの配信を停止"),
    "mail.suppression_lifted": msg("メールの配信停止を解除"),
    "letter.written": msg("文面の型を変更"),
    "letter.ours": msg("文面の型を既定に戻した"),
    "feedback.asked": msg("お客様にご意見をお願い"),
    "feedback.not_asked": msg("ご意見をお願いしないと決定"),
    "feedback.revoked": msg("ご意見のお願いを取り下げ"),
    "feedback.nudged": msg("念のためのご連絡を作成"),
    "feedback.answered": msg("お客様からご回答"),
    "feedback.masked_answer": msg("担当者に分からない形でご回答"),
    "feedback.told": msg("ご回答を担当者に伝えた"),
    "feedback.read": msg("ご回答を読んだ"),
    "feedback.released": msg("担当者に分からない形のご回答をまとめて伝えた"),
    "feedback.release_read": msg("まとめて伝わったご回答を読んだ"),
    "match.proposed": msg("名前の近い会社を提案"),
    "match.same": msg("同じ会社としてまとめた"),
    "match.apart": msg("別の会社と確認"),
    "match.open": msg("会社の確認を取り消し"),
    "intake.received": msg("ファイルを受け取り"),
    "intake.columns_said": msg("列の読み方を指定"),
    "intake.started": msg("取り込みを開始"),
    "intake.cancelled": msg("取り込みを取りやめ"),
    "intake.forgotten": msg("取り込んだファイルを削除"),
    "intake.batch": msg("取り込みの一区切り"),
    "intake.words_read": msg("取り込んだ言葉を読み取り"),
    "intake.inspecting": msg("ファイルの確認を開始"),
    "intake.uploaded": msg("ファイルを確認"),
    "intake.due": msg("取り込みを予約"),
    "intake.running": msg("取り込みを進行"),
    "intake.words": msg("取り込みの行を登録"),
    "intake.done": msg("取り込みを完了"),
    "intake.refused": msg("ファイルを読めず終了"),
    "pursuit.picked": msg("追客に追加"),
    "pursuit.ended": msg("追客を終了"),
    "pursuit.resumed": msg("追客を再開"),
}
FIELDS = {
    "fiscal_year_starts_in": msg("年度の始まる月"),
    "closes_at_new_year": msg("年末年始の休み"),
    "closes_at_obon": msg("お盆の休み"),
}
SAID_BY_THE_ACTION = frozenset({"is_active"})
COUNTED: dict[str, Callable[[int], Message]] = {
    "deals": lambda n: counted("商談{n:,}件", n=n),
    "pairs": lambda n: counted("{n:,}組", n=n),
}
YES, NO, OPEN, CLOSED, NOTHING = msg("あり"), msg("なし"), msg("営業する"), msg("休み"), msg("—")
BEFORE_AND_AFTER = msg("{before} → {after}")


def action_word(entry: AuditEntry) -> str:
    """Return what was done in words; an action that has none yet by its name."""
    word = ACTIONS.get(entry.action)
    return t(word) if word else entry.action


def change_words(entry: AuditEntry) -> list[str]:
    """Return what changed in words, one text a field; what people could not read is left out."""
    told = ((FIELDS.get(field), _told(field, value)) for field, value in _readable(entry.changes).items())
    return [t(msg("{field}：{change}", field=field, change=change)) if field else change for field, change in told]


def _readable(changes: Mapping[str, Any]) -> dict[str, Any]:
    return {
        field: value
        for field, value in changes.items()
        if field in COUNTED
        or (field not in SAID_BY_THE_ACTION and isinstance(value, str | bool | list) and value != "")
    }


def _told(field: str, value: Any) -> str:
    if field in COUNTED:
        return t(COUNTED[field](len(value) if isinstance(value, list) else value))
    if isinstance(value, list) and len(value) == 2:
        before, after = (_value(field, each) for each in value)
        return t(Message(BEFORE_AND_AFTER.text, {"before": before, "after": after}))
    return _value(field, value)


def _value(field: str, value: Any) -> str:
    if value is None or value == []:
        return t(NOTHING)
    if isinstance(value, list):
        return say_list([str(each) for each in value], spoken_language())
    if field == "day":
        return spoken_day(date.fromisoformat(value), spoken_language())
    known = _known(field, value)
    return t(known) if known else str(value)


def _known(field: str, value: Any) -> Message | None:
    if field == "role":
        return Role(value).spoken
    if field == "reach":
        return Reach(value).label
    if field == "is_open":
        return OPEN if value else CLOSED
    return (YES if value else NO) if isinstance(value, bool) else None

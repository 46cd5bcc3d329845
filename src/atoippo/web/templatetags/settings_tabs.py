"""The tabs of 設定: `{% settings_tabs "members" %}` shows a member the places that are theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import template

from atoippo.values.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from atoippo.teams.models import Member

register = template.Library()


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: its key, word and address, and the least role whose it is."""

    key: str
    word: Message
    url_name: str
    for_managers: bool = False
    for_admins: bool = False

    def is_for(self, member: Member) -> bool:
        """Whether the member finds anything to do there."""
        return member.is_admin or (member.is_manager if self.for_managers else not self.for_admins)


TABS = (
    Tab("me", msg("あなた"), "settings:show"),
    Tab("imports", msg("取り込み"), "imports:list", for_managers=True),
    Tab("matches", msg("同じ会社かどうかの確認"), "matches:list", for_managers=True),
    Tab("members", msg("メンバー"), "settings:members", for_managers=True),
    Tab("calendar", msg("カレンダー"), "settings:calendar", for_admins=True),
    Tab("stages", msg("フェーズとどこまで"), "settings:stages", for_admins=True),
    Tab("reasons", msg("理由とご質問"), "settings:reasons", for_admins=True),
    Tab("letters", msg("メールの文面"), "settings:letters", for_admins=True),
    Tab("company", msg("お客様に見える会社情報"), "settings:company", for_admins=True),
    Tab("mail", msg("メール送信"), "settings:mail", for_admins=True),
    Tab("suppressions", msg("配信停止"), "settings:suppressions"),
    Tab("workspace", msg("ワークスペース"), "settings:workspace", for_admins=True),
    Tab("audit", msg("操作の記録"), "settings:audit", for_admins=True),
)


@register.inclusion_tag("settings/tabs.html", takes_context=True)
def settings_tabs(context: Mapping[str, Any], here: str) -> dict[str, Any]:
    """Show the member's tabs, the one of this page marked."""
    return {"tabs": [tab for tab in TABS if tab.is_for(context["member"])], "here": here}

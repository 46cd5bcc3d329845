"""Every page that a member can open, with the addresses of one furnished workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeys.site import ADMIN, REP

if TYPE_CHECKING:
    from collections.abc import Mapping

STANDS = "body:not(:has([data-chart]:not(:has(svg))))"  # every chart is drawn
PAGES: Mapping[str, tuple[str | None, str]] = {  # name → who looks, and the address with its places
    "account_change_password": (ADMIN, "/accounts/password/change/"),
    "account_inactive": (None, "/accounts/inactive/"),
    "account_login": (None, "/accounts/login/"),
    "account_logout": (ADMIN, "/accounts/logout/"),
    "account_reset_password": (None, "/accounts/password/reset/"),
    "account_reset_password_done": (None, "/accounts/password/reset/done/"),
    "account_reset_password_from_key": (None, "/accounts/password/reset/key/1-none/"),
    "account_reset_password_from_key_done": (None, "/accounts/password/reset/key/done/"),
    "account_signup": (None, "/accounts/signup/"),
    "deals:list": (ADMIN, "/deals/"),
    "deals:list lost": (ADMIN, "/deals/?outcome=lost&q=CRM&sort=-amount"),
    "deals:list nothing": (ADMIN, "/deals/?q=nowhere"),
    "deals:show": (ADMIN, "/deals/{deal_id}/"),
    "design:show": (ADMIN, "/design/"),
    "first_run:findings": (ADMIN, "/first/findings/"),
    "imports:columns": (ADMIN, "/settings/imports/{unsure}/columns/"),
    "imports:list": (ADMIN, "/settings/imports/"),
    "imports:new": (ADMIN, "/settings/imports/new/"),
    "imports:show done": (ADMIN, "/settings/imports/{done}/"),
    "imports:show refused": (ADMIN, "/settings/imports/{refused}/"),
    "imports:show uploaded": (ADMIN, "/settings/imports/{uploaded}/"),
    "insights:show": (ADMIN, "/insights/"),
    "insights:show nothing": (ADMIN, "/insights/?amount_from=99999999999"),
    "invitation": (None, "/invitation/{token}/"),
    "invitation closed": (None, "/invitation/none-such/"),
    "letters:list": (ADMIN, "/letters/"),
    "letters:list sent": (ADMIN, "/letters/?at=sent"),
    "letters:show": (ADMIN, "/letters/{message_id}/"),
    "letters:edit": (ADMIN, "/letters/{message_id}/edit/"),
    "matches:decided": (ADMIN, "/settings/matches/decided/"),
    "matches:list": (ADMIN, "/settings/matches/"),
    "not found": (ADMIN, "/deals/0/"),
    "not found by a stranger": (None, "/none-such/"),
    "pursuits:list": (ADMIN, "/pursuits/"),
    "questionnaire:answer closed": (None, "/ask/none-such/"),
    "refused": (REP, "/settings/audit/"),
    "revival:list": (ADMIN, "/revival/"),
    "settings:audit": (ADMIN, "/settings/audit/"),
    "settings:calendar": (ADMIN, "/settings/calendar/"),
    "settings:company": (ADMIN, "/settings/company/"),
    "settings:deactivate": (ADMIN, "/settings/members/{member_id}/deactivate/"),
    "settings:letter": (ADMIN, "/settings/letters/thanks/price_budget/"),
    "settings:letters": (ADMIN, "/settings/letters/"),
    "settings:lift": (ADMIN, "/settings/no-mail/{suppression_id}/lift/"),
    "settings:mail": (ADMIN, "/settings/mail/"),
    "settings:member": (ADMIN, "/settings/members/{member_id}/"),
    "settings:members": (ADMIN, "/settings/members/"),
    "settings:show": (ADMIN, "/settings/"),
    "settings:stages": (ADMIN, "/settings/stages/"),
    "settings:suppressions": (ADMIN, "/settings/no-mail/"),
    "settings:team": (ADMIN, "/settings/teams/{team_id}/"),
    "settings:workspace": (ADMIN, "/settings/workspace/"),
    "today:show": (ADMIN, "/"),
    "voices:losses": (ADMIN, "/voices/losses/?kind=to_ask"),
    "voices:say": (ADMIN, "/losses/{loss_id}/say/"),
    "voices:show": (ADMIN, "/voices/"),
    "today:show own loss": (REP, "/"),
    "today:show to begin": ("newcomer", "/"),
}
NO_PAGES = {  # what only takes POST, gives a file or a part of a page
    "account_workspace",
    "deals:come_back",
    "deals:export",
    "deals:keep_view",
    "deals:remove_view",
    "deals:rename_view",
    "deals:restore_view",
    "first_run:sample",
    "imports:cancel",
    "imports:progress",
    "imports:set_aside",
    "imports:start",
    "insights:csv",
    "language",
    "letters:approve",
    "letters:call_back",
    "letters:card",
    "letters:check",
    "letters:recipient",
    "letters:sent",
    "letters:settle",
    "letters:take_back",
    "letters:thanks",
    "matches:decide",
    "matches:undo",
    "pursuits:end",
    "pursuits:pick",
    "pursuits:resume",
    "revival:pick",
    "revival:workbook",
    "settings:add_day",
    "settings:add_team",
    "settings:check_letter",
    "settings:invite",
    "settings:password_link",
    "settings:reactivate",
    "settings:remove_day",
    "settings:revoke",
    "voices:export",
}


def visited(site, name: str, places: Mapping[str, Any], **look: Any):
    """Open a page as whoever looks at it, and wait until its charts are drawn."""
    who, path = PAGES[name]
    page = site.visit(places["newcomer"] if who == "newcomer" else who, **look)
    page.goto(path.format(**places))
    page.wait_for_selector(STANDS)
    return page

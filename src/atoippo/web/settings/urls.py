"""The addresses of 設定."""

from __future__ import annotations

from django.urls import path

from atoippo.web.settings import (
    audit_views,
    calendar_views,
    company_views,
    door_views,
    letter_views,
    mail_views,
    member_views,
    question_views,
    reason_views,
    signature_views,
    stage_views,
    suppression_views,
    views,
    workspace_views,
)

app_name = "settings"
urlpatterns = [
    path("", views.show_page, name="show"),
    path("members/", member_views.members_page, name="members"),
    path("members/<int:member_id>/", member_views.member_page, name="member"),
    path("members/<int:member_id>/deactivate/", member_views.deactivate, name="deactivate"),
    path("members/<int:member_id>/reactivate/", member_views.reactivate, name="reactivate"),
    path("members/<int:member_id>/invite/", door_views.invite_member, name="invite"),
    path("members/<int:member_id>/password/", door_views.give_password_link, name="password_link"),
    path("invitations/<int:invitation_id>/revoke/", door_views.revoke, name="revoke"),
    path("calendar/", calendar_views.calendar_page, name="calendar"),
    path("calendar/days/", calendar_views.add_day, name="add_day"),
    path("calendar/days/<int:day_id>/remove/", calendar_views.remove_day, name="remove_day"),
    path("stages/", stage_views.stages_page, name="stages"),
    path("reasons/", reason_views.reasons_page, name="reasons"),
    path("reasons/<slug:main_reason>/", reason_views.reason_page, name="reason"),
    path("reasons/<slug:main_reason>/add/", reason_views.add, name="add_sub_reason"),
    path("reasons/<slug:main_reason>/rename/", reason_views.rename, name="rename_sub_reason"),
    path("reasons/<slug:main_reason>/merge/", reason_views.merge, name="merge_sub_reason"),
    path("reasons/<slug:main_reason>/retire/", reason_views.retire, name="retire_sub_reason"),
    path("reasons/restore/<int:sub_reason_id>/", reason_views.restore, name="restore_sub_reason"),
    path("reasons/<slug:main_reason>/questions/<int:place>/", question_views.reword, name="reword_question"),
    path("reasons/<slug:main_reason>/questions/<int:place>/ours/", question_views.use_ours, name="use_our_question"),
    path("workspace/", workspace_views.workspace_page, name="workspace"),
    path("teams/", workspace_views.add_team_page, name="add_team"),
    path("teams/<int:team_id>/", workspace_views.team_page, name="team"),
    path("signature/", signature_views.sign, name="signature"),
    path("letters/", letter_views.letters_page, name="letters"),
    path("letters/<str:kind>/<str:reason>/", letter_views.letter_page, name="letter"),
    path("letters/<str:kind>/<str:reason>/check/", letter_views.check_letter, name="check_letter"),
    path("letters/<str:kind>/<str:reason>/ours/", letter_views.use_ours, name="use_our_letter"),
    path("letters/<str:kind>/<str:reason>/restore/", letter_views.restore_own, name="restore_letter"),
    path("company/", company_views.company_page, name="company"),
    path("mail/", mail_views.mail_page, name="mail"),
    path("mail/test/", mail_views.send_test, name="send_test"),
    path("no-mail/", suppression_views.suppressions_page, name="suppressions"),
    path("no-mail/<int:suppression_id>/lift/", suppression_views.lift, name="lift"),
    path("audit/", audit_views.audit_page, name="audit"),
]

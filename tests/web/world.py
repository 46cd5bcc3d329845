"""Three places seen by one member: rows of the own team, of another team, and of another workspace."""

from __future__ import annotations

from datetime import date, timedelta

from atoippo.customers.models import CompanyMatch
from atoippo.feedback.models import Answer, AnswerRelease, FeedbackRequest
from atoippo.intake.models import Intake, IntakeState
from atoippo.mail.models import Message, MessageKind, Suppression
from atoippo.mail.models.suppression import SuppressionReason
from atoippo.pursuits.models import Pursuit
from atoippo.reasons.models import SubReason
from atoippo.teams.models import CalendarDay, Invitation, Role
from atoippo.web.models import SavedView
from workplace import NOON, CompanyFactory, LostDealFactory, MemberFactory, TeamFactory, WorkspaceFactory

PLACES = ("own", "other_team", "other_workspace")


def rows_of(workspace, *, member, team) -> dict[str, int]:
    """Make one row of each kind in a workspace, and return their numbers by the names that addresses give them."""
    deal = LostDealFactory(workspace=workspace, team=team, owner=member)
    pursuit = Pursuit.objects.create(workspace=workspace, deal=deal, picked_by=member, picked_at=NOON)
    colleague = MemberFactory(workspace=workspace, teams=[team])
    invitation = Invitation.objects.create(
        workspace=workspace,
        member=colleague,
        token_hash=f"{deal.pk:064}",
        created_by=member,
        created_at=NOON,
        expires_at=NOON + timedelta(days=14),
    )
    first, second = sorted((CompanyFactory(workspace=workspace) for _ in range(2)), key=lambda company: company.pk)
    match = CompanyMatch.objects.create(workspace=workspace, company=first, other=second, likeness=0.9, found_at=NOON)
    return {
        "deal_id": deal.pk,
        "loss_id": deal.losses.get().pk,
        "message_id": _letter(deal, member).pk,
        "sub_reason_id": SubReason.objects.create(
            workspace=workspace, reason="timing", name=f"期が変わる{team.pk}", made_at=NOON
        ).pk,
        "suppression_id": Suppression.objects.create(
            workspace=workspace, email_key=f"no-{deal.pk}@example.jp", reason=SuppressionReason.OPTED_OUT, noted_at=NOON
        ).pk,
        **_asked(deal, member),
        "pursuit_id": pursuit.pk,
        "member_id": colleague.pk,
        "invitation_id": invitation.pk,
        "match_id": match.pk,
        "team_id": team.pk,
        "day_id": CalendarDay.objects.create(
            workspace=workspace, day=date(2026, 5, team.pk % 28 + 1), is_open=False
        ).pk,
        "intake_id": _intake(workspace, member).pk,
        "view_id": SavedView.objects.create(
            workspace=workspace, member=member, name=f"見方{team.pk}", query="", created_at=NOON
        ).pk,
    }


def _letter(deal, member) -> Message:
    return Message.objects.create(
        workspace=deal.workspace,
        deal=deal,
        sender=member,
        kind=MessageKind.THANKS,
        occasion=f"loss:{deal.losses.get().pk}:thanks",
        subject="ご検討のお礼",
        body="このたびはありがとうございました。",
        first_subject="ご検討のお礼",
        first_body="このたびはありがとうございました。",
        message_id=f"<{deal.pk}@example.jp>",
        drafted_by=member,
        drafted_at=NOON,
    )


def _asked(deal, member) -> dict[str, int]:
    """Ask about a deal, and let the customer answer by name; three others were masked."""
    workspace, person = deal.workspace, {"team": deal.team, "about": member}
    request = FeedbackRequest.objects.create(
        workspace=workspace,
        loss=deal.losses.get(),
        token_hash=f"{deal.pk:064}",
        subject="受発注システムのご提案",
        rep=member,
        asked_by=member,
        asked_at=NOON,
        expires_at=NOON.replace(year=2990),
    )
    said = {"reasons": ["timing"], "deciding": "", "hard": "", "conditions": [], "when": ""}
    answer = Answer.objects.create(workspace=workspace, request=request, said=said, answered_at=NOON, told_at=NOON)
    release = AnswerRelease.objects.create(
        workspace=workspace,
        answers_count=3,
        reasons={"timing": 3},
        released_on=date(2026, 4, 1),
        **person,
    )
    return {"request_id": request.pk, "answer_id": answer.pk, "release_id": release.pk}


def _intake(workspace, member) -> Intake:
    return Intake.objects.create(
        workspace=workspace,
        file_name="案件一覧.csv",
        digest="0" * 64,
        size_bytes=1,
        state=IntakeState.DONE,
        started_by=member,
        started_at=NOON,
        ended_at=NOON,
    )


def people_of(workspace) -> dict[Role, object]:
    """Return a 営業, a マネージャー and a 管理者 of the default team."""
    return {role: MemberFactory(workspace=workspace, role=role) for role in Role}


def three_places(member) -> dict[str, dict[str, int]]:
    """Return the numbers of the rows in each of the places, as the member stands to them; `own` rows are the member's."""
    elsewhere = WorkspaceFactory()
    stranger = MemberFactory(workspace=elsewhere, role=Role.ADMIN)
    other_team = TeamFactory(workspace=member.workspace)
    colleague = MemberFactory(workspace=member.workspace, teams=[other_team])
    return {
        "own": rows_of(member.workspace, member=member, team=member.workspace.teams.get(is_default=True)),
        "other_team": rows_of(member.workspace, member=colleague, team=other_team),
        "other_workspace": rows_of(elsewhere, member=stranger, team=elsewhere.teams.get(is_default=True)),
    }

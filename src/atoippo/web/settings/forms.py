"""What is asked on the pages of 設定."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from atoippo.teams.actions import Profile, WorkingYear
from atoippo.teams.models import CalendarDay, Member, Role, Team, User, Workspace
from atoippo.values.message import msg
from atoippo.values.reach import Reach
from atoippo.web.language import later

if TYPE_CHECKING:
    from collections.abc import Iterable

    from atoippo.deals.queries import StageInUse

OPEN, CLOSED = "open", "closed"
NONE_OF_THEM = "0"
ROLES = [(role.value, later(role.spoken)) for role in Role]
MONTH_NAMES = (
    msg("1月"),
    msg("2月"),
    msg("3月"),
    msg("4月"),
    msg("5月"),
    msg("6月"),
    msg("7月"),
    msg("8月"),
    msg("9月"),
    msg("10月"),
    msg("11月"),
    msg("12月"),
)
MONTHS = [(number, later(name)) for number, name in enumerate(MONTH_NAMES, start=1)]
STEPS = [(NONE_OF_THEM, later(msg("どれでもない"))), *((str(step.value), later(step.label)) for step in Reach)]


def name_field(label: str, *, longest: int = 100) -> forms.CharField:
    """Return a field for a name."""
    return forms.CharField(label=label, max_length=longest, widget=forms.TextInput(attrs={"autocomplete": "off"}))


class OwnNameForm(forms.Form):
    """How the member is called."""

    display_name = name_field(later(msg("表示名")))


class WorkspaceForm(forms.Form):
    """How the workspace is called."""

    name = name_field(later(msg("ワークスペースの名前")))


class TeamForm(forms.Form):
    """How a team is called."""

    name = name_field(later(msg("チームの名前")))


class MemberForm(forms.Form):
    """Who somebody is: name, role, teams."""

    display_name = name_field(later(msg("名前")))
    role = forms.ChoiceField(label=later(msg("役割")), choices=ROLES, widget=forms.RadioSelect)
    teams: forms.ModelMultipleChoiceField[Team] = forms.ModelMultipleChoiceField(
        Team.objects.none(), label=later(msg("チーム")), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": _profile_of(member), **kwargs})
        self.fields["teams"].queryset = member.workspace.teams.all()  # type: ignore[attr-defined]
        self.fields["teams"].error_messages["required"] = later(msg("チームを1つ以上選んでください。"))

    @property
    def profile(self) -> Profile:
        """What the form says."""
        said = self.cleaned_data
        return Profile(said["display_name"], Role(said["role"]), tuple(said["teams"]))


class NewMemberForm(forms.Form):
    """Who comes into the workspace."""

    display_name = name_field(later(msg("名前")))
    role = forms.ChoiceField(label=later(msg("役割")), choices=ROLES, initial=Role.REP, widget=forms.RadioSelect)
    team: forms.ModelChoiceField[Team] = forms.ModelChoiceField(
        Team.objects.none(), label=later(msg("チーム")), empty_label=None
    )

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teams = workspace.teams.order_by("-is_default", "name")
        self.fields["team"].queryset = teams  # type: ignore[attr-defined]


class InvitationForm(forms.Form):
    """Where a link to sign in belongs."""

    email = forms.EmailField(
        label=later(msg("メールアドレス")),
        max_length=User._meta.get_field("email").max_length,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )


class WorkingYearForm(forms.Form):
    """How the company's year runs."""

    fiscal_year_starts_in = forms.TypedChoiceField(label=later(msg("年度の始まる月")), choices=MONTHS, coerce=int)
    closes_at_new_year = forms.BooleanField(label=later(msg("年末年始に休む（12月29日〜1月3日）")), required=False)
    closes_at_obon = forms.BooleanField(label=later(msg("お盆に休む（8月13日〜16日）")), required=False)

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:
        kept = {name: getattr(workspace, name) for name in self.base_fields}
        super().__init__(*args, **{"initial": kept, **kwargs})

    @property
    def year(self) -> WorkingYear:
        """What the form says."""
        return WorkingYear(**self.cleaned_data)


class CalendarDayForm(forms.Form):
    """A day on which the company is open or closed against the rule."""

    day = forms.DateField(label=later(msg("日付")), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    is_open = forms.TypedChoiceField(
        label=later(msg("この日は")),
        choices=[(CLOSED, later(msg("休み"))), (OPEN, later(msg("営業する")))],
        coerce=lambda said: said == OPEN,
        initial=CLOSED,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=later(msg("メモ")), required=False, max_length=CalendarDay._meta.get_field("note").max_length
    )


class StagesForm(forms.Form):
    """Which step of the buyer's way each stage in use means."""

    def __init__(self, *args: Any, stages: Iterable[StageInUse], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stages = {f"stage-{stage.name}": stage for stage in stages}
        for number, (name, stage) in enumerate(self.stages.items()):
            attributes = {"id": f"stage_{number}", "aria-describedby": f"stage_{number}_read"}
            self.fields[name] = forms.ChoiceField(
                label=stage.name,
                choices=STEPS,
                initial=str(stage.reach.value) if stage.reach else NONE_OF_THEM,
                widget=forms.Select(attrs=attributes),
            )

    @property
    def rows(self) -> list[tuple[StageInUse, forms.BoundField]]:
        """The stages, each with the field that asks for its step."""
        return [(stage, self[name]) for name, stage in self.stages.items()]

    @property
    def changed(self) -> list[tuple[str, Reach | None]]:
        """The stages whose step was changed, with the new one."""
        said = {self.stages[name].name: int(self.cleaned_data[name]) for name in self.changed_data}
        return [(name, Reach(step) if step else None) for name, step in said.items()]


def _profile_of(member: Member) -> dict[str, object]:
    teams = [seat.team_id for seat in member.seats.all()]
    return {"display_name": member.display_name, "role": member.role, "teams": teams}

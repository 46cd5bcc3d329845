"""The companies and contacts that rows name: by 法人番号, then by normalised name, then made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atoippo.customers.models import Company, Contact
from atoippo.intake.actions.rows.writing import insert
from atoippo.intake.rules.lines import person_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from atoippo.intake.actions.rows.work import Work
    from atoippo.intake.rules.lines import Line
    from atoippo.teams.models import Workspace


class Customers:
    """The companies and contacts of one batch."""

    def __init__(self, workspace: Workspace, at: datetime) -> None:
        self._workspace = workspace
        self._at = at
        self._companies: dict[int, Company] = {}  # by index of the line
        self._made: set[int] = set()
        self._contacts: dict[tuple[int | None, str], int] = {}

    def company_of(self, line: Line) -> int | None:
        """Return the company that a line names, as which it is known since it was joined."""
        company = self._companies.get(line.index)
        return (company.merged_into_id or company.pk) if company else None

    def contact_of(self, line: Line, company_id: int | None) -> int | None:
        """Return the contact that a line names at a company."""
        return self._contacts.get((company_id, person_key(line.contact))) if line.contact else None

    def find_companies(self, lines: Sequence[Line]) -> None:
        """Find the companies that lines name, as far as they are there."""
        self._by_number, self._by_key = _Found(self._workspace, lines).indexes()
        for line in lines:
            company = self._found(line)
            if company is not None:
                self._companies[line.index] = company

    def make_companies(self, works: Sequence[Work]) -> None:
        """Make the companies that are missing; one that is there learns its 法人番号."""
        made: list[tuple[Work, Company]] = []
        learnt: list[Company] = []
        for work in works:
            line = work.line
            company = self._found(line)
            if company is None and line.company_key:
                company = self._company(line)
                made.append((work, company))
            elif company is not None and line.corporate_number and not company.corporate_number:
                company.corporate_number = line.corporate_number
                self._by_number[line.corporate_number] = company
                if company.pk is not None:
                    work.before["company"] = {str(company.pk): {"corporate_number": ""}}
                    learnt.append(company)
            if company is not None:
                self._companies[line.index] = company
        Company.objects.bulk_update(learnt, ["corporate_number"])
        Company.objects.bulk_create([company for _, company in made])
        self._made = {company.pk for _, company in made}  # nobody is known there yet
        for work, company in made:
            work.adds(Company, company.pk)

    def learn_contacts(self, wanted: Sequence[tuple[Work, int | None]]) -> None:
        """Find or make the contacts that rows name at their companies."""
        named = [(work, (company, person_key(work.line.contact))) for work, company in wanted]
        places = {key[0] for _, key in named}
        self._find_contacts(places - self._made)
        missing = {key: work for work, key in reversed(named) if key not in self._contacts}
        insert(Contact, [self._contact(work.line.contact, company) for (company, _), work in missing.items()])
        self._find_contacts({company for company, _ in missing})
        for key, work in missing.items():
            work.adds(Contact, self._contacts[key])

    def _found(self, line: Line) -> Company | None:
        if line.corporate_number and line.corporate_number in self._by_number:
            return self._by_number[line.corporate_number]
        namesakes = self._by_key.get(line.company_key, []) if line.company_key else []
        unnumbered = next((company for company in namesakes if not company.corporate_number), None)
        if unnumbered is None and not line.corporate_number and len(namesakes) == 1:
            return namesakes[0]
        return unnumbered

    def _company(self, line: Line) -> Company:
        company = Company(
            workspace=self._workspace,
            name=line.company,
            match_key=line.company_key,
            corporate_number=line.corporate_number,
            created_at=self._at,
        )
        self._by_key.setdefault(line.company_key, []).append(company)
        if line.corporate_number:
            self._by_number[line.corporate_number] = company
        return company

    def _contact(self, name: str, company_id: int | None) -> dict[str, object]:
        return {
            "workspace_id": self._workspace.pk,
            "company_id": company_id,
            "name": name,
            **dict.fromkeys(("department", "job_title", "email"), ""),
            "created_at": self._at,
        }

    def _find_contacts(self, companies: set[int | None]) -> None:
        """Learn who is known at companies; people of no company are looked up by all their names."""
        of_companies = Contact.objects.filter(company__in=companies - {None})  # a workspace's alone: no need to ask
        alone = Contact.objects.filter(workspace=self._workspace, company=None)
        for rows in (of_companies, alone) if None in companies else (of_companies,):
            found = rows.order_by().values_list("pk", "company_id", "name")
            for pk, company, name in sorted(found, reverse=True):
                self._contacts[company, person_key(name)] = pk


class _Found:
    """The companies of the workspace that lines may mean."""

    def __init__(self, workspace: Workspace, lines: Iterable[Line]) -> None:
        lines = list(lines)
        numbers = {line.corporate_number for line in lines if line.corporate_number}
        keys = {line.company_key for line in lines if line.company_key}
        of_workspace = Company.objects.filter(workspace=workspace).order_by()
        found = {company.pk: company for company in of_workspace.filter(match_key__in=keys)}
        for company in of_workspace.filter(corporate_number__in=numbers):
            found.setdefault(company.pk, company)
        self._companies = [found[pk] for pk in sorted(found)]

    def indexes(self) -> tuple[dict[str, Company], dict[str, list[Company]]]:
        by_number = {company.corporate_number: company for company in self._companies if company.corporate_number}
        by_key: dict[str, list[Company]] = {}
        for company in self._companies:
            by_key.setdefault(company.match_key, []).append(company)
        return by_number, by_key

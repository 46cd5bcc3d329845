"""Writing the rows of a batch: all of a table at once.

Making model objects and `bulk_create` would take most of the time of an import, so rows of which no number is needed, or
whose number is found by what they say, go in by plain statements: about four times as fast.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, connections, models, router

from atoippo.deals.models import Deal
from atoippo.intake.actions.rows.work import NewDeal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from atoippo.intake.actions.rows.work import Work

    Fields = Mapping[str, Any]  # all fields of a row by their attribute, save its number

PREPARED = (models.DateField, models.JSONField, models.FloatField)  # other values go in as they are


class Written:
    """The rows that a batch adds to deals, gathered by table."""

    def __init__(self) -> None:
        self._rows: dict[type[models.Model], list[tuple[Work, Fields]]] = {}

    def add(self, work: Work, kind: type[models.Model], fields: Fields) -> None:
        """Have a row written; a known deal's work keeps its number so that the run can be undone."""
        self._rows.setdefault(kind, []).append((work, fields))

    def write(self) -> None:
        """Write all rows gathered so far."""
        for kind, rows in self._rows.items():
            insert(kind, [fields for work, fields in rows if work.known is None])
            kept = [(work, kind(**fields)) for work, fields in rows if work.known is not None]
            kind._base_manager.bulk_create([row for _, row in kept])  # noqa: SLF001 - Django's name for any model's
            for work, row in kept:
                work.adds(kind, row.pk)
        self._rows.clear()


def insert_deals(rows: Sequence[Fields]) -> list[NewDeal]:
    """Insert new deals and return them with their numbers.

    The caller holds its run, the only one that works on the workspace, so what is newer than the newest deal and made at
    the run's very moment is what went in, in that order; anything else is noticed by its count and undone.
    """
    if not rows:
        return []
    told = rows[0]
    of_workspace = Deal.objects.filter(workspace=told["workspace_id"])
    newest = of_workspace.order_by("-pk").values_list("pk", flat=True).first() or 0
    insert(Deal, rows)
    made = of_workspace.filter(pk__gt=newest, created_at=told["created_at"]).order_by("pk")
    numbers = list(made.values_list("pk", "name"))
    if [name for _, name in numbers] != [row["name"] for row in rows]:
        raise IntegrityError
    kept = ("workspace_id", "stage", "reach", "amount_yen")
    return [NewDeal(pk=pk, **{name: row[name] for name in kept}) for (pk, _), row in zip(numbers, rows, strict=True)]


def insert(kind: type[models.Model], rows: Sequence[Fields]) -> None:
    """Insert rows into a table without asking for their numbers."""
    if not rows:
        return
    connection = connections[router.db_for_write(kind)]
    fields = [field for field in kind._meta.concrete_fields if not field.primary_key]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    values = zip(*(_values(field, rows, connection) for field in fields), strict=True)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quote(kind._meta.db_table)} ({columns}) VALUES ({places})",  # noqa: S608 - names of our own
            list(values),
        )


def _values(field: models.Field[Any, Any], rows: Sequence[Fields], connection: Any) -> list[Any]:
    told = [row[field.attname] for row in rows]
    if not isinstance(field, PREPARED):
        return told
    if isinstance(field, models.JSONField):
        return [None if value is None else field.get_db_prep_save(value, connection) for value in told]
    return _each_once(told, lambda value: field.get_db_prep_save(value, connection))


def _each_once(values: Sequence[Any], prepare: Callable[[Any], Any]) -> list[Any]:
    prepared = {value: prepare(value) for value in set(values)}
    return [prepared[value] for value in values]

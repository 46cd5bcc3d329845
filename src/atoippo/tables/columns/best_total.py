"""One column for each field and one field for each column, so that all confidences together are greatest."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from atoippo.tables.rows import Field


def best_total(scores: Sequence[Mapping[Field, float]], *, at_least: float) -> dict[Field, int]:
    """Return the column of each field (fields without a good enough column are left out).

    `scores` holds for each column the confidence of each field it can be. The way is the Hungarian one: each field in
    turn takes its dearest column and moves others along the path that costs least.
    """
    fields = sorted({field for column in scores for field in column})
    size = len(scores)
    width = size + len(fields)  # one empty seat for each field beside the columns
    cost = [
        [-_worth(scores[column].get(field, 0.0), at_least) for column in range(size)] + [0.0] * len(fields)
        for field in fields
    ]
    owner = _assign(cost, width)
    return {
        fields[row]: column
        for column, row in enumerate(owner[:size])
        if row is not None and scores[column].get(fields[row], 0.0) >= at_least
    }


def _worth(confidence: float, at_least: float) -> float:
    return confidence if confidence >= at_least else 0.0


def _assign(cost: Sequence[Sequence[float]], width: int) -> list[int | None]:
    """Return for each column the row that owns it, at the least total cost."""
    row_price = [0.0] * len(cost)
    column_price = [0.0] * width
    owner: list[int | None] = [None] * width
    for row in range(len(cost)):
        _seat(row, cost, row_price, column_price, owner)
    return owner


def _seat(
    row: int,
    cost: Sequence[Sequence[float]],
    row_price: list[float],
    column_price: list[float],
    owner: list[int | None],
) -> None:
    """Give a row a column, moving earlier rows along the cheapest chain of exchanges (Dijkstra over reduced costs)."""
    width = len(column_price)
    distance = [float("inf")] * width
    came_from: list[int | None] = [None] * width
    visited: list[int] = []
    current_row, current_column, travelled = row, None, 0.0
    while True:
        for column in range(width):
            if column not in visited:
                step = travelled + cost[current_row][column] - row_price[current_row] - column_price[column]
                if step < distance[column]:
                    distance[column], came_from[column] = step, current_column
        current_column = min((c for c in range(width) if c not in visited), key=distance.__getitem__)
        travelled = distance[current_column]
        visited.append(current_column)
        taken_by = owner[current_column]
        if taken_by is None:
            break
        current_row = taken_by
    _settle_prices(row, visited, distance, row_price, column_price, owner)
    _move_along(row, current_column, came_from, owner)


def _settle_prices(
    row: int,
    visited: Sequence[int],
    distance: Sequence[float],
    row_price: list[float],
    column_price: list[float],
    owner: Sequence[int | None],
) -> None:
    end = distance[visited[-1]]
    row_price[row] += end
    for column in visited[:-1]:
        column_price[column] -= end - distance[column]
        taken_by = owner[column]
        assert taken_by is not None  # noqa: S101 - every visited column but the last is owned
        row_price[taken_by] += end - distance[column]


def _move_along(row: int, column: int, came_from: Sequence[int | None], owner: list[int | None]) -> None:
    while (before := came_from[column]) is not None:
        owner[column] = owner[before]
        column = before
    owner[column] = row

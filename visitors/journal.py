"""What a link did to each row, written down as it is done, so that it can be put back exactly."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from visitors.models import Link, LinkMove, Person

AT_ONCE = 500  # rows of the journal written by one statement


class Journal:
    """The journal of one link. Whoever moves rows for a link moves them through it.

    `pairs` are rows of which only one may stay, as (going, staying): a room whose rows point at the going one
    points them at the other.
    """

    def __init__(self, link: Link) -> None:
        self.link = link
        self.pairs: list[tuple[models.Model, models.Model]] = []

    def change(self, rows: models.QuerySet, **values: Any) -> None:
        """Set the columns `values` (a key by its column, such as person_id) on the rows where they differ."""
        held = [
            row for row in rows.order_by().values("pk", *values) if any(row[name] != values[name] for name in values)
        ]
        rows.model._base_manager.filter(pk__in=[row["pk"] for row in held]).update(**values)
        now = _plain(values)
        self._write(rows.model, [(row["pk"], _plain({name: row[name] for name in values}), now) for row in held])

    def remove(self, row: models.Model) -> None:
        """Take the row out, and keep all of it here."""
        self._write(type(row), [(row.pk, _columns(row), None)])
        type(row)._base_manager.filter(pk=row.pk).delete()

    def make(self, row: models.Model) -> None:
        """Add a row that the link needs."""
        row.save(force_insert=True)
        self._write(type(row), [(row.pk, None, _columns(row))])

    def _write(self, model: type[models.Model], moves: list[tuple[Any, dict | None, dict | None]]) -> None:
        label = model._meta.label_lower
        LinkMove.objects.bulk_create(
            [LinkMove(link=self.link, model=label, row=str(pk), was=was, now=now) for pk, was, now in moves],
            batch_size=AT_ONCE,
        )


def put_back(link: Link) -> None:
    """Put back all that the link did, the last thing first, and throw its journal away.

    A column that somebody changed since stays as it is, and so does one whose old row is not there any more. A row
    that was made since stands before one that was removed, and nothing comes back about somebody who was forgotten.
    """
    for label, was, now, rows in _latest_first(link):
        model = apps.get_model(label)
        if was is None:
            _unmake(model, rows, now)
        elif now is None:
            _bring_back(model, _values(model, was))
        else:
            _restore(model, rows, _values(model, was), _values(model, now))
    link.moves.all().delete()


def call_otherwise(model: type[models.Model], column: str, was: Any, now: Any) -> None:
    """A value became another everywhere, so it does in every journal: what it was put on can still be undone."""
    label = model._meta.label_lower
    told = models.Q(**{f"was__{column}": was}) | models.Q(**{f"now__{column}": was})
    for move in LinkMove.objects.filter(told, model=label):
        for side in (move.was, move.now):
            if side and side.get(column) == was:
                side[column] = now
        move.save(update_fields=["was", "now"])


def moves_of(person: Person) -> models.QuerySet[LinkMove]:
    """Every line about a record, and about those that were joined to it, whichever of them stayed."""
    records = models.Q(pk=person.pk) | models.Q(linked_to=person)
    people = Person.objects.filter(records).values("pk")
    return LinkMove.objects.filter(models.Q(link__kept__in=people) | models.Q(link__gone__in=people))


def empty_for_good(moves: models.QuerySet[LinkMove], model: type[models.Model], **empty: Any) -> None:
    """These columns were emptied and stay so, whatever is taken apart; what else the lines tell can still go back."""
    emptied = {model._meta.get_field(name).attname: value for name, value in empty.items()}
    for move in moves.filter(model=model._meta.label_lower):
        if move.was is None or move.now is None:  # a whole row
            row = move.was or move.now
            row.update(emptied)
        else:
            for name in emptied.keys() & move.was.keys():
                del move.was[name], move.now[name]
        if move.was or move.now:
            move.save(update_fields=["was", "now"])
        else:
            move.delete()


def _latest_first(link: Link) -> Iterator[tuple[str, dict | None, dict | None, list[str]]]:
    """What was done, each time with all the rows it was done to."""
    moves = link.moves.order_by("-pk").values_list("model", "was", "now", "row")
    for (label, was, now), rows in groupby(moves, key=lambda move: move[:3]):
        yield label, was, now, [row for *_same, row in rows]


def _restore(model: type[models.Model], rows: list[str], was: dict[str, Any], now: dict[str, Any]) -> None:
    for name, value in was.items():
        if _is_there(model, name, value):
            model._base_manager.filter(pk__in=rows, **{name: now[name]}).update(**{name: value})


def _bring_back(model: type[models.Model], values: dict[str, Any]) -> None:
    people = [
        values[field.attname]
        for field in model._meta.concrete_fields
        if field.related_model is Person and values.get(field.attname)
    ]
    if not Person.objects.filter(pk__in=people, anonymised_at__isnull=False).exists():
        model._base_manager.bulk_create([model(**values)], ignore_conflicts=True)


def _unmake(model: type[models.Model], rows: list[str], now: dict[str, Any]) -> None:
    for row in model._base_manager.filter(pk__in=rows):
        if _columns(row) == now:
            row.delete()


def _is_there(model: type[models.Model], name: str, value: Any) -> bool:
    """Whether a key still has something to point at. It is held, so that it cannot go meanwhile."""
    other = model._meta.get_field(name).related_model
    if other is None or value is None:
        return True
    return other._base_manager.select_for_update(no_key=True).filter(pk=value).first() is not None


def _columns(row: models.Model) -> dict[str, Any]:
    return _plain({field.attname: field.value_from_object(row) for field in row._meta.concrete_fields})


def _values(model: type[models.Model], kept: dict[str, Any]) -> dict[str, Any]:
    """What was written down, in the types of its columns."""
    return {name: model._meta.get_field(name).to_python(value) for name, value in kept.items()}


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """The same in types that JSON has, to the microsecond."""
    return {name: _spelt(value) for name, value in values.items()}


def _spelt(value: Any) -> Any:
    if isinstance(value, date):  # a moment is one too
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value

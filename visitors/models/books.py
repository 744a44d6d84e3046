"""Which rows of an old book became which records, so that reading the book again adds nothing."""

from django.db import models

from hub.models import Session
from visitors.models.people import Person
from visitors.models.visits import Headcount


class Book(models.Model):
    """An old book, by the name it was brought in under."""

    name = models.CharField(max_length=40, unique=True)

    def __str__(self) -> str:
        return str(self.pk)


class BookRow(models.Model):
    """One person's row. Its key is the number, else a keyed digest of the name, so that no name stands here.

    `marks` are keyed digests of what each field said: what the book says anew is taken over, what was changed here
    since stays. `who` is a keyed digest of number and name, by which other books, too, know who was forgotten; empty
    where a book has neither a number nor a day of them. A friend's phone is kept apart from the person's own and is
    shown nowhere.
    """

    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="rows")
    key = models.CharField(max_length=40)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="book_rows")
    marks = models.JSONField(default=dict)
    friends_phone = models.CharField(max_length=20, blank=True)
    who = models.CharField(max_length=16, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["book", "key"], name="book_row_once")]
        indexes = [models.Index(fields=["who"], name="book_row_who")]

    def __str__(self) -> str:
        return str(self.pk)


class BookCount(models.Model):
    """The heads without a name of one day and kind in a book. A count that was taken back here stays taken back."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="counts")
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Headcount.Kind)
    headcount = models.OneToOneField(Headcount, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["book", "session", "kind"], name="book_count_once"),
            models.CheckConstraint(condition=models.Q(kind__in=Headcount.Kind.values), name="book_count_kind_known"),
        ]

    def __str__(self) -> str:
        return str(self.pk)

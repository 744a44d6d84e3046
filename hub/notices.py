"""Say and read what the trustees have decided for the door."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from hub import audit
from hub.models import Notice, Subject, User


def words_in_force() -> dict[str, str]:
    """The words on each subject, empty where the trustees have said nothing. One query."""
    said = dict(Notice.objects.in_force().values_list("subject", "words"))
    return {subject: said.get(subject, "") for subject in Subject.values}


def set_words(words: dict[str, str], *, by: User, at: datetime | None = None) -> list[str]:
    """Say new words from now on; subjects whose words stay the same are left alone. Gives what changed."""
    at = at or timezone.now()
    with transaction.atomic():
        before = words_in_force()
        changed = [subject for subject in Subject.values if words.get(subject, before[subject]) != before[subject]]
        for subject in changed:
            notice = Notice.objects.create(subject=subject, words=words[subject], set_by=by, set_at=at)
            audit.record("notice.set", by=by, row=notice, reason=subject, at=at)
    return changed

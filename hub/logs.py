"""What the log may hold: where something broke, and nobody's words, addresses or names."""

import logging
import re
import traceback

QUERY = re.compile(r"\?\S*")
SENDER = re.compile(r" from ip=.*", re.DOTALL)  # after it gunicorn repeats what was sent
REFUSED = "django.security."
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


class WithoutWords(logging.Formatter):
    """Writes one line for each thing said, and for an error its lines of code without its message.

    PostgreSQL's messages repeat rows ("Key (username)=(rosa) already exists"), and Python's repeat what was typed.
    """

    def formatMessage(self, record: logging.LogRecord) -> str:
        record.message = without_words(record)
        return super().formatMessage(record)

    def formatException(self, exc_info: tuple) -> str:
        told, error = [], exc_info[1]
        while error is not None and error not in told:
            told.append(error)
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n".join(_tell(error) for error in reversed(told))

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # another handler may have kept the whole message here
        if record.name.startswith(REFUSED):
            record.exc_info = None
        line = super().format(record)
        record.exc_text = None
        return line


def without_words(record: logging.LogRecord) -> str:
    """Give a record's message on one line, without query strings, network addresses or what a refused request said."""
    if record.name.startswith(REFUSED):
        return f"Refused a request: {record.name.removeprefix(REFUSED)}"
    return UNPRINTABLE.sub(" ", QUERY.sub("", SENDER.sub("", record.getMessage())))


def _tell(error: BaseException) -> str:
    """Say where an error was, its kind, and PostgreSQL's code for it."""
    code = getattr(error, "sqlstate", None)
    frames = "".join(traceback.format_tb(error.__traceback__))
    return f"{frames}{type(error).__module__}.{type(error).__qualname__}{f' {code}' if code else ''}"

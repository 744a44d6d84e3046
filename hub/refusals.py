"""How a verb says no: a sentence for the person at the desk, and a code for the program."""

STATUS = {"stale": 409, "wait": 429}


class Refused(Exception):
    """A deed that the rules do not allow now.

    `sentence` is shown to the person as it is: what is wrong, then what to do. `code` is one word for tests and for
    the answer's status: 422, but 409 for "stale" (somebody else was first) and 429 for "wait" (too many tries).
    """

    def __init__(self, sentence: str, *, code: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code

    @property
    def status(self) -> int:
        return STATUS.get(self.code, 422)

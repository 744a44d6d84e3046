"""How well a person's words fit what was typed."""

import pytest

from visitors.names.indexing import index_of
from visitors.names.ranking import Fit, Typed
from visitors.names.words import words


def fit(typed: str, *names: str, common: tuple[str, ...] = ()) -> Fit:
    found = words(typed)
    shared = [100 if word.sound in common else 1 for word in found]
    return Typed(found, shared).fit(index_of(*names).folded)


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("hamid rahimi", ["Hamid", "Rahimi"], ["Hamed", "Rahimi"]),
        ("hamid rahimi", ["Rahimi", "Hamid"], ["Hamid", "Karimi"]),
        ("hamid r", ["Hamid", "Rahimi"], ["Hamid", "Sadat"]),
        ("hamid", ["Hamid"], ["Hamid", "Rahimi Noor"]),
        ("ham rah", ["Hamid", "Rahimi"], ["Hamed", "Sarah"]),
        ("spinghar", ["Spin Ghar"], ["Spin"]),
        ("spin ghar", ["Spinghar"], ["Spin"]),
        ("alhadi", ["El Hadi"], ["Alhada"]),
        ("mykola bondar", ["Nikolai", "Bondar"], ["Olena", "Bondar"]),
        ("حمید رحیمی", ["Hamid", "Rahimi"], ["Hamad", "Rahimi"]),
        ("hamid rahimi", ["حمید", "رحیمی"], ["حامد", "کریمی"]),
    ],
)
def test_better_fits_score_more(typed: str, better: list[str], worse: list[str]) -> None:
    assert fit(typed, *better).score > fit(typed, *worse).score


def test_a_whole_name_fits_fully_in_any_order_and_either_way_of_writing() -> None:
    assert fit("rahimi hamid", "Hamid", "Rahimi") == Fit(1, is_whole=True)
    assert fit("hamid rahimi", "حمید", "رحیمی", "Hamid Rahimi") == Fit(1, is_whole=True)


def test_a_name_that_has_no_counterpart_is_no_whole_fit() -> None:
    assert fit("hamid yonas", "Hamid", "Rahimi").is_whole is False
    assert fit("hamid yonas", "Hamid").is_whole is False


def test_a_fathers_name_between_two_that_fit_is_forgiven() -> None:
    assert fit("hamid yonas rahimi", "Hamid", "Rahimi").is_whole is True
    assert fit("hamid yonas rahimi", "Hamad", "Karimi").is_whole is False


def test_rare_names_weigh_more_than_common_ones() -> None:
    common = ("mohamed",)
    rare_fits = fit("mohamed xulaani", "Tariq", "Xulaani", common=common)
    common_fits = fit("mohamed xulaani", "Mohamed", "Tariq", common=common)
    assert rare_fits.score > common_fits.score


def test_one_word_of_a_person_serves_one_typed_word() -> None:
    assert fit("hasan hasan", "Hasan", "Rahimi").is_whole is False

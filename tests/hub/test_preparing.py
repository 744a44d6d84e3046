"""What is made before the hub serves is made once, and made again when it is out of date."""

from pathlib import Path

import pytest

from hub import preparing


def test_secret_key_is_made_once_and_is_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "VAR", tmp_path)
    first, second = preparing.secret_key(), preparing.secret_key()
    assert first == second
    assert len(first) >= 50
    assert [(file.name, file.stat().st_mode & 0o777) for file in tmp_path.iterdir()] == [("secret-key", 0o600)]


def test_fingerprint_changes_with_any_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "ROOT", tmp_path)
    (tmp_path / "static" / "css").mkdir(parents=True)
    style = tmp_path / "static" / "css" / "card.css"
    style.write_text("a { color: red }")
    first, again = preparing.fingerprint(), preparing.fingerprint()
    style.write_text("a { color: blue }")
    changed = preparing.fingerprint()
    (tmp_path / "static" / "css" / "chip.css").touch()
    assert first == again
    assert len({first, changed, preparing.fingerprint()}) == 3

"""The app's database role reads and writes rows, and can do nothing to the tables."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

TABLE, LATER = "hub_user", "made_later"


def rights(table: str) -> dict[str, bool]:
    with connection.cursor() as cursor:
        wanted = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"]
        question = "SELECT r, has_table_privilege('newly_let_in', %s, r) FROM unnest(%s::text[]) AS r"
        cursor.execute(question, [table, wanted])
        return dict(cursor.fetchall())


@pytest.mark.django_db
def test_grant_app_lets_a_role_use_tables_of_now_and_later_and_change_none() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE newly_let_in")
        before = rights(TABLE)
        call_command("grant_app", "newly_let_in")
        call_command("grant_app", "newly_let_in")
        cursor.execute(f"CREATE TABLE {LATER} (id int)")
        cursor.execute("SELECT has_schema_privilege('newly_let_in', 'public', 'CREATE')")
        may_create = cursor.fetchone()[0]
    only_rows = {
        **dict.fromkeys(["SELECT", "INSERT", "UPDATE", "DELETE"], True),
        **dict.fromkeys(["TRUNCATE", "REFERENCES", "TRIGGER"], False),
    }
    assert not any(before.values())
    assert (rights(TABLE), rights(LATER), may_create) == (only_rows, only_rows, False)


@pytest.mark.django_db
def test_grant_app_refuses_a_role_that_is_not_there() -> None:
    with pytest.raises(CommandError) as refusal:
        call_command("grant_app", "nobody_at_all")
    assert str(refusal.value) == 'The role nobody_at_all could not be let in: role "nobody_at_all" does not exist.'

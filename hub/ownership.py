"""Two roles in the database: one owns the tables and migrates them, the app's own only reads and writes rows."""

import psycopg
from psycopg import sql

OWNER, APP = "hub_owner", "hub_app"
LATER = "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public"
RIGHTS = (
    "REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC",
    "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
    "GRANT CONNECT ON DATABASE {database} TO {app}",
    "GRANT USAGE ON SCHEMA public TO {app}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {app}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {app}",
    f"{LATER} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {{app}}",
    f"{LATER} GRANT USAGE, SELECT ON SEQUENCES TO {{app}}",
)


def make(connection: psycopg.Connection) -> None:
    """Make sure of both roles and of the database, which the one that migrates owns."""
    for role in (OWNER, APP):
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
    if not connection.execute("SELECT 1 FROM pg_database WHERE datname = 'hub'").fetchone():
        connection.execute(sql.SQL("CREATE DATABASE hub OWNER {}").format(sql.Identifier(OWNER)))


def let_in(connection: psycopg.Connection, *, owner: str, app: str) -> None:
    """Let the app's role read and write all that the owner made and will make; it can make, empty or drop nothing."""
    names = {"owner": owner, "app": app, "database": connection.info.dbname}
    identifiers = {key: sql.Identifier(name) for key, name in names.items()}
    for right in RIGHTS:
        connection.execute(sql.SQL(right).format(**identifiers))

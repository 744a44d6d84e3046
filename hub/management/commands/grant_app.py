"""Let the app's database role in, after the role that owns the tables has migrated them."""

from typing import Any

import psycopg
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction

from hub import ownership


class Command(BaseCommand):
    help = (
        "Lets a database role read and write the hub's tables, now and after later migrations. Run it as their owner."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("role", help="the role that the app signs in to the database as")

    def handle(self, *, role: str, **options: Any) -> None:
        connection.ensure_connection()
        server = connection.connection
        try:
            with transaction.atomic():
                ownership.let_in(server, owner=server.info.user, app=role)
        except (psycopg.errors.UndefinedObject, psycopg.errors.InsufficientPrivilege) as error:
            raise CommandError(f"The role {role} could not be let in: {error.diag.message_primary}.") from None

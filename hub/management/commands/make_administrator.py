"""Make the first administrator of a new hub, from the machine it runs on."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from hub.accounts import make_account, new_password
from hub.models import Access, User


class Command(BaseCommand):
    help = "Make an administrator and print the password to hand over. The rest is done on the Accounts page."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="small letters, for example samuel.k")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        try:
            User._meta.get_field("username").run_validators(username)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        if User.objects.filter(username=username).exists():
            raise CommandError("This name is in use.")
        password = new_password()
        make_account(username=username, called=username, accesses=[Access.ADMIN], by=None, password=password)
        self.stdout.write(f"account {username} {password}")

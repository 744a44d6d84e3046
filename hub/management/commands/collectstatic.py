"""Join our styles and scripts, then collect everything that is served."""

from typing import Any

from django.contrib.staticfiles.management.commands import collectstatic

from hub import assets


class Command(collectstatic.Command):
    def handle(self, **options: Any) -> str | None:
        assets.join()
        return super().handle(**options)

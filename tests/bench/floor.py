"""The hub's settings with bare views in place of its pages."""

from hub.settings import *  # noqa: F403

ROOT_URLCONF = "tests.bench.floor_urls"

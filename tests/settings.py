"""The hub's settings on the built-in test database, or on the PostgreSQL that DATABASE_URL names."""

import os

from hub import embedded

if "DATABASE_URL" not in os.environ:
    embedded.start(embedded.TEST)
    os.environ["DATABASE_URL"] = embedded.url(embedded.TEST, role="postgres")

from hub.settings import *  # noqa: F403

# The tests' passwords guard nothing, and hashed names of files belong to what is collected for serving.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True  # the browser's tests load what stands in static/ now

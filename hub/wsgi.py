"""What gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings")
django = get_wsgi_application()

from hub.edge import bounded  # noqa: E402 (it reads settings, which must be there first)

application = bounded(django)

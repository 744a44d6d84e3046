"""Every setting of the hub, read from the environment. The README lists what can be set."""

from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from csp.constants import NONE, SELF

from hub import embedded, env

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"

# What kind of start this is. Production is strict; local is for one machine, the demo and the tests.
MODE = env.choice("HUB_MODE", ("local", "production"), default="local")
PRODUCTION = MODE == "production"
DEBUG = env.flag("HUB_DEBUG")
LOCAL_KEY = "a-key-for-one-machine-that-production-refuses"
SECRET_KEY = env.text("HUB_SECRET_KEY", None if PRODUCTION else LOCAL_KEY)
ALLOWED_HOSTS = env.hosts("HUB_HOSTS", None if PRODUCTION else "localhost,127.0.0.1,[::1]")
BEHIND_PROXY = env.flag("HUB_BEHIND_PROXY")
TIME_ZONE = env.text("HUB_TIME_ZONE", "Europe/London")
HUB_NAME = env.text("HUB_NAME", "Drop-in Hub")

if PRODUCTION and DEBUG:
    raise SystemExit("HUB_DEBUG must be off in production: its error pages show people's data.")
if PRODUCTION and (SECRET_KEY == LOCAL_KEY or len(SECRET_KEY) < 50):
    raise SystemExit("HUB_SECRET_KEY must be a secret of your own, at least 50 letters long, in production.")
if PRODUCTION and "*" in ALLOWED_HOSTS:
    raise SystemExit("HUB_HOSTS must name this hub's own addresses in production, not *.")
try:
    ZoneInfo(TIME_ZONE)
except (ZoneInfoNotFoundError, ValueError, OSError):
    raise SystemExit(f"HUB_TIME_ZONE must name a time zone such as Europe/London, not {TIME_ZONE!r}.") from None

# Rooms, from the ground up. The hub knows them only by these names.
ROOMS = ["hub", "visitors", "volunteers", "bikes", "donations"]

INSTALLED_APPS = [
    "django.contrib.auth",
    *ROOMS,
    "hub.apps.Admin",
    "hub.apps.StaticFiles",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.forms",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_filters",
    "django_htmx",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # a page of the door weighs a quarter; files are packed already
    "csp.middleware.CSPMiddleware",
    "hub.middleware.answer_headers",
    "hub.middleware.Sessions",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "hub.middleware.Guard",
]

ROOT_URLCONF = "hub.urls"
WSGI_APPLICATION = "hub.wsgi.application"
CSRF_FAILURE_VIEW = "hub.views.errors.csrf_failure"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "hub.templatetags.look"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hub.navigation.rooms_of_user",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# One PostgreSQL. Connections stay open (a new one costs more than a check-in) and are tested before use.
DATABASES = {
    "default": env.database("DATABASE_URL", None if PRODUCTION and not env.flag("HUB_EMBEDDED") else embedded.url())
}
DATABASES["default"].update(CONN_MAX_AGE=None, CONN_HEALTH_CHECKS=True)
DATABASES["default"]["OPTIONS"].setdefault(
    "options", "-c statement_timeout=10s -c lock_timeout=5s -c idle_in_transaction_session_timeout=60s"
)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "hub.User"
AUTHENTICATION_BACKENDS = ["hub.accounts.Backend"]
LOGIN_URL = "hub:sign-in"
LOGIN_REDIRECT_URL = "hub:home"
LOGOUT_REDIRECT_URL = "hub:sign-in"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# Signed in for a session's working day at most; closing the browser signs out.
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_HTTPONLY = True
if PRODUCTION:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME, LANGUAGE_COOKIE_NAME = (
        "__Host-sessionid",
        "__Host-csrftoken",
        "__Host-language",
    )
    LANGUAGE_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31536000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
    CSRF_TRUSTED_ORIGINS = [f"https://{'*' if host.startswith('.') else ''}{host}" for host in ALLOWED_HOSTS]
    if BEHIND_PROXY:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
LOCALE_PATHS = [ROOT / "locale"]
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "static", VAR / "assets"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # nothing is ever uploaded to a disk
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Forms are small, and files are dropped: longer requests are refused before they are read. Two addresses take a file,
# in memory only: a workbook, and the picture of a bike.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
FILE_UPLOAD_HANDLERS = []
LONGEST_WORKBOOK = 10 * 1024 * 1024
LONGEST_PICTURE = 12_000_000
LONG_BODIES = {"/workbook": LONGEST_WORKBOOK + 65_536, "/bikes/photos": LONGEST_PICTURE + 65_536}

# What went wrong goes to the screen of the server, without anybody's words: no query strings, no form values. What the
# hub refused is no news (4xx), and its address may hold words that somebody typed.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "hub.logs.WithoutWords", "fmt": "{asctime} {levelname} {name} {message}", "style": "{"}
    },
    "handlers": {"screen": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["screen"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING"},
        "django.request": {"level": "ERROR"},
        "gunicorn.http.wsgi": {"level": "ERROR"},  # it minds that a page answers HEAD with its text, and drops it
    },
}

"""All settings, from the environment (`ATOIPPO_*`, `DATABASE_URL`); docs/reference/settings.md lists them."""

from __future__ import annotations

from csp.constants import NONE, SELF

from atoippo.config.environment import address, choice, database, flag, home, number, secret_key, text, words

HOME = home()
DEBUG = flag("ATOIPPO_DEBUG")
SECRET_KEY = secret_key(HOME)
ALLOWED_HOSTS = words("ATOIPPO_HOSTS")
HTTPS = flag("ATOIPPO_HTTPS")
PUBLIC_URL = address("ATOIPPO_PUBLIC_URL")
CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS if host != "*"] if HTTPS else []
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_SSL_REDIRECT = HTTPS
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0  # whose address the limits on signing in count
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = number("ATOIPPO_HSTS_SECONDS") if HTTPS else 0
SESSION_COOKIE_AGE = 30 * 24 * 60 * 60
SESSION_COOKIE_NAME = "atoippo_session"
CSRF_COOKIE_NAME = "atoippo_csrf"
CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_NAME = "atoippo_language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

ROOMS = [
    *("teams", "customers", "deals", "reasons", "mail", "conditions", "lessons", "feedback"),
    *("insights", "intake", "pursuits", "worker", "web"),
]
INSTALLED_APPS = [
    *(f"atoippo.{room}" for room in ROOMS),  # first, so that our pages stand before those of allauth
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "csp",
    "django_htmx",
    "template_partials.apps.SimpleAppConfig",
    "lucide",
    "atoippo.config",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "atoippo.web.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "atoippo.web.answers.PrivateMiddleware",
    "atoippo.web.answers.RefusedMethodMiddleware",
]
ROOT_URLCONF = "atoippo.config.urls"
WSGI_APPLICATION = "atoippo.config.wsgi.application"
_LOADERS = [
    (
        "template_partials.loader.Loader",
        [
            (
                "django.template.loaders.cached.Loader",
                ["django.template.loaders.filesystem.Loader", "django.template.loaders.app_directories.Loader"],
            )
        ],
    )
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": _LOADERS,
            "builtins": ["atoippo.web.templatetags.words", "template_partials.templatetags.partials"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "atoippo.web.frame.frame",
            ],
        },
    }
]

DATABASES = {"default": database(HOME)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {  # in the database, so that the limits on signing in hold for all processes and machines together
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # a flood of attempts must not push out the counts of earlier ones
    }
}

AUTH_USER_MODEL = "teams.User"
SILENCED_SYSTEM_CHECKS = [
    "auth.W004",  # an address is unique in whatever case it is written, by a constraint
    "security.W005",  # other names of the same domain are not ours to bind to HTTPS,
    "security.W021",  # nor to write into the browsers' lists
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "atoippo.web.accounts.adapter.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
# allauth's own one writes a row when somebody only looks at a link
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105 - a path
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # an address that is not ours gets no mail
ACCOUNT_FORMS = {
    "login": "atoippo.web.accounts.forms.SignInForm",
    "change_password": "atoippo.web.accounts.forms.ChangePasswordForm",
    "reset_password": "atoippo.web.accounts.forms.ForgottenPasswordForm",
    "reset_password_from_key": "atoippo.web.accounts.forms.NewPasswordForm",
}

EMAIL_HOST = text("ATOIPPO_SMTP_HOST")
EMAIL_PORT = number("ATOIPPO_SMTP_PORT")
EMAIL_HOST_USER = text("ATOIPPO_SMTP_USER")
EMAIL_HOST_PASSWORD = text("ATOIPPO_SMTP_PASSWORD")
EMAIL_USE_SSL = flag("ATOIPPO_SMTP_SSL")
EMAIL_USE_TLS = flag("ATOIPPO_SMTP_TLS") and not EMAIL_USE_SSL
EMAIL_TIMEOUT = max(number("ATOIPPO_SMTP_TIMEOUT"), 1)  # a server that says nothing must not hold the worker
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'dummy'}.EmailBackend"
DEFAULT_FROM_EMAIL = text("ATOIPPO_MAIL_FROM")

LANGUAGE_CODE = "ja"
LANGUAGES = [("ja", "日本語"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Tokyo"
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
CHARTS_ROOT = HOME / "charts"  # the chart bundle, made at set-up
STATICFILES_DIRS = [CHARTS_ROOT]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": HOME / "uploads", "file_permissions_mode": 0o600},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
UPLOAD_LIMIT_BYTES = number("ATOIPPO_UPLOAD_LIMIT_MB") * 1_000_000

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": choice("ATOIPPO_LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR"))},
}
NUDGE = "atoippo.worker.queue.enqueue"  # how `teams.nudging` wakes the worker

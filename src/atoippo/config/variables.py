"""Every environment variable that is understood: the one table behind the settings and their reference page."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Variable:
    """One environment variable: what it decides, what holds when it is not set, and a value as it may look."""

    name: str
    meaning: str
    default: str = ""
    example: str = ""
    spoken_default: str = ""  # what the reference says when the default is worked out or needs words


_ALL = (
    Variable(
        "ATOIPPO_HOME",
        "データベース・アップロードされたファイル・鍵を置くフォルダ。",
        example="/srv/atoippo",
        spoken_default="利用者のデータ用フォルダ（`make run` では `./var`）",
    ),
    Variable(
        "DATABASE_URL",
        "データベース。複数の機械で動かすときは PostgreSQL にします。",
        example="postgresql://atoippo:…@db.example.jp/atoippo",
        spoken_default="`ATOIPPO_HOME` の `atoippo.sqlite3`",
    ),
    Variable(
        "ATOIPPO_HOSTS",
        "このサーバーを呼ぶ名前（コンマ区切り）。ここにない名前での要求は断ります。",
        default="localhost,127.0.0.1,[::1]",
        example="atoippo.example.jp",
    ),
    Variable(
        "ATOIPPO_HTTPS",
        "`1` なら、HTTPSのリバースプロキシ（X-Forwarded-Proto を必ず付け直すもの）の後ろで動き、平文の要求をHTTPSへ送ります。",
        default="0",
        example="1",
    ),
    Variable(
        "ATOIPPO_PUBLIC_URL",
        "お客様にお渡しするリンクの先頭。社外の方が開けるアドレスを書きます。",
        example="https://atoippo.example.jp",
        spoken_default="リンクを作る人のブラウザーが開いているアドレス",
    ),
    Variable("ATOIPPO_HSTS_SECONDS", "HTTPSだけで来るようブラウザに覚えさせる秒数。", "31536000", "3600"),
    Variable(
        "ATOIPPO_SECRET_KEY",
        "サインインとリンクに署名する鍵。複数の機械では同じ値にします。",
        example="（50文字以上のでたらめな文字）",
        spoken_default="初回に `ATOIPPO_HOME` の `secret_key` に作ります",
    ),
    Variable(
        "ATOIPPO_SMTP_HOST",
        "メールを送るサーバー。なければメールは送らず、リンクを画面に出します。",
        "",
        "smtp.example.jp",
    ),
    Variable("ATOIPPO_SMTP_PORT", "そのポート。", "587", "25"),
    Variable("ATOIPPO_SMTP_USER", "その利用者名。", "", "atoippo@example.jp"),
    Variable("ATOIPPO_SMTP_PASSWORD", "そのパスワード。", "", "…"),
    Variable("ATOIPPO_SMTP_TLS", "`1` なら STARTTLS で暗号化します。", "1", "0"),
    Variable(
        "ATOIPPO_SMTP_SSL",
        "`1` なら、はじめから TLS でつなぎます（ポート465のサーバー）。このとき STARTTLS は使いません。",
        "0",
        "1",
    ),
    Variable("ATOIPPO_SMTP_TIMEOUT", "サーバーの返事を待つ秒数。", "10", "30"),
    Variable("ATOIPPO_MAIL_FROM", "差出人のアドレス。", "atoippo@localhost", "あと一歩 <atoippo@example.jp>"),
    Variable("ATOIPPO_UPLOAD_LIMIT_MB", "取り込めるファイルの大きさの上限（MB）。", "100", "300"),
    Variable("ATOIPPO_LOG_LEVEL", "記録の細かさ（DEBUG・INFO・WARNING・ERROR）。", "WARNING", "INFO"),
    Variable("ATOIPPO_DEBUG", "`1` なら、開発用に詳しいエラー画面を出します。公開する場所では使いません。", "0", "1"),
    Variable("ATOIPPO_LANG", "コマンドと検査の言語（`ja` か `en`）。", "ja", "en"),
)
VARIABLES = MappingProxyType({variable.name: variable for variable in _ALL})

"""One file with everything of an installation: database, uploaded files, key, and a page that says what it is."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import tempfile
import zipfile
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from atoippo import __version__
from atoippo.values.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

FORMAT = 1
LABEL, DATABASE, KEY, UPLOADS = "manifest.json", "atoippo.sqlite3", "secret_key", "uploads"
BESIDE_SQLITE = ("-wal", "-shm")  # what SQLite keeps beside a database that is open, or was when its process was killed
MINE = 0o600


class ArchiveUnfit(Exception):  # noqa: N818 - named as a sentence
    """The file can't be put back into this installation."""

    def __init__(self, sentence: Message) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Archive:
    """What an archive says of itself."""

    version: str
    database: str  # vendor
    migrations: tuple[str, ...]
    uploads: int
    format: int = FORMAT

    @property
    def holds_database(self) -> bool:
        """Whether the rows are in it; those of PostgreSQL are taken by PostgreSQL's own program."""
        return self.database == "sqlite"


def write_archive(target: Path) -> Archive:
    """Write everything, the rows first: a file is stored before its row, so each row's file is there. The server may run."""
    if target.exists():
        raise ArchiveUnfit(msg("「{file}」はもうあります。別の名前にしてください。", file=str(target)))
    draft = target.with_name(f"{target.name}.part")
    uploads = settings.HOME / UPLOADS
    with _kept_to_me(draft) as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as held:
        if connection.vendor == "sqlite":
            with _snapshot(target.parent) as copy:
                held.write(copy, DATABASE)
        if (settings.HOME / KEY).is_file():
            held.write(settings.HOME / KEY, KEY)
        kept = sum(_held(held, file, uploads) for file in sorted(uploads.rglob("*")))
        archive = Archive(__version__, connection.vendor, _migrations_done(), kept)
        held.writestr(LABEL, json.dumps(asdict(archive), ensure_ascii=False))
    draft.rename(target)
    return archive


def read_archive(file: Path) -> Archive:
    """Return what an archive says of itself, once it is sure that it can be put back here."""
    try:
        with zipfile.ZipFile(file) as held:
            label = json.loads(held.read(LABEL))
            broken = held.testzip()
            strange = [name for name in held.namelist() if not _is_ours(name)]
        archive = Archive(**label | {"migrations": tuple(label["migrations"])})
    except (OSError, KeyError, TypeError, ValueError, zipfile.BadZipFile) as trouble:
        raise ArchiveUnfit(
            msg("「{file}」は、backup で書き出したファイルとして読めません。", file=str(file))
        ) from trouble
    if broken or strange:
        raise ArchiveUnfit(msg("「{file}」は壊れています。別のものをお使いください。", file=str(file)))
    _refuse_what_does_not_fit(archive)
    return archive


def data_here() -> list[Path]:
    """Return what a restore would replace."""
    ends = ("", *BESIDE_SQLITE) if connection.vendor == "sqlite" else ()
    rows = [_rows_place().with_name(f"{_rows_place().name}{end}") for end in ends]
    queue = [settings.HOME / f"queue.sqlite3{end}" for end in ("", *BESIDE_SQLITE)]
    return [place for place in (*rows, *queue, settings.HOME / UPLOADS) if place.exists()]


def put_back(file: Path, *, at: datetime) -> Path | None:
    """Put an archive's content in place; return the folder beside, to which what was there before was moved."""
    with tempfile.TemporaryDirectory(dir=settings.HOME, prefix="restoring-") as folder, zipfile.ZipFile(file) as held:
        fresh = Path(folder)
        held.extractall(fresh)  # all names were looked at when it was read
        (fresh / LABEL).unlink()
        _keep_to_me(fresh)
        old = data_here()
        beside = settings.HOME / f"before-restore-{at:%Y%m%d-%H%M%S}" if old else None
        if beside:
            beside.mkdir(mode=0o700)
            if (fresh / KEY).exists() and (settings.HOME / KEY).exists():
                old.append(settings.HOME / KEY)
            for place in old:
                shutil.move(place, beside / place.name)
        for place in fresh.iterdir():
            shutil.move(place, _rows_place() if place.name == DATABASE else settings.HOME / place.name)
    return beside


def _rows_place() -> Path:
    """Where SQLite keeps the rows: in the home, or where DATABASE_URL says."""
    return Path(settings.DATABASES["default"]["NAME"])


def _refuse_what_does_not_fit(archive: Archive) -> None:
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if archive.format != FORMAT or not set(archive.migrations) <= known:
        raise ArchiveUnfit(
            msg(
                "これは新しい版（{version}）で書き出されています。先にAtoippoを新しくしてください。",
                version=archive.version,
            )
        )
    if archive.database != connection.vendor:
        raise ArchiveUnfit(
            msg(
                "これは {theirs} のデータで、ここでは {ours} を使っています。DATABASE_URL をご確認ください。",
                theirs=archive.database,
                ours=connection.vendor,
            )
        )


def _held(archive: zipfile.ZipFile, file: Path, uploads: Path) -> bool:
    """Put an uploaded file into the archive; retention may have taken it since it was listed."""
    try:
        if not file.is_file():
            return False
        archive.write(file, str(PurePosixPath(UPLOADS, *file.relative_to(uploads).parts)))
    except FileNotFoundError:
        return False
    return True


def _is_ours(name: str) -> bool:
    path = PurePosixPath(name)
    return name in {LABEL, DATABASE, KEY} or (path.parts[:1] == (UPLOADS,) and ".." not in path.parts)


def _migrations_done() -> tuple[str, ...]:
    return tuple(sorted(f"{app}.{name}" for app, name in MigrationLoader(connection).applied_migrations))


@contextmanager
def _snapshot(folder: Path) -> Iterator[Path]:
    """Copy the rows as they are at one moment, by SQLite's own means."""
    with tempfile.TemporaryDirectory(dir=folder, prefix="backup-") as place:
        copy = Path(place) / DATABASE
        source, target = sqlite3.connect(_rows_place()), sqlite3.connect(copy)
        with closing(source), closing(target):
            source.backup(target)
        yield copy


@contextmanager
def _kept_to_me(file: Path) -> Iterator[IO[bytes]]:
    with os.fdopen(os.open(file, os.O_RDWR | os.O_CREAT | os.O_TRUNC, MINE), "w+b") as stream:
        yield stream


def _keep_to_me(folder: Path) -> None:
    for file in folder.rglob("*"):
        file.chmod(0o700 if file.is_dir() else MINE)

"""The form that takes a file; what can't be a list of deals is told apart before it is kept."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from django import forms
from django.conf import settings

from atoippo.tables.files.limits import FILE_BYTES, MEBIBYTE
from atoippo.values.message import Message, msg
from atoippo.web.language import later, t

if TYPE_CHECKING:
    from typing import Any

    from django.core.files.uploadedfile import UploadedFile

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls")


WRONG_KIND = msg(
    "「{name}」は、案件一覧として読める種類のファイルではありません。CRMやExcelから、CSVまたはExcel（.xlsx）の形式で書き出してください。"
)


def limit_bytes() -> int:
    """Return the most that a file may hold: what reading takes, or less where the installation says so."""
    return min(FILE_BYTES, settings.UPLOAD_LIMIT_BYTES)


def too_large(name: str, size: int) -> Message:
    """Say how large a file is, and how to bring it all the same."""
    return msg(
        "「{name}」は{size}MBあります。お預かりできるのは{limit}MBまでです。期間を区切って書き出し、いくつかのファイルに分けてください。",
        name=name,
        size=-(-size // MEBIBYTE),
        limit=limit_bytes() // MEBIBYTE,
    )


class FileChooser(forms.ClearableFileInput):
    """The browser's own field, which knows what it may take: the page's script says it before anything is sent."""

    template_name = "django/forms/widgets/file.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Write the kinds of files and the largest size into the field."""
        known = {
            "accept": ",".join(ENDINGS),
            "data-limit": str(limit_bytes()),
            "data-file": "yes",
            "aria-describedby": "upload_file_helptext",
        }
        return super().get_context(name, value, {**(attrs or {}), **known})


class UploadForm(forms.Form):
    """One file of deals."""

    file = forms.FileField(
        label=later(msg("案件一覧のファイル")),
        widget=FileChooser,
        allow_empty_file=True,
        max_length=None,
        error_messages={"required": later(msg("ファイルを選んでから、もう一度押してください。"))},
    )

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, auto_id="upload_%s", label_suffix="")

    def clean_file(self) -> UploadedFile[Any]:
        """Refuse what holds nothing, too much, or says by its name that it is something else."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        name, size = file.name or "", file.size or 0
        if size == 0:
            raise forms.ValidationError(
                t(msg("「{name}」は空のファイルです。書き出しをもう一度お試しください。", name=name))
            )
        if size > limit_bytes():
            raise forms.ValidationError(t(too_large(name, size)))
        if PurePosixPath(name.lower()).suffix not in ENDINGS:
            raise forms.ValidationError(t(Message(WRONG_KIND.text, {"name": name})))
        return file

    @property
    def limit(self) -> int:
        """The most that a file may hold, in MB."""
        return limit_bytes() // MEBIBYTE

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        content: bytes = self.cleaned_data["file"].read()
        return content

    @property
    def file_name(self) -> str:
        """The name that the file has on the person's computer."""
        return self.cleaned_data["file"].name or ""

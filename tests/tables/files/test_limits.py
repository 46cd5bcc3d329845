"""What is too large is refused with what to do."""

from __future__ import annotations

import pytest

from atoippo.tables.files.limits import FILE_BYTES, check_file_size
from atoippo.tables.rows import FileRefused


@pytest.mark.parametrize("size", [1, FILE_BYTES])
def test_file_up_to_the_limit_is_taken(size):
    check_file_size("商談.csv", size)


@pytest.mark.parametrize(
    ("size", "advice"),
    [
        (0, "「商談.csv」は空のファイルです。書き出しをもう一度お試しください。"),
        (
            FILE_BYTES + 1,
            "「商談.csv」は51MiBあります。お読みできるのは50MiBまでです。期間を区切って書き出し、いくつかのファイルに分けてください。",
        ),
    ],
)
def test_file_of_no_size_or_too_large_is_refused(size, advice):
    with pytest.raises(FileRefused) as refused:
        check_file_size("商談.csv", size)

    assert str(refused.value.advice) == advice

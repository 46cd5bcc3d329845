"""An installation without the weights of the classifier says so, and how to mend it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import atoippo as package
from cli.installation import atoippo, unbroken

ADVICE = "理由を読み取るための重みがありません。make setup（開発中）か pip install --force-reinstall atoippo を行ってください。"


@pytest.fixture(scope="module")
def without_weights(tmp_path_factory):
    folder = tmp_path_factory.mktemp("installation")
    whole = Path(package.__file__).parent
    shutil.copytree(whole, folder / "atoippo", ignore=shutil.ignore_patterns("*.npz", "__pycache__"))
    return {"PYTHONPATH": str(folder), "ATOIPPO_LANG": "ja"}


def test_classify_says_how_to_get_the_weights(without_weights):
    told = atoippo("reasons", "classify", said="高い\n", **without_weights)

    assert (told.returncode, told.stdout, unbroken(told.stderr)) == (2, "", unbroken(ADVICE))


def test_doctor_says_how_to_get_the_weights(without_weights, tmp_path):
    told = atoippo("doctor", cwd=tmp_path, **without_weights)

    lines = told.stdout.splitlines()
    place = lines.index("✗ 理由の読み取り: 重みがありません")
    assert (told.returncode, lines[place + 1]) == (
        1,
        "  → 入れ直してください（pip install --force-reinstall atoippo、開発中なら make setup）。",
    )


def test_dig_says_how_to_get_the_weights(without_weights, tmp_path):
    (tmp_path / "一覧.csv").write_text("取引先名,フェーズ,備考\nさくら,失注,高い\n", encoding="utf-8")

    told = atoippo("dig", "一覧.csv", cwd=tmp_path, **without_weights)

    assert (told.returncode, unbroken(told.stderr)) == (2, unbroken(ADVICE))

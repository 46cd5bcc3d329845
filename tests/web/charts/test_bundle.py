"""The chart bundle is made once for each version of its libraries."""

from __future__ import annotations

from atoippo.web.charts.bundle import VERSION, make_bundle


def test_the_bundle_is_made_once_and_again_after_a_new_version(tmp_path):
    made = make_bundle(tmp_path / "charts")
    first = made.read_text(encoding="utf-8")
    made.write_text(VERSION, encoding="utf-8")
    assert make_bundle(tmp_path / "charts").read_text(encoding="utf-8") == VERSION

    made.write_text("// an older version\n", encoding="utf-8")

    assert make_bundle(tmp_path / "charts").read_text(encoding="utf-8") == first
    assert "window.vegaEmbed" in first

"""Who a contact is, as a letter addresses them."""

from __future__ import annotations

import pytest

from atoippo.values.person_names import Addressee, person_key, read_addressee


@pytest.mark.parametrize(
    ("name", "department", "job_title", "own"),
    [
        ("田中 花子", "", "", "田中 花子"),
        ("上田様", "", "", "上田"),
        ("人事部 係長 上田様", "人事部", "係長", "上田"),
        ("総務部課長 中村様", "総務部", "課長", "中村"),
        ("経理部 藤井課長", "経理部", "課長", "藤井"),
        ("管理部部長　原田さん", "管理部", "部長", "原田"),
        ("鈴木部長", "", "部長", "鈴木"),
        ("代表取締役社長 山﨑 誠 様", "", "代表取締役社長", "山﨑 誠"),
        ("小野担当", "", "", "小野"),
        ("管理部担当 加藤様", "管理部", "", "加藤"),
        ("ご担当者様", "", "", ""),
        ("購買部", "購買部", "", ""),
        ("阿部 太郎", "", "", "阿部 太郎"),
        ("長谷部 誠様", "", "", "長谷部 誠"),
        ("服部", "", "", "服部"),
        ("", "", "", ""),
    ],
)
def test_a_name_of_a_file_is_taken_apart(name, department, job_title, own):
    assert read_addressee(name) == Addressee(department, job_title, own)


def test_what_is_said_of_the_post_stands_before_what_the_name_tells():
    found = read_addressee("総務部課長 中村様", department="人事部", job_title="次長")

    assert (found.department, found.job_title, found.name, found.post) == ("人事部", "次長", "中村", "人事部 次長")


@pytest.mark.parametrize(
    "name",
    [
        "停止 希望",
        "停止　希望",
        "停止希望",
        "停止 希望様",
        "部長 停止 希望",
        "総務部 部長 停止 希望 様",
        "停止\u200b希望",
    ],
)
def test_a_person_has_one_key_however_the_name_is_written(name):
    assert person_key(name) == "停止希望"


@pytest.mark.parametrize("name", ["", "ご担当者様", "総務部"])
def test_who_has_no_name_has_no_key(name):
    assert person_key(name) == ""

"""お客様に見える会社情報 and 署名."""

from __future__ import annotations

import pytest
from django.urls import reverse

from atoippo.teams.models import Member, Workspace

COMPANY, SIGN = reverse("settings:company"), reverse("settings:signature")
FACTS = {
    "legal_name": "株式会社みなと商会",
    "phone": "03-0000-0000",
    "email": "info@example.jp",
    "postal_code": "１００－０００１",
    "postal_address": "東京都千代田区1-1",
    "privacy_url": "https://example.jp/privacy",
}


@pytest.fixture
def browser(client_of, admin):
    return client_of(admin)


def test_what_customers_see_is_saved(browser, workspace):
    response = browser.post(COMPANY, FACTS)

    kept = Workspace.objects.values(*FACTS).get(pk=workspace.pk)
    assert (response.status_code, kept) == (302, FACTS | {"postal_code": "100-0001"})


def test_what_lacks_is_told_with_what_it_holds_up(browser):
    lacking = browser.get(COMPANY).context["gaps"]
    browser.post(COMPANY, FACTS)

    assert [str(gap.what) for gap in lacking] == [
        "会社の正式な名前",
        "お問い合わせ先（電話かメール）",
        "個人情報の取扱いのページ",
        "住所",
    ]
    assert browser.get(COMPANY).context["gaps"] == []


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("phone", "電話なし"), ("email", "info"), ("postal_code", "123"), ("privacy_url", "javascript:alert(1)")],
)
def test_what_cannot_be_is_told_at_its_field(browser, field, wrong):
    response = browser.post(COMPANY, FACTS | {field: wrong})

    assert (response.status_code, list(response.context["form"].errors)) == (200, [field])


def test_everybody_signs_as_they_say(client_of, rep):
    said = {"department": "営業部", "job_title": "主任", "phone": "03-0000-0001", "email": "yamada@example.jp"}

    response = client_of(rep).post(SIGN, said)

    assert (response.status_code, Member.objects.values(*said).get(pk=rep.pk)) == (302, said)


def test_a_wrong_address_is_told_beside_the_own_name(client_of, rep):
    response = client_of(rep).post(SIGN, {"email": "yamada"})

    assert (response.status_code, list(response.context["signature_form"].errors)) == (200, ["email"])
    assert response.context["form"]["display_name"].value() == rep.display_name


def test_the_forms_of_the_page_ask_by_fields_of_their_own(client_of, rep):
    page = client_of(rep).get(reverse("settings:show")).text

    assert [page.count(f'id="{field}"') for field in ("id_display_name", "sign_email", "id_email")] == [1, 1, 0]

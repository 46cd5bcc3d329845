"""Companies known by their 法人番号."""

from __future__ import annotations

from datetime import timedelta

from atoippo.customers.models import Company
from atoippo.deals.models import Deal
from atoippo.intake.models import IntakeRow
from atoippo.values.corporate_number import check_digit
from intake.exports import imported, lost
from workplace import NOON

LATER = NOON + timedelta(days=30)


def number(base):
    return f"{check_digit(base)}{base}"


ONE, TWO = number("010401000001"), number("010401000002")


def test_company_is_known_by_its_number_under_another_name(admin):
    imported(admin, lost(corporate_number=ONE))

    imported(admin, lost(number="D-2", name="倉庫", company="株式会社SAKURA", corporate_number=ONE), at=LATER)

    company = Company.objects.get()
    assert (company.name, company.corporate_number, company.deals.count()) == ("株式会社さくら製作所", ONE, 2)


def test_company_without_number_learns_it(admin):
    imported(admin, lost())

    run = imported(admin, lost(corporate_number=ONE), at=LATER)

    company = Company.objects.get()
    assert company.corporate_number == ONE
    assert IntakeRow.objects.get(intake=run).before["company"] == {str(company.pk): {"corporate_number": ""}}


def test_companies_of_one_name_and_two_numbers_are_two(admin):
    rows = (
        lost(),
        lost(number="D-2", name="倉庫", corporate_number=ONE),
        lost(number="D-3", name="会計", corporate_number=TWO),
        lost(number="D-4", name="人事"),
    )
    imported(admin, *rows)

    again = imported(admin, *rows, at=LATER)

    assert sorted(Company.objects.values_list("corporate_number", flat=True)) == sorted(["", ONE, TWO])
    assert again.counts == {"unchanged": 4}


def test_name_without_number_means_the_one_company_of_that_name(admin):
    imported(admin, lost(corporate_number=ONE))

    imported(admin, lost(number="D-2", name="倉庫"), at=LATER)

    assert Company.objects.get().deals.count() == 2


def test_number_alone_finds_the_company_and_makes_none(admin):
    imported(admin, lost(corporate_number=ONE))

    imported(
        admin,
        lost(number="D-2", name="倉庫", company="", corporate_number=ONE),
        lost(number="D-3", name="会計", company="", corporate_number=TWO),
        at=LATER,
    )

    assert list(Deal.objects.order_by("pk").values_list("company__corporate_number", flat=True)) == [ONE, ONE, None]

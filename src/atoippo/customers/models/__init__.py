"""The nouns of customers."""

from atoippo.customers.models.company import Company
from atoippo.customers.models.company_match import CompanyMatch
from atoippo.customers.models.contact import Contact

__all__ = ["Company", "CompanyMatch", "Contact"]

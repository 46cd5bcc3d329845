"""The nouns of customers."""

from atoippo.customers.models.company import Company
from atoippo.customers.models.company_match import CompanyMatch
from atoippo.customers.models.contact import Contact
from atoippo.customers.models.permission import Basis, Permission

__all__ = ["Basis", "Company", "CompanyMatch", "Contact", "Permission"]

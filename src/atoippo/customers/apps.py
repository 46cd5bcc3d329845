"""How Django knows this room."""

from __future__ import annotations

from django.apps import AppConfig


class CustomersConfig(AppConfig):
    """The room `customers`."""

    name = "atoippo.customers"
    label = "customers"

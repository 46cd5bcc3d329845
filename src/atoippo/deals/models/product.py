"""What was offered (商品), as the company calls it."""

from __future__ import annotations

from django.db import models


class Product(models.Model):
    """What was offered (商品), as the company calls it."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["workspace", "name"], name="one_product_a_name")]

    def __str__(self) -> str:
        return self.name

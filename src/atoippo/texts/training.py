"""Placeholder until the classifier lands."""


def train_if_needed() -> None:
    """Do nothing yet."""

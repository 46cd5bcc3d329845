"""Which requests never get a nudge, so that its absence tells a rep nothing; pure."""

from __future__ import annotations

from django.utils.crypto import salted_hmac

ONE_IN = 3


def may_be_nudged(token_hash: str) -> bool:
    """Whether a request is one of the two in three that a nudge may follow.

    The digest is keyed with the installation's secret: who has the link could work out any other.
    """
    return int(salted_hmac("atoippo.feedback.nudge", token_hash, algorithm="sha256").hexdigest()[:8], 16) % ONE_IN != 0

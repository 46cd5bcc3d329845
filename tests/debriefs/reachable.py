"""All that a member can reach: the rows behind each door, and what is asked for them on the way to a page."""

from __future__ import annotations

from architecture.models import our_models
from atoippo.conditions.queries import conditions_of
from atoippo.deals.models import Deal
from atoippo.feedback.models import FeedbackRequest
from atoippo.feedback.queries import (
    answers_to_read,
    asking_proposal,
    masked_answers,
    nudges_to_offer,
    releases_for,
    request_states,
)
from atoippo.mail.models import Message
from atoippo.mail.queries import messages_of, stuck_messages, suppressions_of
from atoippo.reasons.queries import statements_of
from atoippo.web.letters.door import letters_shown_to


def reachable_by(member, at):
    """Return, by name, everything that a member can reach at a moment."""
    doors = [model for model in our_models() if hasattr(model._default_manager, "visible_to") and model is not Message]
    rows = {model.__name__: list(model.objects.visible_to(member).order_by("pk").values()) for model in doors}
    return rows | {"Message": list(letters_shown_to(member).order_by("pk").values())} | _asked(member, at)


def _asked(member, at):
    deals = list(Deal.objects.visible_to(member).order_by("pk"))
    losses = [loss for deal in deals for loss in deal.losses.order_by("pk")]
    requests = list(FeedbackRequest.objects.visible_to(member).select_related("message"))
    return {
        "answers_to_read": list(answers_to_read(member)),
        "masked_answers": list(masked_answers(member)),
        "releases_for": list(releases_for(member)),
        "nudges_to_offer": nudges_to_offer(member, at),
        "request_states": {number: str(state) for number, state in request_states(requests, member, at).items()},
        "asking_proposals": [str(asking_proposal(loss, at).why) for loss in losses],
        "statements": [list(statements_of(loss)) for loss in losses],
        "conditions": [list(conditions_of(deal)) for deal in deals],
        "messages": [list(messages_of(deal, reader=member).values()) for deal in deals],
        "stuck_messages": list(stuck_messages(member, at).values()),
        "stops": [list(suppressions_of(deal.contact, at).values()) for deal in deals if deal.contact],
    }

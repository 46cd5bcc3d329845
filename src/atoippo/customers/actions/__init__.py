"""What people do about companies and the persons there."""

from atoippo.customers.actions.contacts import ContactDetails, NameTaken, NotAnAddress, change_contact, contact_named
from atoippo.customers.actions.matches import (
    MOST_OPEN,
    DecidedAlready,
    NotJoined,
    NotKeptApart,
    NotOfThisPair,
    NotYoursToJoin,
    ask_again,
    join_companies,
    keep_apart,
    propose_matches,
    take_apart,
)
from atoippo.customers.actions.permissions import PermissionDetails, note_permission, revoke_permission

__all__ = [
    "MOST_OPEN",
    "ContactDetails",
    "DecidedAlready",
    "NameTaken",
    "NotAnAddress",
    "NotJoined",
    "NotKeptApart",
    "NotOfThisPair",
    "NotYoursToJoin",
    "PermissionDetails",
    "ask_again",
    "change_contact",
    "contact_named",
    "join_companies",
    "keep_apart",
    "note_permission",
    "propose_matches",
    "revoke_permission",
    "take_apart",
]

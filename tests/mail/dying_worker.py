"""A program of its own: a home with mails to send, and workers that are forked to be killed.

It is told line by line: `work MOMENT` forks a worker, which says its number, sends what is due and says `done`;
`report` says what became of the mails.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from datetime import datetime

MAILS = 240


def main():
    """Prepare the home, then do as told."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    seed()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the dead
    print("ready", flush=True)
    for line in sys.stdin:
        word, *moment = line.split()
        work(datetime.fromisoformat(moment[0])) if word == "work" else report()


def seed():
    """Approve mails to many customers."""
    from mail.desk import Desk
    from workplace import ContactFactory, MemberFactory, WorkspaceFactory

    workspace = WorkspaceFactory()
    desk = Desk(MemberFactory(workspace=workspace), MemberFactory(workspace=workspace))
    for number in range(MAILS):
        contact = ContactFactory(company=desk.contact.company, email=f"customer{number}@example.jp")
        desk.approved(f"loss:{number}:thanks", contact=contact)


def work(at):
    """Fork a worker that does what the timetable would have it do."""
    from django.db import connections

    from atoippo.worker.jobs import note_unknown_mail, send_due_mail

    connections.close_all()
    if pid := os.fork():
        print(pid, flush=True)
        return
    note_unknown_mail(at)
    while send_due_mail(at):
        pass
    print("done", flush=True)
    os._exit(0)


def report():
    """Say where each mail stands, how often it was tried, and whether an attempt has no end."""
    from atoippo.mail.models import Delivery, Message

    open_ended = set(Delivery.objects.filter(outcome="started").values_list("message", flat=True))
    rows = Message.objects.values_list("pk", "message_id", "state")
    print(json.dumps([(message_id, state, pk in open_ended) for pk, message_id, state in rows]), flush=True)


if __name__ == "__main__":
    main()

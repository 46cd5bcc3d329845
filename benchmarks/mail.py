"""The outbox: mails a second with all that we keep about each, beside django-post_office on the same SMTP server."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))
from figures import show

if TYPE_CHECKING:
    from collections.abc import Callable

MAILS = int(os.environ.get("MAILS", "400"))
ROUNDS = 5
BODY = "このたびはご検討いただき、誠にありがとうございました。\n" * 12
SUBJECT = "ご検討のお礼（株式会社みなと商会 山田 太郎）"
SINK = """
import asyncio, sys
from aiosmtpd.controller import Controller

class Counting:
    taken = 0

    async def handle_DATA(self, server, session, envelope):
        Counting.taken += 1
        return "250 taken"

controller = Controller(Counting(), hostname="127.0.0.1", port=int(sys.argv[1]))
controller.start()
print("ready", flush=True)
for _ in sys.stdin:
    print(Counting.taken, flush=True)
controller.stop()
"""


def main() -> None:
    """Send the same mails both ways in turn, and print what each takes."""
    port = _free_port()
    with tempfile.TemporaryDirectory() as home, _sink(port) as sink:
        _open(home, port)
        desk = _desk()
        _rate(sink, lambda: _ours_queued(desk, -1), _ours_sent)  # imports and caches of both
        _rate(sink, _theirs_queued, _theirs_sent)
        rounds = [
            (
                _rate(sink, lambda n=n: _ours_queued(desk, n), _ours_sent),
                _rate(sink, _theirs_queued, _theirs_sent),
            )
            for n in range(ROUNDS)
        ]
        ours, theirs = (median(rate[side] for rate in rounds) for side in (0, 1))
        show(f"outbox, {MAILS} mails: django-post_office", theirs, "mails/s")
        show(f"outbox, {MAILS} mails: ours, each kept and audited", ours, "mails/s", at_least=round(theirs, 1))
        show("outbox: ratio, median of rounds", median(a / b for a, b in rounds), "×", at_least=1.0)
        sink.stdin.close()


def _rate(sink: subprocess.Popen[str], queue: Callable[[], None], send: Callable[[], None]) -> float:
    """Return how many mails a second reach the server, which counts them."""
    queue()
    before = _taken(sink)
    began = time.perf_counter()
    send()
    seconds = time.perf_counter() - began
    assert _taken(sink) - before == MAILS
    return MAILS / seconds


def _open(home: str, port: int) -> None:
    """Prepare a home with our tables and the peer's, on the settings of the product."""
    os.environ |= {"ATOIPPO_HOME": home, "ATOIPPO_SMTP_HOST": "127.0.0.1", "ATOIPPO_SMTP_PORT": str(port)}
    os.environ |= {"ATOIPPO_SMTP_TLS": "0", "ATOIPPO_MAIL_FROM": "atoippo@minato.example.jp"}
    import django
    from django.conf import settings
    from django.core.management import call_command

    from atoippo.config import settings as ours

    product = {name: getattr(ours, name) for name in dir(ours) if name.isupper()}
    product["INSTALLED_APPS"] = [*product["INSTALLED_APPS"], "post_office"]
    product["NUDGE"] = f"{__name__}.no_nudge"
    settings.configure(**product)
    django.setup()
    logging.disable(logging.WARNING)  # the peer tells each batch to the console
    call_command("migrate", verbosity=0)


def no_nudge(job: str, after: object = None) -> None:
    """Wake nobody: the benchmark does the job itself."""


def _desk() -> tuple[object, ...]:
    """Return a deal with its customer and its rep."""
    from atoippo.customers.models import Company, Contact
    from atoippo.deals.models import Deal
    from atoippo.teams.models import Member, Team, User, Workspace

    now = _now()
    workspace = Workspace.objects.create(name="みなと商会", created_at=now)
    team = Team.objects.create(workspace=workspace, name="営業", is_default=True)
    user = User.objects.create(email="yamada@minato.example.jp", joined_at=now)
    member = Member.objects.create(workspace=workspace, user=user, display_name="山田 太郎", created_at=now)
    company = Company.objects.create(workspace=workspace, name="株式会社さくら製作所", match_key="x", created_at=now)
    contact = Contact.objects.create(
        workspace=workspace, company=company, name="田中 花子", email="tanaka@sakura.example.jp", created_at=now
    )
    deal = Deal.objects.create(
        workspace=workspace, team=team, owner=member, company=company, contact=contact, created_at=now
    )
    return deal, contact, member


def _ours_queued(desk: tuple[object, ...], number: int) -> None:
    from atoippo.mail.actions import Draft, approve_message, draft_message
    from atoippo.mail.models import MessageKind
    from atoippo.mail.rules import Wording

    deal, contact, member = desk
    now, words = _now(), Wording(SUBJECT, BODY)
    for mail in range(MAILS):
        occasion = f"bench:{number}:{mail}"
        draft = Draft(contact=contact, sender=member, kind=MessageKind.THANKS, occasion=occasion, wording=words)
        message = draft_message(deal=deal, draft=draft, by=member, at=now)
        approve_message(message=message, send_after=now, by=member, at=now)


def _ours_sent() -> None:
    from atoippo.worker.jobs import send_due_mail

    while send_due_mail(_now()):
        pass


def _theirs_queued() -> None:
    from post_office import mail

    sender, recipient = "yamada@minato.example.jp", "tanaka@sakura.example.jp"
    mail.send_many(
        [{"recipients": [recipient], "sender": sender, "subject": SUBJECT, "message": BODY} for _ in range(MAILS)]
    )


def _theirs_sent() -> None:
    from post_office.mail import send_queued_mail_until_done

    send_queued_mail_until_done()


def _sink(port: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", SINK, str(port)]
    sink = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert sink.stdout.readline() == "ready\n"
    return sink


def _taken(sink: subprocess.Popen[str]) -> int:
    sink.stdin.write("count\n")
    sink.stdin.flush()
    return int(sink.stdout.readline())


def _now() -> datetime:
    return datetime.fromtimestamp(time.time(), UTC)


def _free_port() -> int:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


if __name__ == "__main__":
    main()

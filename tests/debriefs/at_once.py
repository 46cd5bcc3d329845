"""Several people, or one who taps often, do something at the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import OperationalError, connection

from atoippo.deals.actions import DealNotOpen

THREADS = 4 if connection.vendor == "postgresql" else 2  # the tests' SQLite in memory is slow to share


def at_once(act):
    """Do something in all threads at the same moment; return how each ended."""
    ready = Barrier(THREADS)

    def patiently(number):
        ready.wait()
        try:
            while True:
                try:
                    return act(number).pk
                except DealNotOpen:
                    return None
                except OperationalError:  # the tests' SQLite in memory does not wait for a lock
                    if connection.vendor != "sqlite":
                        raise
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as threads:
        return list(threads.map(patiently, range(THREADS)))

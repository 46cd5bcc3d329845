"""Worker: the timetable of background work and the functions that each slot calls.

Words: job, slot, nudge.
Knows every domain app; they know it only by job names handed to `teams.nudging.nudge`.
"""

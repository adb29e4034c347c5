"""Working days on the official calendar, moved ones (调休) included."""

from onething.calendars.working_days import OFFICIAL, Override, WorkingDays

__all__ = ["OFFICIAL", "Override", "WorkingDays"]

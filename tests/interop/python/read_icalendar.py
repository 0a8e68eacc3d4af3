"""What icalendar reads in a calendar file, as JSON: each event, and when its alarms go off on clocks in Korea."""

import json
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar import Calendar

SEOUL = ZoneInfo("Asia/Seoul")

calendar = Calendar.from_ical(Path(sys.argv[1]).read_bytes())
events = []
for event in calendar.walk("VEVENT"):
    start = event.decoded("dtstart")
    # A day begins at midnight where the person is.
    midnight = datetime(start.year, start.month, start.day, tzinfo=SEOUL)
    alarms = [midnight + alarm.decoded("trigger") for alarm in event.walk("VALARM")]
    events.append({
        "uid": str(event["uid"]),
        "start": start.isoformat(),
        "end": event.decoded("dtend").isoformat(),
        "stamp": event.decoded("dtstamp").isoformat(),
        "summary": str(event["summary"]),
        "description": str(event["description"]),
        "alarms": [alarm.isoformat() for alarm in alarms],
        "actions": sorted({str(alarm["action"]) for alarm in event.walk("VALARM")}),
        "errors": [str(error) for error in event.errors],
    })
print(json.dumps({"version": str(calendar["version"]), "events": events, "errors": [str(e) for e in calendar.errors]}))

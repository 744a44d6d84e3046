"""The ground floor: accounts, the calendar, the audit trail, and the wiring of all rooms."""

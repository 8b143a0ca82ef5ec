"""What a report says: its numbers (report.json), its limits, its charts and its page."""

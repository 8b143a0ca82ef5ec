"""What a report comes to, as rows: each rule that was not kept has room for what was found."""

from __future__ import annotations

from datetime import datetime, timezone

from ui.acceptance.told import Shows, listing_of
from ui.gallery.scenes import every

SCENES = {scene.name: scene for scene in every(datetime.now(timezone.utc).astimezone())}


def test_what_is_missing_stands_in_the_wide_column_below_its_rule(languages):
    rows = listing_of(Shows.NEWEST, SCENES["acceptance-incomplete"].acceptance, busy=False).rows
    rule = rows[0]
    assert rule.title == "Rule"
    assert rule.said == "Every kind of walk was planned and made."
    assert rule.advice.startswith("Missing: 8\u00a0× With a mask")
    assert rule.urgent
    assert max(len(row.title) for row in rows) < 40

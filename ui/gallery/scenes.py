"""Every scene there is."""

from __future__ import annotations

from datetime import datetime

from ui.gallery import for_operators, for_reasons, for_settings, for_staff, for_visitors
from ui.gallery.scene import Scene


def every(now: datetime) -> tuple[Scene, ...]:
    """Visitors' first, then staff's, then operators'. `now`: the site's time."""
    visitors, staff = for_visitors.SCENES, (*for_staff.SCENES, *for_reasons.SCENES)
    return (*visitors, *staff, *for_operators.scenes(now), *for_settings.SCENES)

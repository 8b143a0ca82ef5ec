"""Every scene there is."""

from __future__ import annotations

from datetime import datetime

from ui.gallery import (
    for_acceptance,
    for_crowds,
    for_operators,
    for_reasons,
    for_settings,
    for_setup,
    for_staff,
    for_trouble,
    for_visitors,
)
from ui.gallery.scene import Scene


def every(now: datetime) -> tuple[Scene, ...]:
    """Of a kiosk set up or out of service first; then visitors', staff's, operators'. `now`: the site's time."""
    visitors, staff = for_visitors.SCENES, (*for_staff.SCENES, *for_reasons.SCENES)
    return (
        *for_setup.SCENES,
        *for_trouble.SCENES,
        *for_crowds.SCENES,
        *visitors,
        *staff,
        *for_operators.scenes(now),
        *for_settings.SCENES,
        *for_acceptance.SCENES,
    )

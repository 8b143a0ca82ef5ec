"""The figures of `tools.screen_bench`, to read."""

from __future__ import annotations

from typing import Any

from rich.table import Table

Figures = dict[str, Any]


def as_table(figures: Figures) -> Table:
    """Of a running kiosk."""
    apart, rss = figures["apart_ms"], figures["rss_mb"]
    table = Table("", "", title=f"the kiosk's screen, {figures['size']}, {figures['minutes']:g} min", show_header=False)
    table.add_row("live pictures", f"{figures['pictures_per_s']} a second")
    table.add_row("apart", ", ".join(f"{name} {apart[name]} ms" for name in ("p50", "p95", "p99", "most")))
    table.add_row("more than 50 ms apart", f"{apart['over_50']} of {figures['pictures']}")
    table.add_row("GUI thread", f"{100 * figures['gui_share']:.1f} % of one core")
    table.add_row("all threads", f"{100 * figures['process_share']:.1f} % of one core")
    table.add_row("memory", f"{rss['first']} to {rss['last']} MB, at most {rss['most']}, {rss['per_hour']:+} an hour")
    table.add_row("Qt's complaints", "\n".join(sorted(set(figures["qt_warnings"]))) or "none")
    table.add_row("load average before, after", "{}, {}".format(*figures["load"]))
    return table


def as_switches(figures: Figures) -> Table:
    """Of `--switches`."""
    heads = ("switch", "usual, ms", "longest, ms", "by the processor's clock, ms", "there in")
    table = Table(*heads, title=f"from one to the other, {figures['size']}")
    for name, found in figures["switches_ms"].items():
        table.add_row(name.replace("_", " "), *map(str, found.values()))
    return table

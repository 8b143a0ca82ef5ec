"""The page as HTML: one file, readable on a phone, without scripts, pictures or anything from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from html import escape

from kiosk.finding import Finding, Sign
from kiosk.operator import Count
from kiosk.status import Status, words
from kiosk.units import lasting

EVERY_S = 10
STYLE = """
:root { color-scheme: light dark; --paper: #f3f4f5; --card: #fff; --ink: #14181b; --faint: #4d565d; --line: #d5dade;
  --good: #17693a; --look: #8a5200; --broken: #b3151c }
@media (prefers-color-scheme: dark) { :root { --paper: #101316; --card: #1a1f23; --ink: #eef1f3; --faint: #a9b3ba;
  --line: #323a40; --good: #6fd598; --look: #f2b65c; --broken: #ff8d8d } }
* { box-sizing: border-box }
body { margin: 0; padding: 1rem; background: var(--paper); color: var(--ink); font: 1.05rem/1.45 system-ui, sans-serif }
main { max-width: 44rem; margin: auto }
h1 { font-size: 1.6rem; line-height: 1.2; margin: .2rem 0 }
h2 { font-size: 1.1rem; margin: 1.6rem 0 .5rem }
p { margin: .15rem 0 }
.faint { color: var(--faint); font-size: .95rem }
.card { background: var(--card); border: 1px solid var(--line); border-left: .4rem solid var(--good);
  border-radius: .4rem; padding: .6rem .8rem; margin: .5rem 0; overflow-wrap: anywhere }
.card.look { border-left-color: var(--look) } .card.broken { border-left-color: var(--broken) }
.sign { float: right; font-weight: 600; color: var(--good) }
.look .sign, h1.look { color: var(--look) } .broken .sign, h1.broken { color: var(--broken) }
h1.good { color: var(--good) }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: .5rem; margin: 0 }
dl div { background: var(--card); border: 1px solid var(--line); border-radius: .4rem; padding: .5rem .7rem }
dt { color: var(--faint); font-size: .9rem } dd { margin: 0; font-size: 1.4rem; font-weight: 600 }
label { display: block; margin: .8rem 0 .2rem }
input, button { font: inherit; width: 100%; padding: .7rem; border: 1px solid var(--faint); border-radius: .4rem;
  background: var(--card); color: var(--ink) }
button { margin-top: 1rem; background: var(--ink); color: var(--paper); font-weight: 600 }
.out button { width: auto; padding: .4rem .9rem }
"""
STYLE_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()

SIGNS = {Sign.GOOD: "good", Sign.LOOK: "look", Sign.BROKEN: "broken"}
HEADLINES = {
    Sign.GOOD: "The kiosk is well",
    Sign.LOOK: "Somebody should look at the kiosk",
    Sign.BROKEN: "The kiosk needs help",
}
VERDICTS = {
    "MASK_OK": "Mask worn",
    "NO_MASK": "No mask",
    "MASK_WRONG": "Worn wrongly",
    "CANT_TELL": "Could not tell",
    "LOOKING": "Left before a verdict",
}


def health_page(status: Status, place: str, *, leaves: bool) -> str:
    """The whole page. `leaves`: with a button that ends the session."""
    sign = SIGNS[status.sign]
    at = status.at.strftime("%Y-%m-%d %H:%M:%S %Z")
    figures = status.figures
    body = [
        f'<p class="faint">{escape(place or "mask-kiosk")}</p>',
        f'<h1 class="{sign}">{HEADLINES[status.sign]}</h1>',
        f'<p class="faint">{escape(at)}, refreshed every {EVERY_S} seconds</p>',
        *map(_card, status.findings),
        "<h2>Today</h2>",
        _today(status.today),
        "<h2>Versions</h2>",
        f"<p>mask-kiosk {escape(figures.version)}, runs for {escape(lasting(figures.uptime_s))}</p>",
        *(f"<p>{escape(one.network)}: by {escape(one.backend)}</p>" for one in figures.engines),
    ]
    if leaves:
        body.append('<form class="out" method="post" action="/logout"><button>Leave</button></form>')
    return _whole(HEADLINES[status.sign], body, f'<meta http-equiv="refresh" content="{EVERY_S}">')


def entry_page(place: str, trouble: str, *, plain: bool) -> str:
    """Asks for name and PIN. `plain`: nothing encrypts the way here, as far as the kiosk knows."""
    body = [
        f'<p class="faint">{escape(place or "mask-kiosk")}</p>',
        "<h1>Who looks?</h1>",
        "<p>Staff may look at this kiosk's health with the name and PIN they have at the door.</p>",
    ]
    if plain:
        warning = (
            "This connection is not encrypted: whoever is in this network can read the PIN, and it opens the door. "
            "Use it on a network that is yours alone, or through a proxy with TLS."
        )
        body.append(f'<p class="card look">{warning}</p>')
    if trouble:
        body.append(f'<p class="card broken" role="alert">{escape(trouble)}</p>')
    body.append(
        '<form method="post" action="/login"><label for="name">Name</label>'
        '<input id="name" name="name" maxlength="30" autocomplete="username" required>'
        '<label for="pin">PIN</label><input id="pin" name="pin" type="password" inputmode="numeric" maxlength="12" '
        'autocomplete="off" required><button>Look</button></form>'
    )
    return _whole("Who looks?", body)


def said_page(words_: str) -> str:
    """One sentence."""
    return _whole(words_, [f"<h1>{escape(words_)}</h1>"])


def _whole(title: str, body: Sequence[str], head: str = "") -> str:
    lines = "\n".join(body)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">{head}<style>{STYLE}</style></head>\n'
        f"<body><main>\n{lines}\n</main></body></html>\n"
    )


def _card(finding: Finding) -> str:
    told = {key: escape(text) for key, text in words(finding).items()}
    sign = SIGNS[finding.sign]
    advice = f'<p class="faint">{told["advice"]}</p>' if told["advice"] else ""
    return (
        f'<div class="card {sign}"><p><span class="sign">{sign}</span><strong>{told["part"]}</strong></p>'
        f"<p>{told['said']}</p>{advice}</div>"
    )


def _today(count: Count | None) -> str:
    if count is None:
        return "<p>The record cannot be read: see above.</p>"
    numbers = [("Visits", str(count.visits))]
    numbers += [(name, str(count.verdicts.get(verdict, 0))) for verdict, name in VERDICTS.items()]
    median = "-" if count.median_s is None else f"{count.median_s:.1f} s"
    numbers += [("Time to verdict", median), ("Let through by staff", str(count.overrides))]
    numbers += [("Faults", str(count.faults)), ("Records lost", str(count.lost))]
    return "<dl>" + "".join(f"<div><dt>{name}</dt><dd>{escape(value)}</dd></div>" for name, value in numbers) + "</dl>"

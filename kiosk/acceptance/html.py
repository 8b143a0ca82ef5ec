"""The report's page is made of these: escaped words, tables, lists. What a browser and Qt's QTextDocument both know."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

STYLE = """
body { font-family: sans-serif; font-size: 10pt; color: #1b2733; }
h1 { font-size: 19pt; margin-bottom: 2px; }
h2 { font-size: 13pt; margin-top: 18px; margin-bottom: 4px; }
p { margin-top: 4px; margin-bottom: 4px; }
li { margin-bottom: 2px; }
td, th { border: 1px solid #9aa6b2; padding: 4px; vertical-align: top; text-align: left; }
th { background-color: #e4e9ee; font-weight: bold; }
table { border-collapse: collapse; margin-top: 4px; margin-left: 0px; }
td.small { font-size: 8pt; padding: 2px; color: #1b2733; }
.small { font-size: 8pt; color: #44515e; }
.accepted { background-color: #d9ecd9; }
.condition { background-color: #fbeec2; }
.refused { background-color: #f6d5d2; }
.told { font-size: 17pt; font-weight: bold; }
"""
SCREEN = """
@page { size: A4; margin: 16mm; }
body { max-width: 178mm; margin: 8mm auto; line-height: 1.35; }
table { width: 100%; } svg { width: 100%; height: auto; }
h2 { break-after: avoid; } tr, svg { break-inside: avoid; } .sign td { height: 15mm; }
.hash { word-break: break-all; }
"""
"""What only a browser knows."""


def page(title: str, parts: Iterable[str], extra: str = "") -> str:
    """The whole of it; nothing is loaded from anywhere."""
    body = "\n".join(parts)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{STYLE}{SCREEN}</style></head>\n<body>\n{body}\n{extra}</body></html>\n"
    )


def head(words: str) -> str:
    """A chapter's."""
    return f"<h2>{escape(words)}</h2>"


def text(words: str, kind: str = "") -> str:
    """A paragraph."""
    return f"<p{_of(kind)}>{escape(words)}</p>"


def points(sentences: Iterable[str]) -> str:
    """A list."""
    return "<ul>" + "".join(f"<li>{escape(one)}</li>" for one in sentences) + "</ul>"


def table(
    names: Sequence[str], rows: Iterable[Sequence[str]], kinds: Sequence[str] = (), *, small: bool = False
) -> str:
    """`kinds`: each row's class; fewer: the others have none."""
    top = "<tr>" + "".join(f"<th>{escape(name)}</th>" for name in names) + "</tr>" if any(names) else ""
    told = []
    for at, row in enumerate(rows):
        kind = " ".join(filter(None, ("small" * small, kinds[at] if at < len(kinds) else "")))
        told.append("<tr>" + "".join(f"<td{_of(kind)}>{escape(cell)}</td>" for cell in row) + "</tr>")
    return f'<table width="100%" cellspacing="0" cellpadding="4">{top}{"".join(told)}</table>'


def plate(words: str, sentences: Sequence[str], kind: str) -> str:
    """A verdict, with what stands below it."""
    below = "".join(f"<p>{escape(one)}</p>" for one in sentences)
    return (
        f'<table width="100%" cellspacing="0" cellpadding="10"><tr><td class="{kind}">'
        f'<p class="told">{escape(words)}</p>{below}</td></tr></table>'
    )


def beside(*made: str) -> str:
    """HTML, side by side."""
    cells = "".join(f'<td width="{100 // len(made)}%">{one}</td>' for one in made)
    return f'<table width="100%" cellspacing="0" cellpadding="4"><tr>{cells}</tr></table>'


def signatures(roles: Sequence[tuple[str, str]]) -> str:
    """A line each: who, name, date, and room to sign."""
    rows = "".join(
        f'<tr><td width="26%">{escape(role)}</td><td width="28%">{escape(name)}<br><br><br></td>'
        '<td width="18%"></td><td></td></tr>'
        for role, name in roles
    )
    names = "<tr><th>For</th><th>Name</th><th>Date</th><th>Signature</th></tr>"
    return f'<table class="sign" width="100%" cellspacing="0" cellpadding="4">{names}{rows}</table>'


def _of(kind: str) -> str:
    return f' class="{kind}"' if kind else ""

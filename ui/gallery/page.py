"""index.html: all pictures on one page, to be browsed by scene, language, theme and size. It needs nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from string import Template

from ui.gallery.faults import Defect
from ui.gallery.shots import Shot

_PAGE = Template("""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>mask-kiosk: every screen</title>
<style>
body { margin: 0; font: 15px/1.4 sans-serif; background: #eef1f3; color: #0d1c28; }
form { position: sticky; top: 0; padding: .7em 1em; background: #fff; border-bottom: 1px solid #7b8d9b; }
label { margin-right: 1em; }
select { font: inherit; padding: .3em; }
main { display: flex; flex-wrap: wrap; gap: 1em; padding: 1em; align-items: flex-start; }
figure { margin: 0; background: #fff; border: 1px solid #c3cdd5; }
figure[hidden] { display: none; }
img { display: block; height: 300px; width: auto; }
figcaption { padding: .3em .6em; max-width: 520px; overflow-wrap: anywhere; }
.defect { color: #a80f1a; margin: .2em 0; }
</style>
</head>
<body>
<form>$choices<output>$count pictures</output></form>
<main>
$figures
</main>
<script>
const form = document.forms[0], figures = [...document.querySelectorAll("figure")];
form.addEventListener("change", () => {
  const wanted = [...form.querySelectorAll("select")].filter(one => one.value);
  for (const figure of figures)
    figure.hidden = !wanted.every(one => figure.dataset[one.name] === one.value);
  form.querySelector("output").value = figures.filter(one => !one.hidden).length + " pictures";
});
</script>
</body>
</html>
""")


def page_of(found: Mapping[Shot, tuple[Defect, ...]]) -> str:
    """The page for pictures that lie beside it, each under its shot's name, with what is wrong with it."""
    facets: Mapping[str, Iterable[str]] = {
        "scene": (shot.scene for shot in found),
        "language": (shot.language for shot in found),
        "theme": (shot.theme for shot in found),
        "size": map(_size, found),
    }
    choices = "\n".join(_choice(name, values) for name, values in facets.items())
    figures = "\n".join(_figure(shot, defects) for shot, defects in found.items())
    return _PAGE.substitute(choices=choices, count=len(found), figures=figures)


def _choice(name: str, values: Iterable[str]) -> str:
    options = "".join(f"<option>{escape(value)}</option>" for value in dict.fromkeys(values))
    return f'<label>{name} <select name="{name}"><option value="">all</option>{options}</select></label>'


def _figure(shot: Shot, defects: Iterable[Defect]) -> str:
    name, (width, height) = escape(str(shot)), shot.size
    wrong = "".join(f'<p class="defect">{escape(str(defect))}</p>' for defect in defects)
    return (
        f'<figure data-scene="{escape(shot.scene)}" data-language="{shot.language}" data-theme="{shot.theme}" '
        f'data-size="{_size(shot)}"><a href="{name}.png"><img src="{name}.png" alt="{name}" loading="lazy" '
        f'width="{width}" height="{height}"></a><figcaption>{name}{wrong}</figcaption></figure>'
    )


def _size(shot: Shot) -> str:
    width, height = shot.size
    return f"{width}x{height}{' large' if shot.large_text else ''}"

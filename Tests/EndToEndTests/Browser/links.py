"""Opens addresses of a page and uses its links: prints a line for each thing that is wrong, nothing when all is well.

The page has a chapter 1 with a trace of two heads, trace 1.1, and an exercise 1.1 with a formula in a fold."""

import functools
import http.server
import pathlib
import sys
import threading

from browser import launch
from playwright.sync_api import sync_playwright

# What an address shows: where it leads, whether that is in sight, the folds around it, and the line of the readout.
SHOWN = """() => { const node = document.querySelector('.here');
    if (!node) return null;
    const box = node.getBoundingClientRect(), figure = node.closest('figure.trace');
    return {id: node.id, seen: box.height > 0 && box.top < innerHeight && box.bottom > 0,
        cell: document.activeElement.matches('td.m') ? document.activeElement.textContent : null,
        line: figure && figure.querySelector('.rd .b').textContent} }"""

found = []


def expect(what, is_so):
    if not is_so:
        found.append(what)


def address(page):
    return page.evaluate("() => decodeURIComponent(location.hash)")


def wait(page, hash):
    """For an address that is written when the reader rests."""
    page.wait_for_function("hash => decodeURIComponent(location.hash) === hash", arg=hash, timeout=20000)


def shown(page, id, line=None):
    """Waits until the page shows what an address names; the first readout waits for the module."""
    page.wait_for_function("id => document.querySelector('.here')?.id === id", arg=id, timeout=20000)
    if line:
        page.wait_for_function(
            "line => document.querySelector('.here').closest('figure').querySelector('.rd .b').textContent.startsWith(line)",
            arg=line, timeout=20000)
    return page.evaluate(SHOWN)


def opened(browser, url):
    """Addresses in pages that have just been opened."""
    for hash, id, line in [
        ("#cell-1.1", "cell-1.1", None), ("#eq-1.1", "eq-1.1", None), ("#ex-1.1", "ex-1.1", None), ("#deep", "deep", None),
        ("#trace-1.1-p2-s4", "trace-1.1-p2-s4", "scores["), ("#trace-1.1-p2-s4-r2c1", "trace-1.1-p2-s4", "scores[2,1]"),
        ("#trace-1.1-p2-s4-r9c9", "trace-1.1-p2-s4", "scores["), ("#trace-1.1-p9-s4", "trace-1.1", None),
    ]:
        page = browser.new_page(reduced_motion="reduce")
        page.on("pageerror", lambda error: found.append(f"{hash}: {error}"))
        page.goto(url + hash)
        state = shown(page, id, line)
        expect(f"{hash} is out of sight", state["seen"])
        expect(f"{hash} has the focus elsewhere", ("-r2" in hash) == (state["cell"] is not None))
        expect(f"{hash} is changed to {address(page)}", address(page) == hash)
        page.close()


def history(browser, url):
    """The address follows what is selected, and Back returns."""
    page = browser.new_page(reduced_motion="reduce")
    page.goto(url)
    page.click("a[href='#eq-1.1']")
    stations = page.locator("details.part .strip").first.locator("a")
    stations.nth(1).click()
    wait(page, "#trace-1.1-p1-s2")
    stations.nth(3).click()
    wait(page, "#trace-1.1-p1-s4")
    page.go_back()
    wait(page, "#trace-1.1-p1-s2")
    shown(page, "trace-1.1-p1-s2")
    expect("Back does not step back", page.locator(".step.cur").get_attribute("id") == "trace-1.1-p1-s2")
    page.go_forward()
    shown(page, "trace-1.1-p1-s4")
    page.locator("details.part .ctl [data-b=next]").first.click()
    wait(page, "#trace-1.1-p1-s5")
    page.locator("details.part .ctl [data-b=all]").first.click()
    cell = page.locator("#trace-1\\.1-p1-s4 td.m").nth(2)
    cell.hover()
    expect("hovering changes the address", address(page) == "#trace-1.1-p1-s5")
    cell.click()
    wait(page, "#trace-1.1-p1-s4-r2c1")
    page.keyboard.press("ArrowRight")
    wait(page, "#trace-1.1-p1-s4-r2c2")
    page.go_back()
    wait(page, "#trace-1.1-p1-s5")
    page.go_back()
    wait(page, "#trace-1.1-p1-s2")
    page.go_back()
    wait(page, "#eq-1.1")
    page.go_back()
    wait(page, "")
    page.close()


def links(browser, url):
    """The links to where they stand have names, can be used with the keyboard, and copy."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(url)
    expect("this page is a secure context", not page.evaluate("isSecureContext && !!navigator.clipboard"))
    for selector, name in [("#cell-1\\.1 a.lk", "Cell 1.1"), ("#eq-1\\.1 a.lk", "Equation 1.1"), ("#ex-1\\.1 > header a.lk", "Exercise 1.1"),
                           ("#trace-1\\.1 > figcaption a.lk", "Trace 1.1"), ("#trace-1\\.1-p1-s4 a.lk", "4 Scores")]:
        link = page.locator(selector)
        expect(f"no link is named {name}", page.get_by_role("link", name=name).count() > 0)
        link.focus()
        page.keyboard.press("Enter")
        page.wait_for_function("selector => document.querySelector(selector).dataset.said", arg=selector, timeout=20000)
        expect(f"{name}: said {link.get_attribute('data-said')}", link.get_attribute("data-said") == "Address copied")
        expect(f"{name} is not the address", address(page) == link.evaluate("link => link.hash"))
        expect(f"{name} copies something else", pasted(page) == link.evaluate("link => link.href"))
    button = page.locator("#cell-1\\.1 .copy")
    button.click()
    page.wait_for_function("() => document.querySelector('.copy').dataset.said", timeout=20000)
    expect(f"Copy says {button.get_attribute('data-said')}", button.get_attribute("data-said") == "Copied")
    code = page.evaluate("() => document.querySelector('#cell-1\\\\.1 pre').textContent.replace(/\\n$/, '')")
    expect("Copy copies something else", pasted(page) == code)
    # Where the browser refuses to copy, the code is selected.
    page.evaluate("() => { document.execCommand = () => false }")
    button.click()
    page.wait_for_function("() => document.querySelector('.copy').dataset.said !== 'Copied'", timeout=20000)
    expect("a refused copy is told otherwise",
           button.get_attribute("data-said") == "Not copied, but selected: press Ctrl C or ⌘ C")
    expect("a refused copy is not selected", page.evaluate("() => getSelection().toString().trim()") == code)
    context.close()


def pasted(page):
    """What is in the clipboard, by pasting it into a field of another page of the same context."""
    other = page.context.new_page()
    other.set_content("<textarea></textarea>")
    other.locator("textarea").focus()
    other.keyboard.press("Control+V")
    text = other.locator("textarea").input_value()
    other.close()
    page.bring_to_front()
    return text


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


path = pathlib.Path(sys.argv[1]).resolve()
server = http.server.ThreadingHTTPServer(("0.0.0.0", 0), functools.partial(Quiet, directory=str(path.parent)))
threading.Thread(target=server.serve_forever, daemon=True).start()
with sync_playwright() as playwright:
    browser = launch(playwright)
    opened(browser, path.as_uri())
    history(browser, path.as_uri())
    # A host of another name than localhost, so that the page is one of plain http.
    links(browser, f"http://0.0.0.0:{server.server_port}/{path.name}")
    browser.close()
server.shutdown()
print("\n".join(found), end="\n" if found else "")

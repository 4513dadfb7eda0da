"""Opens served pages in Chromium and says how long what happens there takes. Reads a command from each line, answers with one:

open ADDRESS      the address that lets a browser in: milliseconds until the page is there
go ADDRESS        another page: `there` when it can be used
figure N          `ready`, and `shown` when the page shows another N-th trace figure
prose TEXT        `ready`, and `shown` when the page has that text
check TEXT        answers the page's exercise, and checks that: milliseconds from the keys to another verdict
tabs N            opens the page in N tabs: `there`
"""

import sys

from chromium import launch
from playwright.sync_api import sync_playwright

# What a page looks at after each change of it.
AWAIT = """([read, first]) => { const value = new Function('return ' + read);
    const isOver = () => first === null ? value() : value() && value() !== first;
    window.awaited = new Promise(resolve => {
        if (isOver()) return resolve();
        const observer = new MutationObserver(() => { if (isOver()) { observer.disconnect(); resolve() } });
        observer.observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true}) }) ; 0 }"""
VERDICT = "document.querySelector('.judged:not([hidden]) .verdict')?.textContent ?? ''"
EDITOR = ".ex textarea"
READY = f"() => document.querySelector('.outputs > *, {EDITOR}')"


def answer(text):
    print(text, flush=True)


def until(page, read, first=None):
    page.evaluate(AWAIT, [read, first])


with sync_playwright() as playwright:
    browser = launch(playwright)
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(120_000)
    for line in sys.stdin:
        command, _, rest = line.rstrip("\n").partition(" ")
        if command == "open":
            page.goto(rest)
            answer(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))
        elif command == "go":
            page.goto(rest)
            page.wait_for_function(READY)
            page.wait_for_load_state("networkidle")
            answer("there")
        elif command == "figure":
            figure = f"document.querySelectorAll('figure.trace')[{rest}]?.textContent"
            until(page, figure, page.evaluate(figure))
            answer("ready")
            page.evaluate("window.awaited")
            answer("shown")
        elif command == "prose":
            until(page, f"document.querySelector('main').textContent.includes('{rest}')")
            answer("ready")
            page.evaluate("window.awaited")
            answer("shown")
        elif command == "check":
            editor = page.locator(EDITOR).first
            editor.fill(rest)
            until(page, VERDICT, page.evaluate(VERDICT))
            editor.focus()
            page.evaluate("window.pressed = performance.now(); 0")
            page.keyboard.press("Control+Enter")
            answer(page.evaluate("window.awaited.then(() => performance.now() - window.pressed)"))
        elif command == "tabs":
            for _ in range(int(rest)):
                context.new_page().goto(page.url)
            answer("there")
    browser.close()

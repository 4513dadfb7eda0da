"""Searches on a page as a reader does: prints what is found for each query, then what the keys do.

Needs Chromium or Chrome, and playwright from PyPI.
"""

import pathlib
import sys

from browser import launch
from playwright.sync_api import sync_playwright

path, *queries = sys.argv[1:]
with sync_playwright() as playwright:
    browser = launch(playwright)
    page = browser.new_page()
    page.on("console", lambda m: print(f"console: {m.text}"))
    page.on("pageerror", lambda e: print(f"error: {e}"))
    page.on("request", lambda r: None if r.url.startswith("file:") else print(f"request: {r.url}"))
    page.goto(pathlib.Path(path).resolve().as_uri())
    field, status, links = page.locator("#Search"), page.locator(".search [role=status]"), page.locator("#Found a")
    focused = lambda: page.evaluate("document.activeElement.id || document.activeElement.querySelector('b')?.textContent")
    for query in queries:
        field.fill(query)
        page.wait_for_function("query => document.querySelector('#Search').value === query", arg=query)
        names = [link.locator("b").text_content() for link in links.all()]
        print(f"{query}: {status.text_content()}: " + " | ".join(names))
    page.locator("h1").first.click()
    print("closed" if not page.locator("#Found").is_visible() else "still open")
    page.keyboard.press("/")
    print(focused(), "open" if page.locator("#Found").is_visible() else "closed")
    field.fill(queries[0])
    for key in ["ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowDown", "Escape"]:
        page.keyboard.press(key)
        print(key, focused())
    page.keyboard.press("Escape")
    print("emptied" if not field.input_value() and not links.count() else "kept")
    field.fill(queries[0])
    page.keyboard.press("Enter")
    page.wait_for_url("**#*")
    print(page.url.rsplit("/", 1)[1])
    browser.close()

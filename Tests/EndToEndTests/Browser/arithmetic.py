"""Points at every number of every step trace of a page, and prints what the readout says of it: a JSON object by the
id of the step, rows of texts."""

import json
import pathlib
import sys

from browser import launch
from playwright.sync_api import sync_playwright

OPEN = """() => { for (const part of document.querySelectorAll('details')) part.open = true }"""

READ = """() => Object.fromEntries(Array.from(document.querySelectorAll('.step')).map(step => [step.id,
    Array.from(step.querySelectorAll('tbody tr')).map(row => Array.from(row.querySelectorAll('td.m')).map(cell => {
        cell.focus();
        const line = cell.closest('figure.trace').querySelector('.rd .b');
        return line ? line.textContent : 'nothing';
    }))]))"""

with sync_playwright() as playwright:
    browser = launch(playwright)
    page = browser.new_page()
    page.goto(pathlib.Path(sys.argv[1]).resolve().as_uri())
    page.evaluate(OPEN)
    print(json.dumps(page.evaluate(READ)))
    browser.close()

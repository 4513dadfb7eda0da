"""Measures pages in Chromium: reads the path of a page from each line, answers with a line of milliseconds: until the first
number is explained, which starts the module, and until another is, in the middle and at most, once each has been before."""

import pathlib
import sys

from chromium import launch
from playwright.sync_api import sync_playwright

TIMES = """async () => {
    const cells = Array.from(document.querySelectorAll('figure.trace td.m')).filter(cell => cell.offsetParent);
    if (!cells.length) return [];
    const point = cell => cell.dispatchEvent(new PointerEvent('pointerover', {bubbles: true}));
    const readout = cells[0].closest('figure.trace').querySelector('.rd'), start = performance.now();
    const shown = new Promise(resolve => new MutationObserver(resolve).observe(readout, {childList: true}));
    point(cells[0]);
    await shown;
    const first = performance.now() - start;
    cells.forEach(point);
    const others = cells.map(cell => { const start = performance.now(); point(cell); return performance.now() - start });
    others.sort((a, b) => a - b);
    return [first, others[others.length >> 1], others[others.length - 1]] }"""

with sync_playwright() as playwright:
    browser = launch(playwright)
    for line in sys.stdin:
        page = browser.new_page()
        page.goto(pathlib.Path(line.strip()).resolve().as_uri())
        print(*page.evaluate(TIMES), flush=True)
        page.close()
    browser.close()

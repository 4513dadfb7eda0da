"""Points at every number of every step trace of a page: prints JSON with what the readout says of each and which cells are
marked, by the id of the step, and with what is wrong otherwise."""

import json
import pathlib
import sys

from browser import launch
from playwright.sync_api import sync_playwright

# The first number waits for the module; all others are explained at once.
START = """() => { for (const part of document.querySelectorAll('details')) part.open = true;
    const cell = document.querySelector('figure.trace td.m'), readout = cell.closest('figure.trace').querySelector('.rd');
    const shown = new Promise(resolve => new MutationObserver(resolve).observe(readout, {childList: true}));
    cell.focus();
    return shown.then(() => true) }"""

READ = """() => Object.fromEntries(Array.from(document.querySelectorAll('.step')).map(step => [step.id,
    Array.from(step.querySelectorAll('tbody tr')).map((row, i) => Array.from(row.querySelectorAll('td.m')).map(cell => {
        cell.focus();
        const figure = cell.closest('figure.trace'), readout = figure.querySelector('.rd');
        const marks = Array.from(figure.querySelectorAll('td.me, td.pa, td.pb, td.tw')).map(marked =>
            [marked.closest('.step').dataset.i, marked.parentElement.sectionRowIndex, marked.cellIndex - 1,
                ['me', 'pa', 'pb', 'tw', 'col', 'a1', 'a2'].filter(name => marked.classList.contains(name)).join(' ')].join(' '));
        return {html: readout.innerHTML, text: readout.querySelector('.b').textContent, marks: marks.sort()};
    }))]))"""

# Another query, and again the one that was followed when the page was written.
FOLLOW = """() => Array.from(document.querySelectorAll('.rowv')).flatMap(view => {
    const table = view.querySelector('table'), inputs = Array.from(view.querySelectorAll('.pick input'));
    if (!inputs.length) return [];
    const before = table.innerHTML, followed = inputs.find(e => e.checked), another = inputs.find(e => !e.checked);
    another.click();
    const name = another.parentElement.textContent, other = table.innerHTML;
    const found = Array.from(view.querySelectorAll('.qn')).every(e => e.textContent === name) ? [] : ['another query is named'];
    followed.click();
    if (other === before) found.push('one query is followed like another');
    if (table.innerHTML !== before) found.push('the same query is followed in another way than at first');
    return found.map(text => view.dataset.part + ': ' + text) })"""

# The page's module by itself: the cells that it gives are those of the page, and closing a figure frees its memory.
CELLS = """async () => {
    const packed = Uint8Array.from(atob(document.getElementById('Module').textContent), c => c.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    const live = (await WebAssembly.instantiate(await new Response(stream).arrayBuffer())).instance.exports, found = [];
    const give = (name, text) => { const bytes = new TextEncoder().encode(text), place = live.allocate(bytes.length);
        new Uint8Array(live.memory.buffer, place, bytes.length).set(bytes);
        const result = live[name](place, bytes.length); live.release(place); return result };
    const ask = (name, ...numbers) => { const length = live[name](...numbers);
        return JSON.parse(new TextDecoder().decode(new Uint8Array(live.memory.buffer, live.answer(), length))) };
    give('speak', JSON.stringify(JSON.parse(document.getElementById('Words').textContent).figure));
    const figures = Array.from(document.querySelectorAll('figure.trace'));
    const open = figure => give('open', figure.querySelector('script').textContent);
    for (const figure of figures) {
        const number = open(figure);
        for (const step of figure.querySelectorAll('.step')) {
            const table = step.querySelector('table.mx:not(.big)');
            if (!table) continue;
            const rows = Array.from(table.tBodies[0].rows), wide = rows[0].cells.length - 1;
            const drawn = {rows: rows.map(row => row.cells[0].textContent),
                columns: Array.from(table.tHead.rows[0].cells).slice(1).map(cell => cell.textContent),
                cells: rows.map(row => Array.from(row.cells).slice(1).map(cell => [cell.textContent,
                    cell.classList[1] + (cell.classList.contains('ch') ? ' ch' : '')]))};
            const given = ask('cells', number, +step.dataset.i, 0, 0, rows.length, wide);
            if (JSON.stringify(given) !== JSON.stringify(drawn)) found.push(step.id + ': ' + JSON.stringify(given));
        }
        live.close(number);
    }
    const size = live.memory.buffer.byteLength;
    for (let i = 0; i < 20; i++) for (const figure of figures) live.close(open(figure));
    if (live.memory.buffer.byteLength !== size) found.push('memory is not freed');
    return found }"""

with sync_playwright() as playwright:
    browser = launch(playwright)
    page = browser.new_page()
    faults = []
    page.on("console", lambda message: faults.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    page.goto(pathlib.Path(sys.argv[1]).resolve().as_uri())
    page.on("request", lambda request: faults.append(f"asks for {request.url[:80]}"))
    page.evaluate(START)
    readouts = page.evaluate(READ)
    faults += page.evaluate(FOLLOW) + page.evaluate(CELLS)
    print(json.dumps({"readouts": readouts, "faults": faults}))
    browser.close()

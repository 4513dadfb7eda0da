/* Step traces: point at a number to see where it came from, step with keys, follow one query.
   Everything can be read without this script, which moves texts, classes and focus. What it shows comes from the page's
   module. */
const Figures = (() => {
'use strict';

/* 2 One figure ---------------------------------------------------------------------------------------------------- */

function element(name, className, ...content) {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...content);
  return node;
}
/* Makes a node like another of the same form; what only changes its size can then be seen to do so. */
function take(node, other) {
  if (node.nodeType === Node.TEXT_NODE) node.data = other.data;
  else for (const { name, value } of other.attributes) node.setAttribute(name, value);
  if (node.matches?.('input')) Object.assign(node, { value: other.value, checked: other.checked });
  node.childNodes.forEach((child, i) => take(child, other.childNodes[i]));
}
const $$ = (selector, node) => [...node.querySelectorAll(selector)];
const count = (n, make) => Array.from({ length: n }, (_, i) => make(i));
const MARKS = ['me', 'pa', 'pb', 'tw', 'a1', 'a2', 'col'];

function figure(root) {
  const steps = [], whereIs = new WeakMap();
  const queries = new Map();
  let readout, benches, marked, shown = null, number = -1, waiting = null, source = null;

  /* What other scripts work with; `state` is what a reader has changed, in the module's words. */
  const self = {
    root, steps, state: '', at, cell, ask, tell, use, put, renew, queries, take, restep: [],
    get readout() { return readout },
    get shown() { return shown },
    /* Replaced by who covers steps: whether one is covered, and what is shown in its place. */
    covers: () => false, cover() {},
    /* Who marks cells beside the readout: each gives names of classes; of a label when row or column is −1. */
    marking: [],
    marks: (...place) => self.marking.map(mark => mark(...place)).join(' ')
  };

  /* Again when an edit has brought other steps. */
  function furnish() {
    readout = root.querySelector('.rd');
    benches = $$('.bench', root);
    marked = $$('td.me,td.pa,td.pb,td.tw', root);
    steps.length = 0;
    for (const box of $$('.step', root)) {
      const step = { index: +box.dataset.i, name: box.dataset.name, box, bench: box.closest('.bench'), cells: [], top: 0, left: 0 };
      steps[step.index] = step;
      prepare(step);
    }
    queries.clear();
    self.restep.length = 0;
    benches.forEach(stepping);
    $$('.rowv', root).forEach(following);
  }

  /* 2.1 The module's side: open while a reader can see the figure. */
  const sight = new IntersectionObserver(entries => {
    if (entries[entries.length - 1].isIntersecting) {
      if (steps.some(step => step.large)) use(() => steps.forEach(open));
    } else if (number >= 0) {
      if (Module.live) Module.live.close(number);
      number = -1;
    }
  });
  sight.observe(root);

  /* Does it now, or when the module has started; then only what was wanted last. */
  function use(action) {
    if (Module.live) return action();
    waiting = action;
    Module.start().then(() => {
      if (Module.live && waiting === action) action();
    });
  }
  function opened() {
    if (number < 0) {
      number = Module.live.give('open', source || data());
      if (self.state) Module.live.tell('restore', self.state, number);
    }
    return number;
  }
  function ask(name, ...numbers) { return Module.live.ask(name, opened(), ...numbers) }
  function tell(name, text, ...numbers) { return Module.live.tell(name, text, opened(), ...numbers) }

  /* The trace; the numbers of large matrices stand in the page, one row a line. */
  function data() {
    const trace = JSON.parse(root.querySelector('script[type="application/json"]').textContent);
    const words = { '\u221e': 'inf', '-\u221e': '-inf', NaN: 'nan' };
    const fill = part => {
      for (const step of part.steps) if (typeof step.values === 'string')
        step.values = document.getElementById(step.values).textContent.split('\n')
          .map(line => line.split(' ').map(text => words[text] || Number(text)));
      part.children.forEach(fill);
    };
    fill(trace);
    return JSON.stringify(trace);
  }

  /* 2.2 Tables: one tab stop each; a large one shows a window. */
  function prepare(step) {
    const table = step.table = step.box.querySelector('table.mx');
    if (!table) return;
    table.setAttribute('role', 'grid');
    step.large = table.classList.contains('big');
    step.rows = step.large ? +table.dataset.rows : table.tBodies[0].rows.length;
    step.columns = step.large ? +table.dataset.columns : table.tBodies[0].rows[0].cells.length - 1;
    if (step.large) map(step);
    else place(step, $$('tbody tr', table).map(line => $$('td.m', line)));
  }
  function place(step, cells) {
    step.cells = cells;
    cells.forEach((line, i) => line.forEach((cell, j) => {
      whereIs.set(cell, [step, i, j]);
      cell.tabIndex = -1;
    }));
    step.stop = cells[0][0];
    step.stop.tabIndex = step.stop.closest('.todo') ? -1 : 0;
  }

  /* A cell's step, row and column, counted over the whole matrix. */
  function at(node) {
    const cell = node.closest && node.closest('td.m');
    const found = cell && whereIs.get(cell);
    return found && !cell.closest('.todo') ? [found[0], found[1] + found[0].top, found[2] + found[0].left] : null;
  }

  /* The cell of an entry; none when it is outside the window. */
  function cell(step, row, column) {
    const line = step.cells[row - step.top];
    return line && line[column - step.left];
  }

  /* Makes a large table a window, with as many cells as were drawn. */
  function open(step) {
    if (!step.large || step.heads) return;
    const { table } = step, high = Math.min(10, step.rows), wide = Math.min(8, step.columns);
    const label = scope => Object.assign(element('th'), { scope });
    step.heads = count(wide, () => label('col'));
    table.tHead.rows[0].replaceChildren(table.tHead.rows[0].cells[0], ...step.heads);
    step.sides = count(high, () => label('row'));
    place(step, count(high, () => count(wide, () => element('td', 'm'))));
    table.tBodies[0].replaceChildren(...step.cells.map((line, i) => element('tr', '', step.sides[i], ...line)));
    draw(step);
    fill(step);
  }
  function draw(step) {
    step.map.innerHTML = ask('map', step.index) + `<rect width="${step.heads.length}" height="${step.sides.length}"/>`;
  }

  function fill(step) {
    const { rows, columns, cells } = ask('cells', step.index, step.top, step.left, step.sides.length, step.heads.length);
    const label = (th, text, row, column) => { th.textContent = text; th.className = self.marks(step, row, column) };
    step.heads.forEach((th, j) => label(th, columns[j], -1, j + step.left));
    step.sides.forEach((th, i) => label(th, rows[i], i + step.top, -1));
    cells.forEach((line, i) => line.forEach(([text, names], j) => dress(step, i + step.top, j + step.left, text, names)));
    const frame = step.map.lastChild;
    frame.setAttribute('x', step.left);
    frame.setAttribute('y', step.top);
  }

  function dress(step, row, column, text, names) {
    const node = cell(step, row, column), end = column - step.left === step.cells[0].length - 1;
    /* The first node: a reader may be writing in a field after it. */
    if (node.firstChild) node.firstChild.data = text; else node.append(text);
    node.className = `m ${names}${end ? ' e' : ''} ${self.marks(step, row, column)}`;
  }

  /* Moves the window so that an entry stands in it. */
  function reveal(step, row, column) {
    if (!step.heads) return false;
    const near = (start, size, i, all) => Math.max(0, Math.min(all - size, i < start ? i : i >= start + size ? i - size + 1 : start));
    return moveTo(step, near(step.top, step.sides.length, row, step.rows),
      near(step.left, step.heads.length, column, step.columns));
  }
  function moveTo(step, top, left) {
    if (top === step.top && left === step.left) return false;
    step.top = top;
    step.left = left;
    fill(step);
    return true;
  }

  /* The whole matrix in small; pressing on it moves the window there. */
  function map(step) {
    const slim = step.columns < step.rows / 4 ? ' slim' : '';
    step.table.closest('.pic').insertAdjacentHTML('beforeend',
      `<svg class="map${slim}" viewBox="0 0 ${step.columns} ${step.rows}" aria-hidden="true"></svg>`);
    const image = step.map = step.table.closest('.pic').lastChild;
    const move = event => {
      if (!step.heads) return;
      const box = image.getBoundingClientRect();
      const centre = (part, all, size) => Math.max(0, Math.min(all - size, Math.floor(part * all - size / 2)));
      moveTo(step, centre((event.clientY - box.top) / box.height, step.rows, step.sides.length),
        centre((event.clientX - box.left) / box.width, step.columns, step.heads.length));
    };
    image.addEventListener('pointerdown', event => { image.setPointerCapture(event.pointerId); move(event) });
    image.addEventListener('pointermove', event => { if (event.buttons) move(event) });
  }

  /* 2.3 The readout */
  function show(step, row, column) {
    use(() => put(step, row === undefined ? ask('firstReadout', step.index) : ask('readout', step.index, row, column)));
  }
  const asks = () => readout.querySelector('.ask');
  const pointed = () => marked.find(cell => cell.classList.contains('me'));
  /* What is explained now, also before a reader has pointed at anything. */
  const explained = () => shown || at(pointed() || root);
  function put(step, answer) {
    if (!answer) return;
    shown = [step, answer.row, answer.column];
    marked.forEach(cell => cell.classList.remove(...MARKS));
    const seen = new Set();
    /* Windows move to the first of what is marked in them. */
    for (const [index, row, column] of answer.marks) {
      if (steps[index] && !seen.has(index)) reveal(steps[index], row, column);
      seen.add(index);
    }
    marked = answer.marks.flatMap(([index, row, column, names]) => {
      const marked = steps[index] && cell(steps[index], row, column);
      if (!marked) return [];
      marked.classList.add(...names.split(' '));
      return [marked];
    });
    readout.innerHTML = answer.html;
    conceal();
  }
  /* What is not shown yet is not told either: the number explained, or the same place in other steps. */
  function conceal() {
    const own = pointed();
    readout.classList.toggle('later', !asks() && !!own?.closest('.todo'));
    $$('[data-i]', readout).forEach(text => text.classList.toggle('later', !!steps[text.dataset.i].box.closest('.todo')));
  }

  root.addEventListener('pointerover', event => {
    /* A question stays until it is answered. */
    const found = event.pointerType !== 'touch' && !asks() && at(event.target);
    if (found) show(...found);
  });
  root.addEventListener('click', event => {
    const found = at(event.target);
    if (!found) return;
    show(...found);
    Address.at(anchor(...found), 'push');
  });
  root.addEventListener('focusin', event => {
    const found = at(event.target);
    if (!found) return;
    const step = found[0];
    if (step.stop) step.stop.tabIndex = -1;
    step.stop = event.target.closest('td.m');
    step.stop.tabIndex = 0;
    show(...found);
    if (event.target.matches(':focus-visible')) Address.at(anchor(...found), 'replace');
  });
  const anchor = (step, row, column) => `${step.box.id}-r${row + 1}c${column + 1}`;

  /* What an address names. */
  root.addEventListener('explain', event => {
    const step = steps[event.target.dataset.i], [row, column] = event.detail;
    if (!step) return;
    if (!(row < step.rows && column < step.columns)) return show(step);
    use(() => {
      reveal(step, row, column);
      show(step, row, column);
      step.cells[row - step.top][column - step.left].focus({ preventScroll: true });
    });
  });

  /* 2.4 Keys within a table */
  function walk(event, [step, row, column]) {
    const way = {
      ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0], Home: [0, -column],
      End: [0, step.columns - 1 - column]
    }[event.key];
    if (event.key === 'Escape') step.back?.();
    if (!way) return event.key === 'Escape';
    row += way[0];
    column += way[1];
    if (row < 0 || column < 0 || row >= step.rows || column >= step.columns) return true;
    const moved = reveal(step, row, column), cell = step.cells[row - step.top][column - step.left];
    if (moved && document.activeElement === cell) show(step, row, column);
    cell.focus();
    return true;
  }

  /* 2.5 Stepping: 0 shows all. One of these for each trace, outermost or nested. */
  function stepping(bench) {
    const holder = bench === benches[0] ? root : bench;
    const stations = [...bench.children].flatMap(child => child.matches('details.part') ? [child]
      : child.matches('.steps') ? $$(':scope > .step', child) : []);
    const strip = holder.querySelector(':scope > .strip'), controls = bench.querySelector(':scope > .bar > .ctl, :scope > .ctl');
    const folds = $$(':scope > .fold', bench);
    if (!strip || !controls) return;
    const links = $$('a:not(.in)', strip), output = controls.querySelector('output'), allShown = output.textContent;
    const button = name => controls.querySelector(`[data-b=${name}]`);
    let current = 0;
    const focusStation = () => { links[Math.max(0, current - 1)].focus() };
    /* Steps of a trace inside, too, which has no strip when it has one step. */
    steps.forEach(step => { if (bench.contains(step.box)) step.back = focusStation });

    let covered = false;
    function go(k, how = current ? 'replace' : 'push') {
      current = k;
      const station = stations[k - 1], inside = !!k && station.matches('details');
      covered = !!k && !inside && self.covers(steps[station.dataset.i]);
      const first = k ? k - covered : stations.length;
      stations.forEach((station, i) => {
        station.classList.toggle('todo', i >= first);
        station.classList.toggle('cur', k === i + 1);
      });
      links.forEach((link, i) => {
        link.classList.toggle('todo', i >= first);
        link.ariaCurrent = k === i + 1 ? 'step' : null;
      });
      /* Folded steps come with the one that they lead to. */
      folds.forEach(fold => fold.classList.toggle('todo', !!steps[fold.dataset.of].box.closest('.todo')));
      steps.forEach(step => { if (step.stop) step.stop.tabIndex = step.stop.closest('.todo') ? -1 : 0 });
      conceal();
      /* A button that is truly disabled would lose the focus, and the keys with it. */
      const off = (name, is) => button(name).setAttribute('aria-disabled', is);
      off('prev', k === 1);
      off('next', k === stations.length);
      off('all', k === 0);
      const name = !k ? '' : inside ? station.querySelector('summary b').textContent : steps[station.dataset.i].name;
      output.textContent = k ? Module.say('stepShown', { number: k, count: stations.length, name }) : allShown;
      if (!k || how === 'quietly') return;
      Address.at(station.id, how);
      if (inside) station.open = true;
      /* Of a trace inside, what comes out of it. */
      const step = inside ? steps.filter(step => step.bench.parentElement === station).pop() : steps[station.dataset.i];
      if (covered) self.cover(step, () => { go(k); links[k - 1].focus({ preventScroll: true }) });
      else if (step) show(step);
      const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
      station.scrollIntoView({ block: 'nearest', behavior: still ? 'auto' : 'smooth' });
    }
    const back = () => go(current ? Math.max(1, current - 1) : stations.length);
    /* A covered step waits for what a reader predicts. */
    const next = () => go(!current ? 1 : covered ? current : Math.min(stations.length, current + 1));
    button('prev').addEventListener('click', back);
    button('next').addEventListener('click', next);
    button('all').addEventListener('click', () => go(0));
    links.forEach((link, i) => link.addEventListener('click', event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      go(i + 1, 'push');
    }));
    holder.addEventListener('explain', event => {
      const i = stations.findIndex(station => station.contains(event.target));
      if (current && i >= 0) go(i + 1, 'quietly');
    });
    const keys = {
      ArrowRight: next, ArrowLeft: back, Home: () => go(1), End: () => go(0), Escape: () => go(0)
    };
    for (const place of [strip, controls]) place.addEventListener('keydown', event => {
      if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
      keys[event.key]();
      event.preventDefault();
      if (place === strip && current) links[current - 1].focus({ preventScroll: true });
    });
    go(0, 'quietly');
    self.restep.push(() => { if (current) go(current, 'replace') });
  }

  root.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const found = at(event.target);
    if (found && walk(event, found)) event.preventDefault();
  });

  /* 2.6 One query, followed across */
  function following(view) {
    const part = +view.closest('.bench').dataset.part, table = view.querySelector('table');
    const inputs = $$('.pick input', view);
    const follow = query => {
      const copy = element('table');
      copy.innerHTML = ask('followed', part, query);
      take(table.tBodies[0], copy.tBodies[0]);
      take(table.tFoot, copy.tFoot);
      if (inputs[query]) $$('.qn', view).forEach(name => { name.textContent = inputs[query].parentElement.textContent });
    };
    inputs.forEach((input, query) => input.addEventListener('change', () => use(() => follow(query))));
    queries.set(part, (query = Math.max(0, inputs.findIndex(input => input.checked))) => {
      if (inputs[query]) inputs[query].checked = true;
      follow(query);
    });
  }

  /* 2.7 What an edit has changed: cells, large tables, what stands beside them; or all, when steps have come or gone. */
  /* Of a part of the trace; one that is not shown has none. */
  const bench = part => benches.find(bench => +bench.dataset.part === part);
  function renew({ html, texts, cells = [], large = [], widths = [], says = [], formulas = [], legends = [], thumbs = [] }) {
    if (html) replace(html);
    /* Cells that are dressed anew lose their marks. */
    const first = explained();
    for (const [place, text] of texts) root.querySelector(place).textContent = text;
    /* A figure may show a part of its trace. */
    const here = list => list.filter(([index]) => steps[index]);
    for (const [index, row, column, text, names] of here(cells)) dress(steps[index], row, column, text, names);
    for (const [index, html] of here(says)) steps[index].box.querySelector('.says').innerHTML = html;
    for (const [part, html] of legends) {
      const legend = bench(part)?.querySelector(':scope > .legend');
      if (legend) legend.innerHTML = html;
    }
    for (const [index, html] of here(formulas)) steps[index].box.querySelector('.fm').innerHTML = html;
    for (const [index, width] of here(widths)) steps[index].table.className = steps[index].table.className.replace(/\bk\d+/, 'k' + width);
    for (const [part, place, html] of thumbs) {
      /* A single step has no strip. */
      const holder = part ? bench(part) : root, small = holder && $$(':scope > .strip .th', holder)[place];
      if (small) small.innerHTML = html;
    }
    for (const index of large) {
      if (!steps[index]?.heads) continue;
      draw(steps[index]);
      fill(steps[index]);
    }
    queries.forEach(follow => follow());
    if (first) show(...first);
  }
  function replace(html) {
    const above = $$(':scope > figcaption, :scope > .cmp', root), script = root.querySelector('script'), kept = ['.rd', '.chg'].map(name => root.querySelector(name));
    const parts = () => $$('details.part,details.fold', root), wereOpen = parts().map(part => part.open), focus = document.activeElement;
    /* What stands in the page is then no longer what the module was given. */
    source = source || data();
    root.innerHTML = html;
    root.prepend(...above);
    for (const node of kept) root.querySelector('.' + node.classList[0]).replaceWith(node);
    root.append(script);
    parts().forEach((part, i) => { part.open = wereOpen[i] });
    shown = null;
    furnish();
    steps.forEach(open);
    root.dispatchEvent(new Event('furnished', { bubbles: true }));
    if (root.contains(focus)) focus.focus();
  }

  furnish();
  return self;
}

/* Other scripts take each figure, also those that come later. */
const figures = [], actions = [];
function add(root) {
  const own = figure(root);
  figures.push(own);
  actions.forEach(action => action(own));
}
if (Module.isThere) $$('figure.trace', document).forEach(add);
return {
  add,
  forEach(action) {
    actions.push(action);
    figures.forEach(action);
  }
};
})();

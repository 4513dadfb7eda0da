/* Step traces: point at a number to see where it came from, step with keys, follow one query.
   Everything can be read without this script, which moves texts, classes and focus. What it shows comes from the page's
   module: the same Swift that wrote the page, compiled to WebAssembly. */
(() => {
'use strict';

/* In the language of the page; `{name}` stands for what is filled in. */
const WORDS = JSON.parse(document.getElementById('Words').textContent).figure;
const say = (phrase, values) => WORDS[phrase].replace(/\{(\w+)\}/g, (mark, name) => values[name]);

/* 1 The module ---------------------------------------------------------------------------------------------------- */

let live = null, starting = null;

/* Once; where it cannot run, the page stays as it is. */
function start() {
  return starting = starting || load().then(module => { live = module }, error => { console.error(error) });
}

async function load() {
  const packed = Uint8Array.from(atob(document.getElementById('Module').textContent), byte => byte.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  const { exports } = (await WebAssembly.instantiate(await new Response(stream).arrayBuffer())).instance;
  /* A module that has stopped in the middle of something is not used again. */
  const call = (name, ...numbers) => {
    try { return exports[name](...numbers) } catch (error) { live = null; throw error }
  };
  const memory = (place, length) => new Uint8Array(exports.memory.buffer, place, length);
  const module = {
    /* Hands a text over; a function says what became of it. */
    give(name, text) {
      const bytes = new TextEncoder().encode(text), place = call('allocate', bytes.length);
      memory(place, bytes.length).set(bytes);
      const result = call(name, place, bytes.length);
      call('release', place);
      return result;
    },
    ask(name, ...numbers) {
      const length = call(name, ...numbers);
      return JSON.parse(new TextDecoder().decode(memory(call('answer'), length)));
    },
    close(figure) { call('close', figure) }
  };
  module.give('speak', JSON.stringify(WORDS));
  return module;
}

/* 2 One figure ---------------------------------------------------------------------------------------------------- */

function element(name, className, ...content) {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...content);
  return node;
}
const SVG = 'http://www.w3.org/2000/svg';
function drawn(name, attributes) {
  const node = document.createElementNS(SVG, name);
  for (const key in attributes) node.setAttribute(key, attributes[key]);
  return node;
}
/* Makes a node like another of the same form; what only changes its size can then be seen to do so. */
function take(node, other) {
  if (node.nodeType === Node.TEXT_NODE) node.data = other.data;
  else for (const { name, value } of other.attributes) node.setAttribute(name, value);
  node.childNodes.forEach((child, i) => take(child, other.childNodes[i]));
}
const $$ = (selector, node) => [...node.querySelectorAll(selector)];
const count = (n, make) => Array.from({ length: n }, (_, i) => make(i));
const MARKS = ['me', 'pa', 'pb', 'tw', 'a1', 'a2', 'col'];

function figure(root) {
  const readout = root.querySelector('.rd'), benches = $$('.bench', root), steps = [], whereIs = new WeakMap();
  let marked = $$('td.me,td.pa,td.pb,td.tw', root), number = -1, waiting = null;
  for (const box of $$('.step', root)) {
    const step = { index: +box.dataset.i, name: box.dataset.name, box, bench: box.closest('.bench'), cells: [], top: 0, left: 0 };
    steps[step.index] = step;
    prepare(step);
  }

  /* 2.1 The module's side: open while a reader can see the figure. */
  const sight = new IntersectionObserver(entries => {
    if (entries[entries.length - 1].isIntersecting) {
      if (steps.some(step => step.large)) use(() => steps.forEach(open));
    } else if (number >= 0) {
      if (live) live.close(number);
      number = -1;
    }
  });
  sight.observe(root);

  /* Does it now, or when the module has started; then only what was wanted last. */
  function use(action) {
    if (live) return action();
    waiting = action;
    start().then(() => {
      if (live && waiting === action) action();
    });
  }
  function ask(name, ...numbers) {
    if (number < 0) number = live.give('open', data());
    return live.ask(name, number, ...numbers);
  }

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

  /* Makes a large table a window, with as many cells as were drawn. */
  function open(step) {
    if (!step.large || step.heads) return;
    const { table } = step, high = Math.min(10, step.rows), wide = Math.min(8, step.columns);
    step.heads = count(wide, () => { const th = element('th'); th.scope = 'col'; return th });
    table.tHead.rows[0].replaceChildren(table.tHead.rows[0].cells[0], ...step.heads);
    step.sides = count(high, () => { const th = element('th'); th.scope = 'row'; return th });
    place(step, count(high, () => count(wide, () => element('td', 'm'))));
    table.tBodies[0].replaceChildren(...step.cells.map((line, i) => element('tr', '', step.sides[i], ...line)));
    fill(step);
    step.map.innerHTML = ask('map', step.index);
    step.frame = drawn('rect', { width: wide, height: high });
    step.map.append(step.frame);
  }

  function fill(step) {
    const { rows, columns, cells } = ask('cells', step.index, step.top, step.left, step.sides.length, step.heads.length);
    step.heads.forEach((th, j) => { th.textContent = columns[j] });
    step.sides.forEach((th, i) => { th.textContent = rows[i] });
    step.cells.forEach((line, i) => line.forEach((cell, j) => {
      const [text, heat] = cells[i][j];
      cell.textContent = text;
      cell.className = 'm ' + heat + (j === line.length - 1 ? ' e' : '');
    }));
    if (step.frame) {
      step.frame.setAttribute('x', step.left);
      step.frame.setAttribute('y', step.top);
    }
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
    const image = step.map = drawn('svg', { class: 'map', viewBox: `0 0 ${step.columns} ${step.rows}`, 'aria-hidden': 'true' });
    image.classList.toggle('slim', step.columns < step.rows / 4);
    const move = event => {
      if (!step.heads) return;
      const box = image.getBoundingClientRect();
      const centre = (part, all, size) => Math.max(0, Math.min(all - size, Math.floor(part * all - size / 2)));
      moveTo(step, centre((event.clientY - box.top) / box.height, step.rows, step.sides.length),
        centre((event.clientX - box.left) / box.width, step.columns, step.heads.length));
    };
    image.addEventListener('pointerdown', event => { image.setPointerCapture(event.pointerId); move(event) });
    image.addEventListener('pointermove', event => { if (event.buttons) move(event) });
    step.table.closest('.pic').append(image);
  }

  /* 2.3 The readout */
  function show(step, row, column) {
    use(() => put(row === undefined ? ask('firstReadout', step.index) : ask('readout', step.index, row, column)));
  }
  function put(answer) {
    if (!answer) return;
    marked.forEach(cell => cell.classList.remove(...MARKS));
    const seen = new Set();
    /* Windows move to the first of what is marked in them. */
    for (const [index, row, column] of answer.marks) {
      if (steps[index] && !seen.has(index)) reveal(steps[index], row, column);
      seen.add(index);
    }
    marked = answer.marks.flatMap(([index, row, column, names]) => {
      const step = steps[index], line = step && step.cells[row - step.top], cell = line && line[column - step.left];
      if (!cell) return [];
      cell.classList.add(...names.split(' '));
      return [cell];
    });
    readout.innerHTML = answer.html;
    cover();
  }
  /* What is not shown yet is not told either: the number explained, or the same place in other steps. */
  function cover() {
    const own = root.querySelector('td.me');
    readout.classList.toggle('later', !!own && !!own.closest('.todo'));
    $$('[data-i]', readout).forEach(text => text.classList.toggle('later', !!steps[text.dataset.i].box.closest('.todo')));
  }

  root.addEventListener('pointerover', event => {
    const found = event.pointerType !== 'touch' && at(event.target);
    if (found) show(...found);
  });
  root.addEventListener('click', event => { const found = at(event.target); if (found) show(...found) });
  root.addEventListener('focusin', event => {
    const found = at(event.target);
    if (!found) return;
    const step = found[0];
    if (step.stop) step.stop.tabIndex = -1;
    step.stop = event.target.closest('td.m');
    step.stop.tabIndex = 0;
    show(...found);
  });

  /* 2.4 Keys within a table */
  function walk(event, [step, row, column]) {
    switch (event.key) {
      case 'ArrowRight': column++; break;
      case 'ArrowLeft': column--; break;
      case 'ArrowDown': row++; break;
      case 'ArrowUp': row--; break;
      case 'Home': column = 0; break;
      case 'End': column = step.columns - 1; break;
      case 'Escape': step.back(); return true;
      default: return false;
    }
    if (row < 0 || column < 0 || row >= step.rows || column >= step.columns) return true;
    const moved = reveal(step, row, column), cell = step.cells[row - step.top][column - step.left];
    if (moved && document.activeElement === cell) show(step, row, column);
    cell.focus();
    return true;
  }

  /* 2.5 Stepping: 0 shows all. One of these for each trace, outermost or nested. */
  for (const bench of benches) {
    const holder = bench === benches[0] ? root : bench;
    const stations = [...bench.children].flatMap(child => child.matches('details.part') ? [child]
      : child.matches('.steps') ? $$(':scope > .step', child) : []);
    const strip = holder.querySelector(':scope > .strip'), controls = bench.querySelector(':scope > .bar > .ctl, :scope > .ctl');
    const own = steps.filter(step => step.bench === bench), folds = $$(':scope > .fold', bench);
    own.forEach(step => { step.back = () => focusStation() });
    if (!strip || !controls) continue;
    const links = $$('a:not(.in)', strip), output = controls.querySelector('output'), allShown = output.textContent;
    const button = name => controls.querySelector(`[data-b=${name}]`);
    let current = 0;
    const focusStation = () => { links[Math.max(0, current - 1)].focus() };

    function go(k, quietly) {
      current = k;
      stations.forEach((station, i) => {
        station.classList.toggle('todo', k > 0 && i >= k);
        station.classList.toggle('cur', k === i + 1);
      });
      links.forEach((link, i) => {
        link.classList.toggle('todo', k > 0 && i >= k);
        if (k === i + 1) link.setAttribute('aria-current', 'step'); else link.removeAttribute('aria-current');
      });
      /* Folded steps come with the one that they lead to. */
      folds.forEach(fold => fold.classList.toggle('todo', !!steps[fold.dataset.of].box.closest('.todo')));
      steps.forEach(step => { if (step.stop) step.stop.tabIndex = step.stop.closest('.todo') ? -1 : 0 });
      cover();
      /* A button that is truly disabled would lose the focus, and the keys with it. */
      const off = (name, is) => button(name).setAttribute('aria-disabled', is);
      off('prev', k === 1);
      off('next', k === stations.length);
      off('all', k === 0);
      const station = stations[k - 1], inside = !!k && station.matches('details');
      const name = !k ? '' : inside ? station.querySelector('summary b').textContent : steps[station.dataset.i].name;
      output.textContent = k ? say('stepShown', { number: k, count: stations.length, name }) : allShown;
      if (!k || quietly) return;
      if (inside) station.open = true;
      /* Of a trace inside, what comes out of it. */
      const step = inside ? steps.filter(step => step.bench.parentElement === station).pop() : steps[station.dataset.i];
      if (step) show(step);
      const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
      station.scrollIntoView({ block: 'nearest', behavior: still ? 'auto' : 'smooth' });
      const link = links[k - 1], box = strip.getBoundingClientRect(), mine = link.getBoundingClientRect();
      if (mine.left < box.left || mine.right > box.right) strip.scrollLeft += mine.left - box.left - box.width / 3;
    }
    const back = () => go(current ? Math.max(1, current - 1) : stations.length);
    const next = () => go(current ? Math.min(stations.length, current + 1) : 1);
    button('prev').addEventListener('click', back);
    button('next').addEventListener('click', next);
    button('all').addEventListener('click', () => go(0));
    links.forEach((link, i) => link.addEventListener('click', event => { event.preventDefault(); go(i + 1) }));
    const keys = {
      ArrowRight: next, ArrowLeft: back, Home: () => go(1), End: () => go(0), Escape: () => go(0)
    };
    for (const place of [strip, controls]) place.addEventListener('keydown', event => {
      if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
      keys[event.key]();
      event.preventDefault();
      if (place === strip && current) links[current - 1].focus({ preventScroll: true });
    });
    go(0, true);
  }

  root.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const found = at(event.target);
    if (found && walk(event, found)) event.preventDefault();
  });

  /* 2.6 One query, followed across */
  for (const view of $$('.rowv', root)) {
    const part = benches.indexOf(view.closest('.bench')), table = view.querySelector('table');
    const follow = input => {
      const copy = element('table');
      copy.innerHTML = ask('followed', part, +input.value);
      take(table.tBodies[0], copy.tBodies[0]);
      take(table.tFoot, copy.tFoot);
      $$('.qn', view).forEach(name => { name.textContent = input.parentElement.textContent });
    };
    $$('.pick input', view).forEach(input => input.addEventListener('change', () => use(() => follow(input))));
  }
}

if (document.getElementById('Module')) document.querySelectorAll('figure.trace').forEach(figure);
})();

/* Step traces: point at a number to see where it came from, step with keys, follow one query.
   Everything can be read without this script. Numbers and how they hang together come from the JSON block of each
   figure; the arithmetic is written as `Arithmetic.text` of the Swift module StepTrace writes it. */
(() => {
'use strict';

/* In the language of the page; `{name}` stands for what is filled in. */
const WORDS = JSON.parse(document.getElementById('Words').textContent).figure;
const say = (phrase, values) => WORDS[phrase].replace(/\{(\w+)\}/g, (mark, name) => values[name]);

/* 1 Numbers as text ---------------------------------------------------------------------------------------------- */

const MINUS = '\u2212', INFINITE = '\u221e';
const raised = n => (n < 0 ? '⁻' : '') + [...String(Math.abs(n))].map(d => '⁰¹²³⁴⁵⁶⁷⁸⁹'[d]).join('');
const lowered = n => [...String(n)].map(d => '₀₁₂₃₄₅₆₇₈₉'[d]).join('');

/* The whole number next to it; of two, the even one. */
const even = x => { const low = Math.floor(x), rest = x - low; return rest === .5 ? low + low % 2 : Math.round(x) };

/* Plain decimals; toFixed rounds exactly, but ties upward. */
function decimals(magnitude, places) {
  const halves = magnitude * 2 ** (places + 1);
  const isTie = Number.isInteger(halves) && halves % 2 === 1;
  return (isTie ? even(magnitude * 10 ** places) / 10 ** places : magnitude).toFixed(places);
}
const trim = text => text.includes('.') ? text.replace(/\.?0+$/, '') : text;

function powerOfTen(number, places, trimmed) {
  let power = 0;
  while (number >= 10) { const far = number >= 1e16; number /= far ? 1e16 : 10; power += far ? 16 : 1 }
  while (number < 1) { const far = number < 1e-15; number *= far ? 1e16 : 10; power -= far ? 16 : 1 }
  const few = trimmed ? Math.min(places, 2) : places;
  let units = even(number * 10 ** few);
  if (units === 10 ** (few + 1)) { units = 10 ** few; power++ }
  const text = (units / 10 ** few).toFixed(few);
  return (trimmed ? trim(text) : text) + '×10' + raised(power);
}

function formatted(number, places, trimmed) {
  if (Number.isNaN(number)) return 'NaN';
  const sign = number < 0 ? MINUS : '', magnitude = Math.abs(number);
  if (magnitude === Infinity) return sign + INFINITE;
  if (magnitude >= 1e15 || magnitude * 10 ** places >= 2 ** 64) return sign + powerOfTen(magnitude, places, trimmed);
  const text = decimals(magnitude, places);
  if (+text === 0) return trimmed && magnitude > 0 ? sign + powerOfTen(magnitude, places, true) : trimmed ? '0' : text;
  return sign + (trimmed ? trim(text) : text);
}

/* As arithmetic shows it. */
const short = x => formatted(x, 4, true);

/* As the cells of a step show it. */
function shown(step, x) {
  if (!Number.isFinite(x) || step.decimals !== undefined) return formatted(x, step.decimals || 0, false);
  if (x === 0) return '0.00e0';
  let mantissa = x, exponent = 0;
  while (Math.abs(mantissa) >= 9.995) { mantissa /= 10; exponent++ }
  while (Math.abs(mantissa) < .9995) { mantissa *= 10; exponent-- }
  return formatted(mantissa, 2, false) + 'e' + formatted(exponent, 0, false);
}

/* 2 Steps -------------------------------------------------------------------------------------------------------- */

class Step {
  constructor(data, index, all) {
    Object.assign(this, data);
    this.index = index;
    this.all = all;
    this.with = (data.with || []).map(x => x === null ? NaN : x);
    this.top = this.left = 0;
    this.cells = [];
  }
  read(text) {
    this.numbers = text.trim().split(/\s+/).map(t => t === '∞' ? Infinity : t === '-∞' ? -Infinity : Number(t));
  }
  get operands() { return (this.of || []).map(i => this.all.steps[i]) }
  get isPairing() { return !!this.axes && this.axes[1] === 'key' }
  at(row, column) { return this.numbers[row * this.columns + column] }
  label(axis, i) { const list = this.all.labels[this.labels[axis]]; return i < list.length ? list[i] : String(i + 1) }
  hides(row, column) { return this.hidden !== undefined && this.all.steps[this.hidden].at(row, column) === -Infinity }
  text(row, column) {
    return this.hides(row, column) && this.signed === undefined ? '0' : shown(this, this.at(row, column));
  }
  cell(row, column) { const line = this.cells[row - this.top]; return line && line[column - this.left] }
  /* The class of its colour. */
  heat(x) {
    const level = (part, of) => part > 0 ? Math.round(Math.min(1, part) * of) : 0;
    if (!Number.isFinite(x)) return 'o';
    if (this.share !== undefined) return 'w' + level(this.share > 0 ? x / this.share : 0, 10);
    if (this.signed === undefined) return 'o';
    const size = level(this.signed > 0 ? Math.abs(x) / this.signed : 0, 6);
    return (x < 0 && size ? 'n' : 'p') + size;
  }
  heatAt(row, column) { return this.hides(row, column) ? 'x' : this.heat(this.at(row, column)) }
}

/* 3 What a number was made of: as Arithmetic.terms ---------------------------------------------------------------- */

const entry = (step, row, column) => ({ step, row, column, value: step.at(row, column) });
const repeated = (s, row, column) => entry(s, s.rows === 1 ? 0 : row, s.columns === 1 ? 0 : column);
const count = (n, make) => Array.from({ length: n }, (_, i) => make(i));

function terms(step, row, column) {
  const [a, b, c, d] = step.operands, from = step.with[0];
  const products = () => count(a.columns, u => [entry(a, row, u), entry(b, u, column)]);
  switch (step.kind) {
    case 'given': case 'recorded': case 'distance-penalty': return [];
    case 'copy': return [[entry(a, row, column)]];
    case 'transpose': return [[entry(a, column, row)]];
    case 'columns': return [[entry(a, row, column + from)]];
    case 'rows': return [[entry(a, row + from, column)]];
    case 'concatenate': case 'stack': {
      const across = step.kind === 'concatenate';
      let rest = across ? column : row;
      for (const s of step.operands) {
        if (rest < (across ? s.columns : s.rows)) return [[across ? entry(s, row, rest) : entry(s, rest, column)]];
        rest -= across ? s.columns : s.rows;
      }
      return [];
    }
    case 'matmul-transposed': return count(a.columns, u => [entry(a, row, u), entry(b, column, u)]);
    case 'transposed-matmul': return count(a.rows, u => [entry(a, u, row), entry(b, u, column)]);
    case 'matmul': return products();
    case 'weighted-sum': return products().filter(t => t[0].value !== 0);
    case 'project': return [...products(), ...step.operands.slice(2).map(s => [entry(s, 0, column)])];
    case 'additive-score': return count(a.columns, u => [entry(c, 0, u), entry(a, row, u), entry(b, column, u)]);
    case 'additive-score-gradient-of-queries': case 'additive-score-gradient-of-keys': {
      const ofKeys = step.kind.endsWith('keys');
      return count((ofKeys ? b : c).rows, other => {
        const [query, key] = ofKeys ? [other, row] : [row, other];
        return [entry(a, query, key), entry(d, 0, column), entry(b, query, column), entry(c, key, column)];
      });
    }
    case 'weigh': {
      const weight = repeated(a, row, column);
      return weight.value === 0 ? [[weight]] : [[weight], [repeated(b, row, column)]];
    }
    case 'row-maximum': case 'row-sum': case 'row-mean': case 'row-mean-square': case 'row-norm':
      return step.operands.flatMap(s => count(s.columns, u => [entry(s, s.rows === 1 ? 0 : row, u)]));
    case 'column-sum': return count(a.rows, u => [entry(a, u, column)]);
    case 'sinusoid-interleaved': case 'sinusoid-halves': case 'angles': return [[entry(a, row, 0)]];
    case 'rotate-interleaved': case 'rotate-halves': {
      const pairs = b.columns, interleaved = step.kind === 'rotate-interleaved';
      if (column >= 2 * pairs) return [[entry(a, row, column)]];
      const pair = interleaved ? column >> 1 : column % pairs;
      const partner = interleaved ? column ^ 1 : column < pairs ? column + pairs : column - pairs;
      return [[entry(a, row, column), entry(b, row, pair)], [entry(a, row, partner), entry(c, row, pair)]];
    }
    default: return step.operands.map(s => [repeated(s, row, column)]);
  }
}

/* With which pen each factor is marked: A solid, B dashed, C thin. */
function ink(step, list) {
  const steps = [], alike = step.kind === 'row-maximum' || step.kind === 'row-sum';
  for (const term of list) {
    const pens = step.kind === 'additive-score' ? 'CAB' : step.kind.startsWith('additive-score-g') ? 'ACBB' : 'ABCC';
    if (term.length === 1) {
      const s = term[0].step;
      if (!steps.includes(s)) steps.push(s);
      term[0].pen = alike || s === steps[0] ? 'A' : 'B';
    } else term.forEach((e, i) => { e.pen = pens[i] });
  }
  return list;
}

/* 4 The arithmetic in words: as Arithmetic.text --------------------------------------------------------------------
   A list of strings and of operands, so that these can be coloured. */

const num = e => [{ text: short(e.value), pen: e.pen }];
const wrap = e => e.value < 0 ? ['(', ...num(e), ')'] : num(e);
const bracket = x => x < 0 ? `(${short(x)})` : short(x);
const few = list => list.length <= 8 ? list : [...list.slice(0, 3), ['…'], list[list.length - 1]];
const join = (list, sign) => few(list).flatMap((t, i) => i ? [sign, ...t] : t);
const sum = list => join(list, ' + ');
const product = term => term.flatMap((e, i) => i ? ['×', ...wrap(e)] : wrap(e));
const sumOfProducts = list => sum(list.map(product));
const CALLED = {
  relu: 'relu', gelu: 'gelu', 'gelu-tanh': 'gelu', silu: 'silu', tanh: 'tanh', 'elu-plus-one': 'φ', cosine: 'cos',
  sine: 'sin', log: 'ln', 'relu-slope': 'relu′', 'gelu-slope': 'gelu′', 'gelu-tanh-slope': 'gelu′',
  'silu-slope': 'silu′', 'tanh-slope': 'tanh′', 'elu-plus-one-slope': 'φ′'
};

/* A step's name, seen from the trace that the explained step belongs to; from the outermost when it takes from outside. */
function place(e, step) {
  const base = step.outside ? '' : step.all.parts[step.part].path;
  const name = (step.all.parts[e.step.part].path + e.step.name).slice(base.length);
  return `${name}[${e.row + 1}${e.step.columns === 1 ? '' : ',' + (e.column + 1)}]`;
}

function middle(step, row, column, t) {
  const [x, y] = t.map(term => term[0]), operands = step.operands, w = step.with, width = step.columns;
  const power = (numerator, denominator) => `${short(w[0])}^(${numerator}/${denominator})`;
  switch (step.kind) {
    case 'given': case 'recorded': return null;
    case 'copy': case 'columns': case 'rows': case 'transpose': case 'concatenate': case 'stack':
      return x ? [{ text: place(x, step), pen: x.pen }] : null;
    case 'matmul-transposed':
      return [operands[0].symbol + lowered(row + 1), '·', operands[1].symbol + lowered(column + 1), ' = ',
        ...sumOfProducts(t)];
    case 'matmul': case 'weighted-sum': case 'project': case 'transposed-matmul':
      return t.length ? sumOfProducts(t) : ['0'];
    case 'additive-score':
      return sum(t.map(e => [...wrap(e[0]), '×tanh(', ...num(e[1]), ' + ', ...wrap(e[2]), ')']));
    case 'additive-score-gradient-of-queries': case 'additive-score-gradient-of-keys':
      return sum(t.map(e => [...wrap(e[0]), '×', ...wrap(e[1]), '×(1 − tanh²(', ...num(e[2]), ' + ', ...wrap(e[3]), '))']));
    case 'scale': return [...num(x), ' × ', bracket(w[0])];
    case 'add': case 'mask': return [...num(x), ' + ', ...wrap(y)];
    case 'subtract': return [...num(x), ' − ', ...wrap(y)];
    case 'multiply': return [...num(x), ' × ', ...wrap(y)];
    case 'weigh': return t.length === 1 ? [WORDS.zeroForWeight] : [...num(x), ' × ', ...wrap(y)];
    case 'divide': {
      const quotient = [...num(x), ' / ', ...wrap(y)];
      return w.length && y.value === 0 ? [...quotient, ', ' + say('taken', { value: short(w[0]) })] : quotient;
    }
    case 'maximum': return ['max(', ...num(x), ', ', ...num(y), ')'];
    case 'softcap': return [short(w[0]), ' × tanh(', ...num(x), ' / ', short(w[0]), ')'];
    case 'softcap-slope': return ['1 − tanh²(', ...num(x), ' / ', short(w[0]), ')'];
    case 'exp-minus': return ['e^(', ...num(x), ' − ', ...wrap(y), ')'];
    case 'reciprocal-root': return ['1 / √(', ...num(x), ' + ', short(w[0]), ')'];
    case 'row-maximum': return ['max(', ...join(t.map(e => num(e[0])), ', '), ')'];
    case 'row-sum': case 'column-sum': return t.length ? sum(t.map(e => wrap(e[0]))) : ['0'];
    case 'row-mean': return ['(', ...sum(t.map(e => wrap(e[0]))), ') / ' + t.length];
    case 'row-mean-square': return ['(', ...sum(t.map(e => [...wrap(e[0]), '²'])), ') / ' + t.length];
    case 'row-norm': return ['√(', ...sum(t.map(e => [...wrap(e[0]), '²'])), ')'];
    case 'sinusoid-interleaved': case 'sinusoid-halves': {
      const half = (width + 1) >> 1, mixed = step.kind === 'sinusoid-interleaved';
      const pair = mixed ? column >> 1 : column % half, isSine = mixed ? column % 2 === 0 : column < half;
      return [isSine ? 'sin(' : 'cos(', ...num(x), ' / ', power(2 * pair, width), ')'];
    }
    case 'angles': return [...num(x), ' / ', power(2 * column, w[1])];
    case 'rotate-interleaved': case 'rotate-halves': {
      if (t.length !== 2) return [WORDS.notTurned];
      const isFirst = step.kind === 'rotate-interleaved' ? column % 2 === 0 : column < operands[1].columns;
      return [...product(t[0]), isFirst ? ' − ' : ' + ', ...product(t[1])];
    }
    case 'distance-penalty':
      return [`${short(-w[0])} × |${row + 1}${w[1] === 0 ? '' : ' + ' + bracket(w[1])} − ${column + 1}|`];
    default: return [CALLED[step.kind] + '(', ...num(x), ')'];
  }
}

function explained(step, row, column) {
  const t = ink(step, terms(step, row, column)), value = short(step.at(row, column));
  const name = place({ step, row, column }, step);
  if (step.kind === 'mask' && t[1][0].value === -Infinity)
    return { terms: t, pieces: [name, ' = ', { text: value, pen: 'R' }, ', ' + WORDS.hiddenKey] };
  const words = middle(step, row, column, t);
  return { terms: t, pieces: [name, ' = ', ...(words ? [...words, ' = '] : []), { text: value, pen: 'R' }] };
}

/* 5 One figure ---------------------------------------------------------------------------------------------------- */

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
const $$ = (selector, node) => [...node.querySelectorAll(selector)];
const capitalised = text => text.charAt(0).toUpperCase() + text.slice(1);
const MARKS = ['me', 'pa', 'pb', 'tw', 'a1', 'a2', 'col'];

function figure(root) {
  const data = JSON.parse(root.querySelector('script[type="application/json"]').textContent);
  const readout = root.querySelector('.rd'), marked = [], whereIs = new WeakMap();
  data.steps = data.panels.map((d, i) => new Step(d, i, data));
  const boxes = new Map($$('.step', root).map(box => [+box.dataset.i, box]));
  for (const step of data.steps) {
    step.box = boxes.get(step.index);
    step.read(step.values === undefined ? step.box.querySelector('details.all pre').textContent : step.values);
    prepare(step);
  }

  /* 5.1 Tables: one tab stop each; a large one shows a window. */
  function prepare(step) {
    const table = step.box.querySelector('table.mx');
    if (!table) return;
    table.setAttribute('role', 'grid');
    if (table.classList.contains('big')) open(step, table);
    else step.cells = $$('tbody tr', table).map(line => $$('td.m', line));
    step.cells.forEach((line, i) => line.forEach((cell, j) => {
      whereIs.set(cell, [step, i, j]);
      cell.tabIndex = -1;
    }));
    step.stop = step.cells[0] && step.cells[0][0];
    if (step.stop) step.stop.tabIndex = 0;
  }

  /* A cell's step, row and column, counted over the whole matrix. */
  function at(node) {
    const cell = node.closest && node.closest('td.m');
    const found = cell && whereIs.get(cell);
    return found && !cell.closest('.todo') ? [found[0], found[1] + found[0].top, found[2] + found[0].left] : null;
  }

  function open(step, table) {
    const high = Math.min(10, step.rows), wide = Math.min(8, step.columns);
    step.heads = count(wide, () => { const th = element('th'); th.scope = 'col'; return th });
    table.tHead.rows[0].replaceChildren(table.tHead.rows[0].cells[0], ...step.heads);
    step.sides = count(high, () => { const th = element('th'); th.scope = 'row'; return th });
    step.cells = count(high, () => count(wide, () => element('td', 'm')));
    table.tBodies[0].replaceChildren(...step.cells.map((line, i) => element('tr', '', step.sides[i], ...line)));
    if (step.rows > high || step.columns > wide) map(step, table);
    fill(step);
  }

  function fill(step) {
    step.heads.forEach((th, j) => { th.textContent = step.label(1, step.left + j) });
    step.sides.forEach((th, i) => { th.textContent = step.label(0, step.top + i) });
    step.cells.forEach((line, i) => line.forEach((cell, j) => {
      const row = step.top + i, column = step.left + j;
      cell.textContent = step.text(row, column);
      cell.className = 'm ' + step.heatAt(row, column) + (j === line.length - 1 ? ' e' : '');
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
    const top = near(step.top, step.cells.length, row, step.rows);
    const left = near(step.left, step.cells[0].length, column, step.columns);
    if (top === step.top && left === step.left) return false;
    step.top = top;
    step.left = left;
    fill(step);
    return true;
  }

  /* The whole matrix in small; pressing on it moves the window there. */
  function map(step, table) {
    const image = drawn('svg', { class: 'map', viewBox: `0 0 ${step.columns} ${step.rows}`, 'aria-hidden': 'true' });
    image.classList.toggle('slim', step.columns < step.rows / 4);
    const paths = {};
    for (let i = 0; i < step.rows; i++) for (let j = 0; j < step.columns;) {
      const heat = step.heatAt(i, j), start = j;
      while (j < step.columns && step.heatAt(i, j) === heat) j++;
      paths[heat] = (paths[heat] || '') + `M${start} ${i}h${j - start}v1h${start - j}z`;
    }
    for (const heat in paths) image.append(drawn('path', { class: heat, d: paths[heat] }));
    step.frame = drawn('rect', { width: step.cells[0].length, height: step.cells.length });
    image.append(step.frame);
    const move = event => {
      const box = image.getBoundingClientRect();
      const centre = (part, all, size) => Math.max(0, Math.min(all - size, Math.floor(part * all - size / 2)));
      step.top = centre((event.clientY - box.top) / box.height, step.rows, step.cells.length);
      step.left = centre((event.clientX - box.left) / box.width, step.columns, step.cells[0].length);
      fill(step);
    };
    image.addEventListener('pointerdown', event => { image.setPointerCapture(event.pointerId); move(event) });
    image.addEventListener('pointermove', event => { if (event.buttons) move(event) });
    table.closest('.pic').append(image);
  }

  /* 5.2 Marks */
  function mark(list) {
    for (const pen of ['A', 'B']) {
      const ofPen = list.filter(e => e.pen === pen);
      for (const step of new Set(ofPen.map(e => e.step))) {
        const run = ofPen.filter(e => e.step === step), isColumn = run.length > 1 && run.every(e => e.column === run[0].column);
        const places = run.map(e => isColumn ? e.row : e.column), first = Math.min(...places), last = Math.max(...places);
        run.forEach((e, i) => put(e, ['p' + pen.toLowerCase(), isColumn && 'col', places[i] === first && 'a1', places[i] === last && 'a2']));
      }
    }
    list.filter(e => e.pen === 'C').forEach(e => put(e, ['tw']));
  }
  function put(e, names) {
    const cell = e.step.cell(e.row, e.column);
    if (!cell || marked.includes(cell)) return;
    cell.classList.add(...names.filter(Boolean));
    marked.push(cell);
  }

  /* 5.3 The readout */
  function show(step, row, column) {
    const { terms: list, pieces } = explained(step, row, column), entries = list.flat();
    marked.splice(0).forEach(cell => cell.classList.remove(...MARKS));
    $$('td.me,td.pa,td.pb,td.tw', root).forEach(cell => cell.classList.remove(...MARKS));
    reveal(step, row, column);
    const together = !step.isPairing ? [] : data.steps.filter(s => s.part === step.part && s.isPairing
      && s.kind !== 'given' && s.rows === step.rows && s.columns === step.columns);
    /* Windows of other steps follow, to the first of what is marked in them. */
    for (const other of [...new Set(entries.map(e => e.step))]) {
      const first = entries.find(e => e.step === other);
      if (other !== step) reveal(other, first.row, first.column);
    }
    together.forEach(s => { if (s !== step) reveal(s, row, column) });
    put({ step, row, column }, ['me']);
    mark(entries);
    together.forEach(s => put({ step: s, row, column }, ['tw']));
    readout.replaceChildren(
      element('p', 'a', what(step, row, column), element('span', 'tr', ...trail(together, step, row, column))),
      element('p', 'b', ...pieces.map(p => p.text === undefined ? p
        : element(p.pen === 'R' ? 'b' : 'span', p.pen === 'R' ? '' : 'p' + p.pen, p.text))),
      element('p', 'c', (step.hides(row, column) ? step.hiddenSay : step.say)
        .replace(/\{r\}/g, row + 1).replace(/\{c\}/g, column + 1)));
  }
  function what(step, row, column) {
    const part = data.parts[step.part].path, [down, across] = step.axes || [];
    const name = part.slice(0, -1).replace(/\//g, ', ') + (part ? ', ' : '') + step.name;
    return element('span', '', element('b', '', capitalised(name)),
      `, ${WORDS[down || 'row']} `, element('em', '', step.label(0, row)),
      ...(step.columns > 1 ? [`, ${WORDS[across || 'column']} `, element('em', '', step.label(1, column))] : []));
  }
  function trail(together, step, row, column) {
    if (together.length < 2) return [];
    return together.flatMap((s, i) => {
      const words = `${s.name} ${s.text(row, column)}`;
      return [i ? ' → ' : '', s === step ? element('b', '', words) : words];
    });
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

  /* 5.4 Keys within a table */
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
    const moved = reveal(step, row, column), cell = step.cell(row, column);
    if (moved && document.activeElement === cell) show(step, row, column);
    cell.focus();
    return true;
  }

  /* 5.5 Stepping: 0 shows all. One of these for each trace, outermost or nested. */
  const walks = data.parts.map((part, index) => {
    const holder = index ? document.getElementById(part.id).querySelector(':scope > .bench') : root;
    const bench = index ? holder : root.querySelector(':scope > .bench');
    const stations = [...bench.children].flatMap(child => child.matches('details.part') ? [child]
      : child.matches('.steps') ? $$(':scope > .step', child) : []);
    const strip = holder.querySelector(':scope > .strip'), controls = holder.querySelector(':scope > .ctl');
    for (const step of data.steps) if (step.part === index) step.back = () => focusStation();
    if (!strip || !controls) return null;
    const links = $$('a', strip), output = controls.querySelector('output'), allShown = output.textContent;
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
      for (const step of data.steps) if (step.stop) step.stop.tabIndex = step.stop.closest('.todo') ? -1 : 0;
      /* A button that is truly disabled would lose the focus, and the keys with it. */
      const off = (name, is) => button(name).setAttribute('aria-disabled', is);
      off('prev', k === 1);
      off('next', k === stations.length);
      off('all', k === 0);
      const name = !k ? '' : stations[k - 1].matches('details') ? stations[k - 1].querySelector('summary b').textContent
        : capitalised(data.steps[+stations[k - 1].dataset.i].name);
      output.textContent = k ? say('stepShown', { number: k, count: stations.length, name }) : allShown;
      if (!k || quietly) return;
      const station = stations[k - 1];
      const inside = station.matches('details');
      if (inside) station.open = true;
      /* Of a trace inside, what comes out of it. */
      const step = inside ? data.steps.findLast(s => data.parts[s.part].id === station.id) : data.steps[+station.dataset.i];
      if (step && step.numbers.length && step.cells.length) show(step, ...(step.explained || [step.rows - 1, 0]));
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
    return go;
  });

  root.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const found = at(event.target);
    if (found && walk(event, found)) event.preventDefault();
  });

  /* 5.6 One query, followed across */
  data.parts.forEach((part, index) => {
    if (!part.row) return;
    const view = $$('.rowv', root).find(v => v.dataset.part === part.id);
    const [scores, exponentials, sums, weights, values, output] = part.row.map(i => data.steps[i]);
    const vector = (line, texts, heats) => [...line.children].forEach((cell, j) => {
      cell.textContent = texts(j);
      cell.className = heats(j);
    });
    function follow(row) {
      $$('tbody tr', view).forEach((line, key) => {
        const hidden = weights.hides(row, key), bars = $$('.bn', line);
        [scores, exponentials, weights].forEach((step, i) => {
          const value = step.at(row, key), end = step.signed === undefined ? step.share : step.signed;
          const length = hidden || !Number.isFinite(value) || !(end > 0) ? 0 : Math.min(1, Math.abs(value) / end) * (i ? 100 : 50);
          const bar = bars[i].querySelector('rect');
          bars[i].querySelector('b').textContent = step.text(row, key);
          bars[i].querySelector('svg').classList.toggle('x', hidden);
          bar.setAttribute('width', length);
          if (!i) {
            bar.setAttribute('x', value < 0 ? 50 - length : 50);
            bar.setAttribute('class', value < 0 ? 'n4' : 'p4');
          }
        });
        vector($$('.vec', line)[1], j => hidden ? '0' : shown(output, weights.at(row, key) * values.at(key, j)),
          j => hidden ? 'x' : output.heat(weights.at(row, key) * values.at(key, j)));
      });
      const totals = $$('tfoot .bn b', view);
      totals[0].textContent = sums.rows ? sums.text(Math.min(row, sums.rows - 1), 0) : '';
      totals[1].textContent = shown(weights, count(weights.columns, key => weights.at(row, key)).reduce((a, b) => a + b, 0));
      vector(view.querySelector('tfoot .vec'), j => output.text(row, j), j => output.heatAt(row, j));
      $$('.qn', view).forEach(name => { name.textContent = weights.label(0, row) });
    }
    $$('.pick input', view).forEach(input => input.addEventListener('change', () => follow(+input.value)));
  });

  if (data.worked) show(data.steps[data.worked[0]], data.worked[1], data.worked[2]);
}

document.querySelectorAll('figure.trace').forEach(figure);
})();

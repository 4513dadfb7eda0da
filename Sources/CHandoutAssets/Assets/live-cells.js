/* Cells that a reader changes, and lines of their own. The server runs the chapter with them in a copy; what comes out stands where
   the chapter's own output stood, and that returns when a change is put back. */
(() => {
'use strict';
const { say, element, button, html, fill, store } = Live;
const chapter = Live.data.chapter, place = 'changed ' + chapter, jobPlace = 'attend job ' + location.pathname;
/* Cells by their ids, own lines by the anchor of their section; those that are open have an editor. */
const cells = new Map(), scratches = new Map();
const benches = () => [...cells.values(), ...scratches.values()].filter(bench => bench.editor);

/* 1 Outputs -------------------------------------------------------------------------------------------------------- */

/* The elements that show something else now, with what they showed. */
const replaced = new Map();
/* Within the cell's frame, and behind it. */
const outputs = cell => [':not(.after)', '.after'].map(kind => document.querySelector('.outputs[data-cell="' + cell + '"]' + kind));

function put(node, text) {
  const now = node && replaced.get(node);
  if (!node || now?.text === text) return;
  if (now) now.text = text; else replaced.set(node, { text, nodes: [...node.childNodes] });
  revive(node, text);
}
function putBack(node) {
  node.replaceChildren(...replaced.get(node).nodes);
  replaced.delete(node);
}
/* Figures that have come in are furnished like those that were there. */
function revive(node, text) {
  fill(node, html(text));
  if (Module.isThere) node.querySelectorAll('figure.trace').forEach(Figures.add);
}
/* What has changed, as a sentence at the end of the cell. */
function remark(cell, text, failed) {
  const figure = outputs(cell)[0]?.closest('figure');
  figure?.querySelector(':scope > .changed')?.remove();
  if (text) figure?.append(element('p', { className: failed ? 'changed bad' : 'changed' }, text));
}
function putAllBack(but = new Set()) {
  for (const node of [...replaced.keys()]) if (!but.has(node)) {
    remark(node.dataset.cell);
    putBack(node);
  }
}

/* Own lines that are not there any more show nothing. */
function empty(but = []) {
  for (const [name, { outputs }] of scratches) if (outputs?.text && !but.includes(name)) {
    outputs.node.replaceChildren();
    outputs.text = '';
  }
}

/* 2 What is asked -------------------------------------------------------------------------------------------------- */

const isChanged = ({ editor, data }) => editor.text !== data.code.replace(/\n$/, '');
/* All that is changed now, as the server wants it, or by ids, as it is kept here. */
function changes(isKept) {
  const changed = { cells: {}, scratch: {} };
  for (const bench of benches()) {
    if (!bench.data) { if (bench.editor.text.trim()) changed.scratch[bench.name] = bench.editor.text + '\n' }
    else if (isChanged(bench)) changed.cells[isKept ? bench.name : bench.data.cell] = bench.editor.text + '\n';
  }
  return changed;
}
const isEmpty = ({ cells, scratch }) => !Object.keys(cells).length && !Object.keys(scratch).length;
function keep() {
  const changed = changes(true);
  if (isEmpty(changed)) store.forget(place); else store.keep(place, changed);
}

/* The job whose results are shown here, also when the page is loaded again, and what came before its name was known. */
const session = {
  get job() { try { return sessionStorage.getItem(jobPlace) } catch { return null } },
  set job(id) { try { sessionStorage.setItem(jobPlace, id) } catch { /* Then results are gone with the page. */ } }
};
let wanted = session.job || null, early = null, asked = 0, asker = null, isRunning = false, isAwaited = false;
async function run(bench) {
  const changed = changes();
  tell('');
  asker = bench;
  tell(say('starting'));
  asked++;
  early ??= [];
  try {
    const { job } = await Live.post('try', { chapter, ...changed });
    wanted = job?.id ?? null;
    session.job = wanted ?? '';
    isAwaited = !isEmpty(changed) && !!job;
    if (isAwaited) Live.work(job);
    else {
      putAllBack();
      empty();
      tell(say('nothingChanged'));
    }
  } catch (error) { tell(error.message) }
  if (--asked) return;
  const trials = early;
  early = null;
  trials.forEach(take);
}
function tell(text) {
  if (asker?.said) asker.said.textContent = text;
}
function work(job) {
  isRunning = !!job && job.state !== 'ended';
  for (const bench of benches()) bench.run.textContent = say(isRunning && bench === asker ? 'stop' : 'run');
  /* What a job that was stopped ends with; of one that ran, its results tell. */
  if (isRunning || isAwaited) tell(job?.text ?? '');
}

function take(trial) {
  if (!trial) return;
  if (early) return void early.push(trial);
  if (trial.job !== wanted) return;
  const touched = new Set();
  for (const { cell, inside, after, change, failed } of trial.cells) {
    const [within, behind] = outputs(cell);
    touched.add(within).add(behind);
    put(within, inside);
    put(behind, after);
    remark(cell, change, failed);
  }
  for (const { section, inside, after } of trial.scratch) {
    const own = scratches.get(section)?.outputs;
    if (!own || own.text === inside + after) continue;
    own.text = inside + after;
    revive(own.node, own.text);
  }
  if (trial.message) tell(trial.message);
  if (trial.isRunning) return;
  empty(trial.scratch.map(({ section }) => section));
  putAllBack(touched);
  const hasFailed = [...trial.cells, ...trial.scratch].some(({ failed }) => failed);
  if (isAwaited && !trial.message) tell(say(hasFailed ? 'trialFailed' : 'trialDone'));
  isAwaited = false;
}

/* 3 An editor with its buttons ------------------------------------------------------------------------------------- */

function open(bench, text, colours, label, more) {
  bench.editor = Editor({ text: text.replace(/\n$/, ''), colours, label, typed: keep, run: () => run(bench) });
  bench.run = button(say('run'), () => isRunning && bench === asker
    ? Live.post('stop', { job: wanted }).catch(error => tell(error.message)) : run(bench), { className: 'btn first', title: say('checkKeys') });
  bench.said = element('p', { className: 'said', role: 'status' });
  bench.tools = element('div', { className: 'run live-run' }, element('div', { className: 'row' }, bench.run, ...more), element('div', { className: 'line' }, bench.said));
}

/* 3.1 A cell of the chapter */
function change(cell, text) {
  const { figure, pre, data } = cell, isSame = text === data.code;
  open(cell, text, isSame && Editor.colours(pre), say('codeOfCell', { cell: cell.title }), [button(say('putBack'), () => close(cell))]);
  pre.replaceWith(cell.editor.root);
  cell.editor.root.after(cell.tools);
  figure.classList.add('changing');
  cell.button.hidden = true;
}
function close(cell) {
  const wasChanged = isChanged(cell);
  cell.editor.root.replaceWith(cell.pre);
  cell.tools.remove();
  cell.figure.classList.remove('changing');
  cell.button.hidden = false;
  cell.button.focus();
  cell.editor = null;
  keep();
  if (isEmpty(changes())) putAllBack();
  if (wasChanged && wanted) run(benches()[0] ?? null);
}
function prepare(data, before) {
  const figure = document.getElementById(data.id), caption = figure?.querySelector(':scope > figcaption');
  const pre = figure?.querySelector(':scope > pre.src');
  if (!caption || !pre) return;
  const cell = { name: data.id, data, figure, pre, title: caption.querySelector('b').textContent };
  cell.button = button(say('change'), () => {
    change(cell, data.code);
    cell.editor.focus();
  }, { className: 'btn alter', 'aria-label': say('changeCell', { cell: cell.title }) });
  caption.querySelector('.copy').before(cell.button);
  cells.set(data.id, cell);
  if (before != null) change(cell, before);
}

/* 3.2 A reader's own lines at the end of a section */
function scratch(name, before) {
  const section = document.getElementById(name)?.closest('.sec');
  if (!section) return;
  const own = { name, section }, root = element('details', { className: 'scratch' }, element('summary', null, say('trySomething')));
  root.addEventListener('toggle', () => {
    if (own.editor) return;
    open(own, before ?? '', null, say('ownCode'), []);
    const node = element('div', { className: 'tried' });
    own.outputs = { node, text: '' };
    root.append(element('p', null, say('tryHelp')), own.editor.root, own.tools, node);
    if (!before) own.editor.focus();
  });
  section.append(root);
  scratches.set(name, own);
  if (before) root.open = true;
}

/* 4 All of a page -------------------------------------------------------------------------------------------------- */

function furnish() {
  const { cells: codes, scratch: lines } = store.kept(place) ?? { cells: {}, scratch: {} };
  const { cells: list = [], sections = [] } = Live.data;
  for (const data of list) if (data.canRun) prepare(data, codes[data.id]);
  for (const section of sections) scratch(section, lines[section]);
}
/* Another version of the page: what a reader has changed goes on, in the cell that has the same code, or else the same name. */
function renew() {
  const open = [...cells.values()].filter(cell => cell.editor && isChanged(cell)), taken = new Map();
  const { cells: list = [], sections = [] } = Live.data, free = list.filter(({ canRun }) => canRun);
  for (const old of open) {
    const next = free.find(({ code, id }) => code === old.data.code && !taken.has(id)) ?? free.find(({ id }) => id === old.name && !taken.has(id));
    if (next) taken.set(next.id, old);
  }
  for (const node of replaced.keys()) if (!node.isConnected) replaced.delete(node);
  const before = new Map(cells);
  cells.clear();
  for (const data of free) {
    const old = before.get(data.id), typed = taken.get(data.id);
    if (!old?.figure.isConnected) {
      prepare(data, typed?.editor.text);
      continue;
    }
    cells.set(data.id, Object.assign(old, { data }));
    if (typed && typed !== old) old.editor ? old.editor.text = typed.editor.text : change(old, typed.editor.text);
  }
  const lines = [...scratches.values()].filter(({ section }) => section.isConnected);
  scratches.clear();
  for (const name of sections) {
    const section = document.getElementById(name)?.closest('.sec'), own = lines.find(own => own.section === section);
    if (own) scratches.set(name, Object.assign(own, { name })); else scratch(name);
  }
  keep();
  if (wanted && !isEmpty(changes())) run(benches()[0]);
}
if (chapter) furnish();

Live.on('blocks', () => { if (chapter) renew() });
Live.on('state', ({ trial, jobs = [] }) => {
  const job = jobs.find(({ id }) => id === wanted);
  if (job || isRunning) work(job ?? null);
  take(trial);
});
Live.on('lost', () => {
  if (!isRunning && !isAwaited) return;
  work(null);
  isAwaited = false;
  tell(say('notConnected'));
});
Live.on('trial', message => { if (message.chapter === chapter) take(message.trial) });
Live.on('job', ({ job }) => { if (job.id === wanted) work(job) });
})();

/* Changing numbers: a field in a cell, entries of a mask, settings of an attention. What follows from a change is computed by
   the module; the page's address keeps it. */
(() => {
'use strict';
const soon = action => Module.live ? action() : Module.start().then(() => { if (Module.live) action() });
const changed = [];

/* 1 The address ---------------------------------------------------------------------------------------------------- */

/* Back undoes it. */
function write() {
  /* These signs are safe in an address, and easier to read as they are. */
  const safe = state => encodeURIComponent(state).replace(/%(3A|3D|40)/g, decodeURIComponent);
  const states = changed.filter(({ figure }) => figure.state).map(({ figure }) => figure.root.id + '=' + safe(figure.state));
  Address.keep(states.join('&'), 'push');
}
addEventListener('changes', () => {
  const states = new Map(Address.changes.split('&').map(text => text.split(/=(.*)/)));
  for (const { figure, take } of changed) {
    let state = states.get(figure.root.id) || '';
    try { state = decodeURIComponent(state) } catch { /* It was not encoded. */ }
    if (state !== figure.state) soon(() => take(figure.tell('restore', state)));
  }
});

/* 2 One figure ----------------------------------------------------------------------------------------------------- */

function change(figure) {
  const { root, steps } = figure, bar = root.querySelector('.chg');
  if (!bar) return;
  const part = name => bar.querySelector(name), said = part('.said'), settings = part('.set'), button = part('[data-b=change]');
  let masks = [], edits = [], field = null;

  const isEdited = (step, row, column) => edits.some(([i, j, k]) => i === step.index && j === row && k === column);
  figure.marking.push((...place) => isEdited(...place) ? 'mine' : '');

  function say(text) {
    said.textContent = text;
    bar.classList.toggle('told', !!text);
  }

  /* Shows what has come of a change. */
  function take(answer) {
    if (answer.error) {
      say(answer.error);
      return false;
    }
    edits = answer.edits;
    figure.state = figure.ask('state');
    figure.renew(answer);
    bar.classList.toggle('on', !!figure.state);
    set();
    say(answer.spoken);
    return true;
  }
  /* The same, as a change of its own in the history. */
  function make(answer) {
    if (take(answer)) write();
  }

  /* 2.1 Settings; a slider that is being moved stays the same element. */
  function set() {
    const answer = figure.ask('settings'), copy = document.createElement('div');
    masks = answer.masks;
    copy.innerHTML = answer.html;
    if (copy.children.length === settings.children.length) figure.take(settings, copy);
    else settings.replaceChildren(...copy.children);
    part('[data-b=back]').setAttribute('aria-disabled', !figure.shown || !isEdited(...figure.shown));
  }
  button.addEventListener('click', () => soon(() => {
    const isOpen = root.classList.toggle('changing');
    set();
    settings.hidden = !isOpen;
    button.setAttribute('aria-expanded', isOpen);
  }));
  let before;
  settings.addEventListener('input', ({ target }) => {
    before ??= figure.state;
    if (target.type === 'range') take(figure.tell('setScale', target.value, +target.dataset.part));
    else take(figure.ask('setCausal', +target.dataset.part, +target.checked));
  });
  settings.addEventListener('change', () => {
    if (figure.state !== before) write();
    before = undefined;
  });
  part('[data-b=back]').addEventListener('click', () => {
    const [step, row, column] = figure.shown || [];
    if (step) soon(() => make(figure.ask('putBack', step.index, row, column)));
  });
  part('[data-b=reset]').addEventListener('click', () => soon(() => make(figure.ask('reset'))));

  /* 2.2 A field in a cell, as large as the cell */
  function open([step, row, column], typed) {
    const cell = figure.cell(step, row, column), before = figure.state;
    let text = cell.firstChild.data, why = null;
    field = document.createElement('input');
    Object.assign(field, { className: 'edit', autocomplete: 'off', spellcheck: false, value: typed ?? text });
    field.setAttribute('aria-label', figure.readout.querySelector('.a span').textContent);
    const own = field;
    cell.append(own);
    own.focus({ preventScroll: true });
    if (typed === undefined) own.select();

    function close() {
      field = null;
      clear();
      const hadFocus = own === document.activeElement;
      own.remove();
      if (hadFocus) figure.cell(steps[step.index], row, column)?.focus({ preventScroll: true });
      if (figure.state !== before) write();
    }
    function clear() {
      why?.remove();
      why = null;
      own.removeAttribute('aria-invalid');
      own.removeAttribute('aria-describedby');
    }
    /* Says next to the field why a text is no number. */
    function refuse(reason) {
      clear();
      why = document.createElement('p');
      Object.assign(why, { className: 'why', id: root.id + '-why', textContent: reason, role: 'alert' });
      own.setAttribute('aria-invalid', true);
      own.setAttribute('aria-describedby', why.id);
      step.box.append(why);
      const mine = own.getBoundingClientRect(), box = step.box.getBoundingClientRect();
      why.style.top = mine.bottom - box.top + 6 + 'px';
      why.style.left = Math.max(0, Math.min(mine.left - box.left, box.width - why.offsetWidth)) + 'px';
    }
    function put(answer) {
      if (answer.error) refuse(answer.error); else take(answer);
      return !answer.error;
    }
    const keep = () => own.value === text || put(figure.tell('edit', own.value, step.index, row, column));
    function nudge(count) {
      if (!keep() || !put(figure.ask('nudge', step.index, row, column, count))) return;
      own.value = text = cell.firstChild.data;
      own.select();
    }
    own.addEventListener('input', clear);
    own.addEventListener('keydown', event => {
      /* The keys of the table are the field's now. */
      event.stopPropagation();
      const many = event.shiftKey ? 10 : 1;
      if (event.key === 'Enter') soon(() => { if (keep()) close() });
      else if (event.key === 'ArrowUp') soon(() => nudge(many));
      else if (event.key === 'ArrowDown') soon(() => nudge(-many));
      else if (event.key === 'Escape') {
        if (figure.state !== before) take(figure.tell('restore', before));
        close();
      } else return;
      event.preventDefault();
    });
    own.addEventListener('blur', () => {
      if (own !== field) return;
      soon(() => { if (!keep()) say(why.textContent) });
      close();
    });
  }

  /* 2.3 From the table: a mask's entry has only two numbers. */
  function begin(found, typed) {
    soon(() => {
      if (!masks.length) set();
      if (masks.includes(found[0].index)) make(figure.ask('toggle', found[0].index, found[1], found[2]));
      else if (typed !== null) open(found, typed);
    });
  }
  root.addEventListener('dblclick', event => {
    const found = !root.classList.contains('changing') && event.target !== field && figure.at(event.target);
    if (found) begin(found);
  });
  root.addEventListener('click', event => {
    const found = root.classList.contains('changing') && event.target !== field && figure.at(event.target);
    if (found) begin(found);
  });
  root.addEventListener('keydown', event => {
    const found = !event.ctrlKey && !event.metaKey && !event.altKey && figure.at(event.target);
    if (!found) return;
    if (event.key === 'Enter') begin(found);
    else if (/^[-+\u2212.\d]$/.test(event.key)) begin(found, event.key);
    else if (event.key === ' ') begin(found, null);
    else if (event.key === 'Delete' || event.key === 'Backspace') soon(() => make(figure.ask('putBack', found[0].index, found[1], found[2])));
    else return;
    event.preventDefault();
  });

  changed.push({ figure, take });
}

Figures.forEach(change);
})();

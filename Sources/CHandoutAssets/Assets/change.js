/* Changing numbers: a field in a cell, entries of a mask, settings of an attention. What follows from a change is computed by
   the module; the page's address keeps it. */
(() => {
'use strict';
const soon = action => Module.live ? action() : Module.start().then(() => { if (Module.live) action() });
const node = (name, properties) => Object.assign(document.createElement(name), properties);
const changed = [];

/* 1 The address ---------------------------------------------------------------------------------------------------- */

/* Back undoes it; steps of one slider together. */
let last;
function write(slider) {
  /* These signs are safe in an address, and easier to read as they are. */
  const safe = state => encodeURIComponent(state).replace(/%(3A|3D|40)/g, decodeURIComponent);
  const states = changed.filter(({ figure }) => figure.state && figure.root.isConnected).map(({ figure }) => figure.root.id + '=' + safe(figure.state));
  Address.keep(states.join('&'), !slider || slider !== last);
  last = slider;
}
addEventListener('changes', () => {
  last = undefined;
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

  let spoken = '';
  /* What another script has said gives way to what is so of the changes. */
  const say = figure.say = (text = figure.state && spoken) => {
    said.textContent = text;
    bar.classList.toggle('told', !!text);
  };

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
    say(spoken = answer.spoken);
    return true;
  }
  /* The same, as a change of its own in the history. */
  function make(answer) {
    if (take(answer)) write();
  }

  /* 2.1 Settings; a slider that is being moved stays the same element. */
  function set() {
    const answer = figure.ask('settings'), copy = node('div', { innerHTML: answer.html });
    masks = answer.masks;
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
  settings.addEventListener('change', ({ target }) => {
    if (figure.state !== before) write(target.type === 'range' && target);
    before = undefined;
  });
  const putBack = ([step, row, column]) => soon(() => make(figure.ask('putBack', step.index, row, column)));
  part('[data-b=back]').addEventListener('click', () => figure.shown && putBack(figure.shown));
  part('[data-b=reset]').addEventListener('click', () => soon(() => {
    make(figure.ask('reset'));
    button.focus();
  }));

  /* 2.2 A field in a cell, as large as the cell */
  function open([step, row, column], typed) {
    const place = [step.index, row, column], cell = figure.cell(step, row, column), before = figure.state;
    /* A comma in a printed number only groups its digits; one that is typed is a decimal point. */
    const printed = () => cell.firstChild.data.replaceAll(',', '');
    let text = printed();
    const own = field = node('input', {
      className: 'edit', autocomplete: 'off', spellcheck: false, value: typed ?? text,
      ariaLabel: figure.readout.querySelector('.a').textContent
    });
    /* Why a text is no number; next to the field, for a table clips what it holds. */
    const why = node('p', { className: 'why', id: root.id + '-why', role: 'alert' });
    own.setAttribute('aria-describedby', why.id);
    step.box.append(why);
    cell.append(own);
    own.focus({ preventScroll: true });
    if (typed === undefined) own.select();

    function close() {
      const hadFocus = own === document.activeElement;
      field = null;
      own.remove();
      why.remove();
      if (hadFocus) figure.cell(steps[step.index], row, column)?.focus({ preventScroll: true });
      if (figure.state !== before) write();
    }
    function refuse(reason = '') {
      why.textContent = reason;
      own.ariaInvalid = reason ? 'true' : null;
      const mine = own.getBoundingClientRect(), box = step.box.getBoundingClientRect();
      why.style.top = mine.bottom - box.top + 6 + 'px';
      why.style.left = Math.max(0, Math.min(mine.left - box.left, box.width - why.offsetWidth)) + 'px';
    }
    function put(answer) {
      if (answer.error) refuse(answer.error); else take(answer);
      return !answer.error;
    }
    const keep = () => own.value === text || put(figure.tell('edit', own.value, ...place));
    function nudge(count) {
      if (!keep() || !put(figure.ask('nudge', ...place, count))) return;
      own.value = text = printed();
      own.select();
    }
    function giveUp() {
      if (figure.state !== before) take(figure.tell('restore', before));
      close();
    }
    own.addEventListener('input', () => refuse());
    own.addEventListener('keydown', event => {
      /* The keys of the table are the field's now. */
      event.stopPropagation();
      const many = event.shiftKey ? 10 : 1, keys = {
        Enter: () => keep() && close(), Escape: giveUp, ArrowUp: () => nudge(many), ArrowDown: () => nudge(-many)
      };
      if (!keys[event.key]) return;
      event.preventDefault();
      keys[event.key]();
    });
    own.addEventListener('blur', () => {
      if (own !== field) return;
      if (!keep()) say(why.textContent);
      close();
    });
  }

  /* 2.3 From the table: a mask's entry has only two numbers. */
  const begin = ([step, ...entry], typed) => soon(() => {
    if (!masks.length) set();
    if (masks.includes(step.index)) make(figure.ask('toggle', step.index, ...entry));
    else if (typed !== null) open([step, ...entry], typed);
  });
  /* One click is enough while the settings are open. */
  for (const kind of ['click', 'dblclick']) root.addEventListener(kind, ({ target }) => {
    const isMeant = root.classList.contains('changing') === (kind === 'click') && target !== field;
    const found = isMeant && figure.at(target);
    if (found) begin(found);
  });
  root.addEventListener('keydown', event => {
    const found = !event.ctrlKey && !event.metaKey && !event.altKey && figure.at(event.target);
    if (!found) return;
    if (event.key === 'Enter') begin(found);
    else if (/^[-+\u2212.\d]$/.test(event.key)) begin(found, event.key);
    else if (event.key === ' ') begin(found, null);
    else if (event.key === 'Delete' || event.key === 'Backspace') putBack(found);
    else return;
    event.preventDefault();
  });

  changed.push({ figure, take });
}

Figures.forEach(change);
})();

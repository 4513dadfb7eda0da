/* What a served page has in its top bar: search, theme and text size, and the keys. */
(() => {
'use strict';
const { say, element, button } = Live;

/* 1 Dialogs -------------------------------------------------------------------------------------------------------- */

function dialog(title, ...content) {
  const heading = element('h2', { id: 'live-' + title }, say(title));
  const node = element('dialog', { className: 'live-dialog', 'aria-labelledby': heading.id },
    element('header', null, heading, button('×', () => node.close(), { 'aria-label': say('close') })), ...content);
  /* Its backdrop. */
  node.addEventListener('click', ({ target }) => { if (target === node) node.close() });
  document.body.append(node);
  return node;
}
const icon = path => Live.html('<svg viewBox="0 0 16 16" aria-hidden="true"><path d="' + path + '"/></svg>');
const tools = element('div', { className: 'live-tools' });
function tool(title, face, open) {
  tools.append(button(face, open, { 'aria-label': say(title), title: say(title), 'aria-haspopup': 'dialog' }));
}

/* 2 Search: every word that is typed has to be there, in any place ------------------------------------------------- */

const plain = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
let entries = null;
function find(query) {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const found = entries.filter(entry => words.every(word => entry.plain.includes(word)));
  /* Titles first; else in the order of the course. */
  const inTitle = ({ name }) => words.every(word => name.includes(word));
  return [...found.filter(inTitle), ...found.filter(entry => !inTitle(entry))].slice(0, 40);
}
/* The part of a text around the first word, which is marked. */
function excerpt(text, word) {
  const at = plain(text).indexOf(word), start = Math.max(0, at - 40);
  if (at < 0 || plain(text).length !== text.length) return [text.slice(0, 120)];
  return [(start ? '…' : '') + text.slice(start, at), element('mark', null, text.slice(at, at + word.length)), text.slice(at + word.length, at + 100)];
}
async function load() {
  if (entries) return;
  const response = await fetch('/live/search.json');
  const index = await response.json();
  entries = index.entries.map(entry => ({ ...entry, name: plain(entry.title), plain: plain(entry.title + ' ' + (entry.text ?? '')) }));
}
if (Live.data.search) {
  const field = element('input', { type: 'search', 'aria-label': say('search'), autocomplete: 'off', spellcheck: false });
  const said = element('p', { role: 'status' }), list = element('ol'), node = dialog('search', field, said, list);
  const show = () => {
    const found = entries ? find(field.value) : [], [word = ''] = plain(field.value).split(/\s+/).filter(Boolean);
    list.replaceChildren(...found.map(({ href, title, where, text }) => element('li', null, element('a', { href }, title),
      element('small', null, where ?? ''), element('p', null, ...excerpt(text ?? '', word)))));
    said.textContent = !entries || !word ? '' : found.length ? say('found', { count: found.length }) : say('nothingFound');
  };
  field.addEventListener('input', show);
  field.addEventListener('keydown', event => {
    if (event.key === 'Enter') list.querySelector('a')?.click();
    /* Some browsers would only empty the field. */
    if (event.key === 'Escape') node.close();
  });
  list.addEventListener('click', ({ target }) => { if (target.closest('a')) node.close() });
  const open = async () => {
    node.showModal();
    field.focus();
    field.select();
    try { await load() } catch { said.textContent = say('notConnected') }
    show();
  };
  tool('search', icon('M10.6 10.6 14.5 14.5M12 7A5 5 0 1 1 2 7a5 5 0 0 1 10 0z'), open);
  key('/', open);
}

/* 3 Theme and text size -------------------------------------------------------------------------------------------- */

function choice(name, values) {
  const labels = values.map(value => {
    const input = element('input', { type: 'radio', name: 'live-' + name, value, checked: Display.get(name) === value });
    input.addEventListener('change', () => Display.set(name, value));
    return element('label', null, input, element('span', null, say(name + value[0].toUpperCase() + value.slice(1))));
  });
  return element('fieldset', null, element('legend', null, say(name)), ...labels);
}
const display = dialog('display', choice('theme', Display.themes), choice('size', Display.sizes));
tool('display', 'Aa', () => display.showModal());

/* 4 Keys ----------------------------------------------------------------------------------------------------------- */

const command = /Mac|iP/.test(navigator.platform) ? '⌘' : 'Ctrl';
const KEYS = [
  [[command, 'Enter'], 'keyCheck'], [['Enter'], 'keyEnter'], [['Tab'], 'keyTab'], [['Esc', 'Tab'], 'keyLeave'],
  ...Live.data.search ? [[['/'], 'keySearch']] : [], [['←', '→'], 'keySteps'], [['?'], 'keyKeys']
];
const keys = dialog('keys', element('dl', null, ...KEYS.flatMap(([names, text]) => [
  element('dt', null, ...names.map(name => element('kbd', null, name))), element('dd', null, say(text))
])));
tool('keys', '?', () => keys.showModal());
key('?', () => keys.showModal());

/* A sign that is typed where nothing is written. */
function key(sign, open) {
  document.addEventListener('keydown', event => {
    const isWriting = event.target.matches('textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])');
    if (event.key !== sign || isWriting || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    open();
  });
}

/* Beside the button that prints; without search there is room left. */
const print = document.getElementById('Print');
tools.classList.toggle('few', !Live.data.search);
print.before(tools);
tools.append(print);
})();

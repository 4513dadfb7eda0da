/* What a served page has in its top bar beside the search: theme and text size, and the keys. */
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
const tools = element('div', { className: 'live-tools' });
function tool(title, face, open) {
  tools.append(button(face, open, { 'aria-label': say(title), title: say(title), 'aria-haspopup': 'dialog' }));
}

/* 2 Theme and text size -------------------------------------------------------------------------------------------- */

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

/* 3 Keys ----------------------------------------------------------------------------------------------------------- */

const command = /Mac|iP/.test(navigator.platform) ? '⌘' : 'Ctrl';
const KEYS = [
  [[command, 'Enter'], 'keyCheck'], [['Enter'], 'keyEnter'], [['Tab'], 'keyTab'], [['Esc', 'Tab'], 'keyLeave'],
  ...document.getElementById('Search') ? [[['/'], 'keySearch']] : [], [['←', '→'], 'keySteps'], [['?'], 'keyKeys']
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

/* Beside the button that prints. */
const print = document.getElementById('Print');
print.before(tools);
tools.append(print);
})();

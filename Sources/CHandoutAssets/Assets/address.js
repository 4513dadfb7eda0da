/* The page's address says what a reader has selected, `#ANCHOR` or `#ANCHOR~CHANGES`: `trace-3.1-s4` is a step, `trace-3.1-s4-r2c3`
   a number in it; after `~` stands what has been changed in figures. An address that is opened shows what it names. */
const Address = (() => {
'use strict';
const words = JSON.parse(document.getElementById('Words').textContent);
const ENTRY = /-r(\d+)c(\d+)$/;
let anchor = '', changes = '', here = null, timer = 0;

const end = () => changes && '~' + changes;
function write(isNew) {
  clearTimeout(timer);
  const hash = encodeURI(anchor) + end();
  history[isNew ? 'pushState' : 'replaceState']({ changes }, '', hash ? '#' + hash : location.pathname + location.search);
}
/* Browsers refuse too many changes in a short time, so those of keys wait until the reader rests. */
function writeLater() {
  clearTimeout(timer);
  timer = setTimeout(() => write(), 150);
}

/* What an anchor names, and the entry if it is a number. Of a trace that is there no longer in this form, what is. */
function find(anchor) {
  let id = anchor, node = document.getElementById(id), entry = [];
  if (node) return [node, entry];
  const number = ENTRY.exec(id);
  if (number) {
    id = id.slice(0, number.index);
    entry = [number[1] - 1, number[2] - 1];
  }
  while (!(node = document.getElementById(id)) && /^trace-.*-/.test(id)) {
    id = id.slice(0, id.lastIndexOf('-'));
    entry = [];
  }
  return [node, entry];
}

function mark(node) {
  if (here) here.classList.remove('here');
  here = node;
  if (here) here.classList.add('here');
}

/* The anchor and the changes that the browser's address has now. A link within the page leaves changes as they are. */
function read() {
  const [text, ...rest] = location.hash.slice(1).split('~'), before = changes;
  if (rest.length || history.state) changes = rest.join('~');
  anchor = text;
  try { anchor = decodeURIComponent(text) } catch { /* It was not encoded. */ }
  clearTimeout(timer);
  if (!history.state) write();
  if (changes !== before) dispatchEvent(new CustomEvent('changes'));
}

/* Opens what is folded around what the anchor names, brings it into sight, and has its figure explain it. */
function follow() {
  /* Changes alone lead to the first figure that they are in. */
  const [node, entry] = find(anchor || changes.split('=')[0]);
  mark(node);
  if (!node) return;
  for (let part = node.closest('details'); part; part = part.parentElement.closest('details')) part.open = true;
  const { top } = node.getBoundingClientRect();
  if (top < 0 || top > innerHeight * .7) node.scrollIntoView();
  node.dispatchEvent(new CustomEvent('explain', { bubbles: true, detail: entry }));
}

addEventListener('hashchange', () => {
  const before = anchor;
  read();
  if (anchor !== before) follow();
});
/* When the other scripts of the page listen. */
addEventListener('DOMContentLoaded', () => {
  read();
  follow();
});

/* A link to where the address leads already shows that again; one to where it stands also copies its address. */
document.addEventListener('click', async event => {
  const link = event.target.closest('a[href^="#"]');
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (link.hash === '#' + encodeURI(anchor)) follow();
  if (link.classList.contains('lk')) Copy.tell(link, await Copy.copy(link.href + end()) ? words.addressCopied : words.addressShown);
});

return {
  /* What the reader has selected. `push` makes an entry of its own in the history, to which Back returns, unless it is in
     the same step; `replace` changes the present one. */
  at(next, how) {
    if (next === anchor) return;
    const step = anchor => anchor.replace(ENTRY, '');
    const isNew = how === 'push' && step(next) !== step(anchor);
    anchor = next;
    mark(find(anchor)[0]);
    if (isNew) write(true); else writeLater();
  },
  get changes() { return changes },
  /* What has been changed in figures; the event `changes` tells when the history or a link has brought another. */
  keep(next, isNew) {
    if (next === changes) return;
    changes = next;
    if (isNew) write(true); else writeLater();
  }
};
})();

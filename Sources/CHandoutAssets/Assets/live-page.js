/* A page that was made anew while it is open: what is the same stays as it is, with all that a reader has done to it; only blocks
   that differ are exchanged. Beside it, what is wrong in the lessons, and how far a reader is. */
(() => {
'use strict';
const { say, element, html } = Live;
const main = document.getElementById('Main');

/* 1 Blocks as they were served ------------------------------------------------------------------------------------- */

/* Sections consist of blocks; everything else is one. What is not in here was added by a script. */
const texts = new WeakMap();
const isSection = node => node.matches('section.sec');
/* Of a block that is here already, a newer page has the number in place of the block. */
let here = [];
function key(node) {
  if (isSection(node)) return '# ' + (node.querySelector(':scope > h2')?.id ?? '');
  return node.dataset.same ? texts.get(here[node.dataset.same]) : node.outerHTML;
}
const blocks = node => [...node.children].filter(node => texts.has(node));
function remember(node, served = node) {
  texts.set(node, key(served));
  if (isSection(served)) [...served.children].forEach((child, i) => remember(node.children[i], child));
}
/* What stands around the text; each is exchanged as a whole. */
const around = new Map(['.top .pn', '.ruler', '.toc ol', '.toc .meta', '.page > .foot'].map(place => [place, '']));
/* A copy from before any script has changed something. */
const first = self.Served ?? document.querySelector('.page');
[...first.querySelector('#Main').children].forEach((child, i) => remember(main.children[i], child));
for (const place of around.keys()) around.set(place, first.querySelector(place)?.outerHTML ?? '');
self.Served = null;

/* 2 What has changed ----------------------------------------------------------------------------------------------- */

let come = [], focused = null;
const FOCUS = 'a, button, input, select, textarea, summary, [tabindex]';

/* Puts a block in another one's place, with what was open and where the focus was. */
function exchange(old, next) {
  const open = [...old.querySelectorAll('details')].map(part => part.open), focus = document.activeElement;
  if (old.contains(focus)) {
    const index = [...old.querySelectorAll(FOCUS)].indexOf(focus), selection = [focus.selectionStart, focus.selectionEnd];
    focused = () => {
      const node = [...next.querySelectorAll(FOCUS)][index];
      node?.focus({ preventScroll: true });
      if (node?.matches('textarea') && selection[0] != null) node.setSelectionRange(...selection);
    };
  }
  old.replaceWith(next);
  next.querySelectorAll('details').forEach((part, i) => { if (open[i]) part.open = true });
}

function merge(old, next) {
  const before = blocks(old), after = [...next.children], keys = after.map(key), free = new Map();
  for (const node of before) free.set(texts.get(node), [...free.get(texts.get(node)) ?? [], node]);
  const nodes = keys.map(key => free.get(key)?.shift());
  const gone = new Set([...free.values()].flat());
  after.forEach((node, i) => {
    if (nodes[i]) return isSection(node) && merge(nodes[i], node);
    /* A section under another heading still has its blocks. */
    const other = [...gone].find(old => isSection(node) ? isSection(old) : old.id && old.id === node.id);
    gone.delete(other);
    if (other && isSection(node)) {
      nodes[i] = other;
      texts.set(other, keys[i]);
      return merge(other, node);
    }
    nodes[i] = node;
    remember(node);
    come.push(node);
    if (other) exchange(other, node);
  });
  for (const node of gone) node.remove();
  let place = old.firstElementChild;
  for (const node of nodes) {
    if (node === place) place = place.nextElementSibling; else old.insertBefore(node, place);
  }
}

/* The blocks that a reader sees; the first of them that is still there stays where it is. */
function visible() {
  return [...main.querySelectorAll(':scope > *, :scope > .sec > *')].map(node => [node, node.getBoundingClientRect()])
    .filter(([node, { bottom, top }]) => bottom > 0 && top < innerHeight && !isSection(node)).map(([node, { top }]) => [node, top]);
}

function take(page) {
  const root = document.documentElement, seen = visible();
  come = [];
  focused = null;
  root.style.overflowAnchor = 'none';
  merge(main, page.getElementById('Main'));
  for (const [place, text] of around) {
    const [here, there] = [document, page].map(page => page.querySelector(place));
    if (!here || !there || there.outerHTML === text) continue;
    around.set(place, there.outerHTML);
    here.replaceWith(there);
  }
  document.title = page.title;
  if (Module.isThere) for (const node of come) [node, ...node.querySelectorAll('figure.trace')].filter(node => node.matches('figure.trace')).forEach(Figures.add);
  Live.take(page);
  Live.tell('blocks');
  main.dispatchEvent(new Event('furnished', { bubbles: true }));
  focused?.();
  const [node, top] = seen.find(([node]) => node.isConnected) ?? [];
  if (node) scrollBy({ top: node.getBoundingClientRect().top - top, behavior: 'instant' });
  requestAnimationFrame(() => { root.style.overflowAnchor = '' });
}

/* 3 Fetching it ---------------------------------------------------------------------------------------------------- */

/* The scripts of a page, but for what they are given. */
const scripts = page => [...page.querySelectorAll('script:not([type])')].map(script => script.textContent).join();
/* The style sheets, which a page's policy names: of a page with others, such as those of a course with one chapter more, no
   part may be shown in this one. */
const styles = head => [...head.matchAll(/<style[^>]*>(.*?)<\/style>/gs)].map(([, text]) => text).join();
/* Whether the blocks that a newer page leaves out are those that are here. */
function fits(page) {
  here = blocks(main).flatMap(node => isSection(node) ? blocks(node) : node);
  return +(page.getElementById('Main').dataset.blocks ?? here.length) === here.length;
}
let isFetching = false, isOld = false;
async function fetchPage() {
  isOld = true;
  if (isFetching) return;
  isFetching = true;
  let since = '?since=' + Live.data.page;
  while (isOld) {
    isOld = false;
    try {
      const response = await fetch(location.pathname + since);
      const text = response.ok ? await response.text() : '';
      /* One that leaves blocks out leaves out style sheets and scripts too, as they are the same. */
      const isWhole = !/^<main id="Main" data-blocks=/m.test(text);
      if (text && isWhole && styles(text.split('</head>')[0]) !== styles(document.head.innerHTML)) return location.reload();
      const page = text && new DOMParser().parseFromString(text, 'text/html');
      if (!page || !page.getElementById('Live') || !page.getElementById('Main')) continue;
      /* Of another version of the program: all that was typed is kept. */
      if (isWhole && scripts(page) !== scripts(document)) return location.reload();
      if (JSON.parse(page.getElementById('Live').textContent).page === Live.data.page) continue;
      const isFit = fits(page);
      if (isFit) take(page); else isOld = true;
      since = isFit ? '?since=' + Live.data.page : '';
    } catch { /* When the connection is back, the state tells whether the page is old. */ }
  }
  isFetching = false;
}
const isOurs = chapter => (chapter ?? null) === Live.data.chapter;
Live.on('page', ({ chapter, page }) => { if (isOurs(chapter) && page !== Live.data.page) fetchPage() });

/* 4 Problems ------------------------------------------------------------------------------------------------------- */

const title = element('summary'), list = element('div'), part = element('details', null, title, list);
const bar = element('aside', { className: 'problems', hidden: true, 'aria-label': say('problemsTitle') }, part);
const said = element('p', { className: 'vh', role: 'status' });
document.body.append(bar, said);
let shown = '';
function tellProblems(problems) {
  const text = problems?.html ?? '';
  if (text === shown) return;
  const isNew = !shown;
  shown = text;
  bar.hidden = !problems;
  title.textContent = !problems ? '' : say(problems.count === 1 ? 'oneProblem' : 'problems', { count: problems.count });
  said.textContent = problems ? title.textContent : say('noProblems');
  list.replaceChildren(html(text));
  if (isNew) part.open = innerWidth > 1000;
  markPlaces();
}
/* At its place, each is marked. */
function markPlaces() {
  document.querySelectorAll('.faulty').forEach(node => node.classList.remove('faulty'));
  for (const link of list.querySelectorAll('a[href*="#"]')) {
    if (link.pathname !== location.pathname) continue;
    const anchor = decodeURIComponent(link.hash.slice(1));
    document.getElementById(anchor)?.classList.add('faulty');
  }
}
Live.on('problems', ({ problems }) => tellProblems(problems));
Live.on('blocks', markPlaces);

/* 5 How far a reader is -------------------------------------------------------------------------------------------- */

Live.on('progress', ({ chapters }) => {
  for (const [chapter, { html: text }] of Object.entries(chapters)) {
    const entry = document.querySelector('[data-chapter="' + CSS.escape(chapter) + '"]'), next = entry && html(text);
    if (!entry) continue;
    if (next.firstElementChild?.matches('[data-chapter]')) entry.replaceWith(next); else entry.replaceChildren(next);
  }
});

/* Of pages about the course as a whole no state tells whether they are old. */
let wasAway = false;
Live.on('lost', () => { wasAway = true });
Live.on('state', ({ page, problems }) => {
  if (page ? page !== Live.data.page : wasAway) fetchPage();
  wasAway = false;
  tellProblems(problems);
});
})();

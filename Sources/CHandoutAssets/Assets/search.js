/* The search of a course. What it finds words in is in the page, or the server gives it when it is first needed: `SearchIndex`
   says in what form. What a reader types is cut into words as `SearchText` does it. */
(() => {
'use strict';
const field = document.getElementById('Search'), list = document.getElementById('Found');
if (!field) return;
const say = JSON.parse(document.getElementById('Words').textContent).search, status = field.parentElement.querySelector('[role=status]');
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_', MOST = 40;
const UNSPACED = '\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3005-\u3007\u3041-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\u{20000}-\u{3FFFF}';
const RUNS = new RegExp('[' + UNSPACED + ']+|(?:(?![' + UNSPACED + '])[\\p{L}\\p{M}\\p{N}])+', 'gu'), FIRST = new RegExp('^[' + UNSPACED + ']', 'u');
let loading = null, asked = 0;

async function read() {
  const block = document.getElementById('SearchIndex');
  const data = block ? JSON.parse(block.textContent) : await (await fetch('live/search.json')).json();
  let word = '';
  return {
    words: data.words.split(' ').map(text => word = word.slice(0, parseInt(text[0], 36)) + text.slice(1)),
    places: data.places.split(' '), weights: data.weights, unsearched: new Set(data.unsearched.split(' ')),
    sections: data.chapters.flatMap(([chapter, page, sections]) =>
      sections.map(([title, fragment, opening]) => ({ title, chapter, address: page + fragment, opening })))
  };
}

function cut(text) {
  const folded = text.normalize('NFKD').replace(/[\u0300-\u036F]/g, '').normalize('NFKC').toLowerCase().replace(/ς/g, 'σ');
  return (folded.match(RUNS) || []).flatMap(run => {
    const letters = [...run];
    if (!FIRST.test(run)) return letters.length > 1 || run > '\x7F' ? [run] : [];
    return letters.length > 1 ? letters.slice(1).map((letter, i) => letters[i] + letter) : letters;
  });
}

/* The sections that a word is in, each with what it is to the section. */
function places(text) {
  const found = [];
  let section = -1, number = 0, unit = 1;
  for (const letter of text) {
    const digit = ALPHABET.indexOf(letter);
    number += digit % 32 * unit;
    unit *= 32;
    if (digit > 31) continue;
    section += Math.floor(number / 3) + 1;
    found.push([section, number % 3]);
    number = 0;
    unit = 1;
  }
  return found;
}

/* Sections with every word that was typed, or with words that begin so; a whole word counts double. */
function search({ words, places: all, weights, unsearched, sections }, text) {
  const typed = cut(text), meant = typed.filter(word => !unsearched.has(word));
  let points = null;
  for (const part of meant.length ? meant : typed) {
    const own = new Map();
    words.forEach((word, i) => {
      if (!word.startsWith(part)) return;
      for (const [section, rank] of places(all[i]))
        own.set(section, Math.max(own.get(section) || 0, weights[rank] * (word === part ? 2 : 1)));
    });
    if (points) for (const section of own.keys()) {
      if (points.has(section)) own.set(section, own.get(section) + points.get(section)); else own.delete(section);
    }
    points = own;
  }
  return [...points || []].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([section]) => sections[section]);
}

function entry({ title, chapter, address, opening }) {
  const item = document.createElement('li'), link = document.createElement('a'), name = document.createElement('b');
  link.href = address;
  name.textContent = title;
  link.append(name, (title === chapter ? '' : chapter + (opening && ': ')) + opening);
  item.append(link);
  return item;
}

async function show() {
  const text = field.value.trim(), turn = ++asked;
  const index = text && await (loading = loading || read()).catch(() => loading = null);
  if (turn !== asked) return;
  const found = index ? search(index, text) : [];
  list.replaceChildren(...found.slice(0, MOST).map(entry));
  list.hidden = !found.length;
  status.className = found.length || !index ? 'vh' : 'none';
  status.textContent = !index ? '' : !found.length ? say.none.replace('{text}', text)
    : found.length === 1 ? say.one : say.many.replace('{count}', found.length);
}

function close() {
  field.value = '';
  show();
}

const links = () => [...list.querySelectorAll('a')];
field.addEventListener('input', show);
field.addEventListener('focus', () => {
  loading = loading || read().catch(() => loading = null);
  show();
});
field.parentElement.addEventListener('keydown', event => {
  const all = links(), at = all.indexOf(document.activeElement), step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.isComposing) return;
  if (step && all.length) (all[at + step] || (at + step < 0 ? field : all[at])).focus();
  else if (event.key === 'Enter' && at < 0 && all.length) all[0].click();
  else if (event.key === 'Escape' && at >= 0) field.focus();
  else if (event.key === 'Escape') close();
  else return;
  event.preventDefault();
});
field.parentElement.addEventListener('focusout', event => {
  if (event.relatedTarget && !field.parentElement.contains(event.relatedTarget)) list.hidden = true;
});
/* Over the page, it is in the way of what the reader turns to. */
document.addEventListener('click', event => {
  if (event.target === field) return;
  list.hidden = true;
  if (status.className === 'none') status.className = 'vh';
});
document.addEventListener('keydown', event => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select, [contenteditable]')) return;
  event.preventDefault();
  field.focus();
});
})();

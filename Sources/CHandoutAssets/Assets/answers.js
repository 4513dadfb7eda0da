/* What is typed into boxes and chosen is kept in the browser, shown again when the page is opened, and saved as a hand-in.
   A page that a server gives does nothing of this: the server keeps answers. */
(() => {
'use strict';
const block = document.getElementById('Answers');
if (!block || document.getElementById('Live')) return;
const { course, opening, chapters } = JSON.parse(block.textContent), words = JSON.parse(document.getElementById('Words').textContent).answers;
const form = document.getElementById('Save'), { learner } = form.elements, said = form.querySelector('.say');
const exercises = chapters.flatMap(chapter => chapter.exercises), name = 'attend learner';
for (const exercise of exercises) {
  exercise.key = ['attend', course, exercise.path].join(' ');
  /* Blank boxes row by row, or the choices of a question. */
  exercise.fields = Array.from(document.getElementById(exercise.at).querySelectorAll('.entries input, .mcq input'));
}

/* A blank is also written as on paper and in a sheet. */
const isBlank = text => /^[_\s]*$/.test(text);
const answer = ({ fields, sheet }) => sheet ? fields.map(field => field.value) : fields.filter(field => field.checked).map(field => field.value);
const isBegun = exercise => !answer(exercise).every(isBlank);

/* Some browsers keep nothing, or nothing for files: said once. */
let isTold = false;
function keep(key, text, field) {
  try {
    if (text) localStorage.setItem(key, text); else localStorage.removeItem(key);
  } catch {
    if (isTold) return;
    isTold = true;
    form.classList.add('refused');
    Copy.tell(field.closest('.sheet, .mcq, label'), form.querySelector('.not').textContent);
  }
}
function kept(key) {
  try { return localStorage.getItem(key) } catch { return null }
}

/* An answer belongs to an exercise as it was: to the same choices, the same blanks. */
function show({ key, of, fields, sheet }) {
  let texts = null;
  try {
    const then = JSON.parse(kept(key));
    if (then.of === of) texts = then.is.map(String);
  } catch { /* Nothing is kept, or nothing that was kept here. */ }
  if (texts) fields.forEach((field, index) => {
    if (sheet) field.value = texts[index] ?? ''; else field.checked = texts.includes(field.value);
  });
}

function count() {
  for (const { label, exercises } of chapters) {
    const place = document.querySelector('.begun[data-chapter="' + label + '"] b');
    if (place) place.textContent = exercises.filter(isBegun).length;
  }
}

let isTaking = false;
exercises.forEach(show);
learner.value = kept(name) ?? '';
count();
document.addEventListener('input', ({ target }) => {
  if (target === learner) keep(name, learner.value, learner);
  const exercise = exercises.find(({ fields }) => fields.includes(target));
  if (!exercise) return;
  if (!isTaking) keep(exercise.key, isBegun(exercise) && JSON.stringify({ of: exercise.of, is: answer(exercise) }), target);
  count();
});
/* Another page of this course, or this one a second time. */
addEventListener('storage', ({ key, newValue }) => {
  const exercise = exercises.find(exercise => exercise.key === key);
  if (!exercise) return;
  if (newValue === null) for (const field of exercise.fields) {
    if (exercise.sheet) field.value = ''; else field.checked = false;
  }
  show(exercise);
  /* What another page has written is not written again. */
  isTaking = true;
  exercise.fields[0].dispatchEvent(new Event('input', { bubbles: true }));
  isTaking = false;
});

/* A number stands in a sheet as it is typed, all else between quotation marks, with what YAML reads in its own way escaped: so
   nothing that is typed becomes another entry. */
const NUMBER = /^[-+\u2212]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?(%|\/\d+)?$|^[-+\u2212]?(inf|∞)$/i;
function written(text) {
  text = text.trim();
  if (isBlank(text)) return '_';
  return NUMBER.test(text) ? text : JSON.stringify(text.replace(/\p{Cs}/gu, '\ufffd'))
    .replace(/[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g, sign => '\\u' + sign.charCodeAt().toString(16).padStart(4, '0'));
}

function entry(exercise) {
  const texts = answer(exercise);
  if (!exercise.sheet) return exercise.id + ': ' + (texts.length > 1 ? '[' + texts.join(', ') + ']' : texts[0] ?? '_');
  /* The blanks are between the first brackets of a line; behind them is the row's name. */
  return exercise.sheet.replace(/^([^[#\n]*)(\[.*?\])/gm, (line, start, row) => start + row.replaceAll('_', () => written(texts.shift())));
}

function file({ title, info, exercises }) {
  const lines = exercises.map(entry).join('\n'), runs = lines.match(/\x60+/g) ?? [];
  const fence = '\x60'.repeat(Math.max(3, ...runs.map(run => run.length + 1)));
  return ['', '', title, '', fence + info, lines, fence].join('\n');
}

form.addEventListener('submit', event => {
  event.preventDefault();
  const begun = chapters.filter(({ exercises }) => exercises.some(isBegun)), line = learner.value.trim().replace(/[\n-\r\x85\u2028\u2029]/g, ' ');
  said.textContent = begun.length ? words.saved : words.nothing;
  if (!begun.length) return;
  const pieces = {
    quoted: line.replace(/["\\]/g, '\\$&'), escaped: line.replace(/[\\\x60*_{}[\]<>#|~&]/g, '\\$&'),
    written: new Date().toISOString().slice(0, 16).replace('T', ' ') + ' UTC'
  };
  const text = opening.map((piece, index) => index % 2 ? pieces[piece] : piece).concat(begun.map(file), '\n').join('');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }));
  link.download = words.file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
});
})();

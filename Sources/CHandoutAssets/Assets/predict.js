/* Predict first: while stepping, a step is covered until the reader has said what one of its numbers will be. */
Figures.forEach(figure => {
'use strict';
const { root } = figure, box = root.querySelector('[data-b=predict]'), known = new Set();
if (!box) return;

/* What was given cannot be predicted. */
figure.covers = step => box.checked && !known.has(step.index) && !!step.box.querySelector('.eg.w');
figure.cover = (step, uncover) => figure.use(() => {
  const question = figure.ask('question', step.index), { readout } = figure;
  const show = answer => {
    known.add(step.index);
    uncover();
    if (answer) figure.put(step, answer);
  };
  if (!question) return show();
  const { row, column } = question;
  figure.put(step, question);
  const part = name => readout.querySelector(name), field = part('input'), kind = part('select');
  const judge = () => {
    const answer = figure.tell('judge', field.value, step.index, row, column, kind.selectedIndex);
    if (!answer.error) return show(answer);
    part('.c').textContent = answer.error;
    part('.c').classList.add('bad');
    field.setAttribute('aria-invalid', true);
    field.focus();
  };
  part('[data-b=judge]').addEventListener('click', judge);
  part('[data-b=reveal]').addEventListener('click', () => show());
  field.addEventListener('keydown', event => { if (event.key === 'Enter') judge() });
});
box.addEventListener('change', () => {
  known.clear();
  figure.restep.forEach(again => again());
});
});

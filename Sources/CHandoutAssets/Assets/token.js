/* Follow one token: a query or key is chosen once, by a list or by its label, and all that belongs to it is marked. A line of
   a step is its panel, row and column, one of which is −1. */
Figures.forEach(figure => {
'use strict';
const { root, steps } = figure, select = root.querySelector('[data-b=follow]');
if (!select) return;
let lines = '', chosen = '';

const classes = ({ index }, row, column) =>
  (lines.includes(`[${[index, row, -1]}]`) ? 'fo ' : '') + (lines.includes(`[${[index, -1, column]}]`) ? 'fc' : '');
figure.marking.push(classes);

/* Where a cell or a label stands. */
const place = ({ top, left }, node) =>
  [node.closest('thead') ? -1 : node.parentElement.sectionRowIndex + top, node.cellIndex ? node.cellIndex - 1 + left : -1];
function follow(line) {
  const answer = line && figure.ask('follow', ...line.split(','));
  chosen = answer ? line : '';
  lines = JSON.stringify(answer && answer.lines);
  select.value = chosen;
  steps.forEach(step => step.box.querySelectorAll('.mx th, .mx td.m').forEach(node => {
    node.classList.remove('fo', 'fc');
    node.className += ' ' + classes(step, ...place(step, node));
  }));
  if (!answer) return figure.say?.();
  for (const [part, query] of answer.queries) figure.queries.get(part)?.(query);
  figure.say?.(answer.spoken);
}
select.addEventListener('change', () => figure.use(() => follow(select.value)));
root.addEventListener('click', ({ target }) => {
  const label = target.closest('.mx th');
  if (!label || label.closest('.todo')) return;
  const step = steps[label.closest('.step').dataset.i], line = [step.index, ...place(step, label)].join();
  figure.use(() => follow(line === chosen ? '' : line));
});
/* Other steps have other numbers; the list's own step keeps its. */
root.addEventListener('furnished', () => figure.use(() => follow(select.value)));
});

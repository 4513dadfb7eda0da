/* Follow one token: a query or key is chosen once, by a list or by its label, and all that belongs to it is marked. */
Figures.forEach(figure => {
'use strict';
const { root, steps } = figure, select = root.querySelector('[data-b=follow]');
if (!select) return;
const labels = (step, part) => [...step.table.querySelectorAll(part + ' th')];
let lines = new Set(), chosen = '';

const classes = ({ index }, row, column) =>
  (lines.has(`${index},${row},-1`) ? 'fo ' : '') + (lines.has(`${index},-1,${column}`) ? 'fc' : '');
figure.marking.push(classes);

function mark() {
  for (const step of steps) {
    const set = (node, row, column) => {
      node.classList.remove('fo', 'fc');
      node.className += ' ' + classes(step, row, column);
    };
    step.cells.forEach((line, i) => {
      if (!i) line.forEach((cell, j) => set(labels(step, 'thead')[j], undefined, j + step.left));
      set(labels(step, 'tbody')[i], i + step.top);
      line.forEach((cell, j) => set(cell, i + step.top, j + step.left));
    });
  }
}
function follow(line) {
  const answer = line && figure.ask('follow', ...line.split(',').map(Number));
  chosen = answer ? line : '';
  lines = new Set(answer ? answer.lines.map(String) : []);
  select.value = chosen;
  mark();
  if (!answer) return;
  for (const [part, query] of answer.queries) figure.queries.get(part)?.(query);
  root.querySelector('.chg').classList.add('told');
  root.querySelector('.said').textContent = answer.spoken;
}
select.addEventListener('change', () => figure.use(() => follow(select.value)));
root.addEventListener('click', event => {
  const label = event.target.closest('.mx th'), step = label && steps[label.closest('.step').dataset.i];
  if (!step || label.closest('.todo')) return;
  const row = labels(step, 'tbody').indexOf(label), column = labels(step, 'thead').indexOf(label);
  const line = [step.index, row < 0 ? -1 : row + step.top, column < 0 ? -1 : column + step.left].join();
  figure.use(() => follow(line === chosen ? '' : line));
});
/* Other steps have other numbers; the list's own step keeps its. */
root.addEventListener('furnished', () => figure.use(() => follow(select.value)));
});

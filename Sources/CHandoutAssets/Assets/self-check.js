/* Questions and worksheets judge themselves, by keys that a teacher has put into the page. */
(() => {
'use strict';
const block = document.getElementById('Keys');
if (!block || document.getElementById('Live')) return;
const words = JSON.parse(document.getElementById('Words').textContent).answers;

/* A number as the reader of answer sheets reads it; null for none. */
function number(text) {
  const parts = text.split('/');
  if (parts.length === 2) {
    const [above, below] = parts.map(number);
    if (above !== null && below !== null && below !== 0) return above / below;
  }
  if (text.endsWith('%')) {
    const value = number(text.slice(0, -1));
    return value === null ? null : value / 100;
  }
  const plain = text.trim().toLowerCase().replaceAll('\u2212', '-').replaceAll('∞', 'inf').replace('.inf', 'inf').replace('.nan', 'nan');
  const found = /^([-+]?) *(?:((?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)|(inf|infinity)|nan)$/.exec(plain);
  if (!found) return null;
  const value = found[2] ? Number(found[2]) : found[3] ? Infinity : NaN;
  return found[1] === '-' ? -value : value;
}

function element(name, text, kind) {
  const node = document.createElement(name);
  node.textContent = text;
  node.className = kind;
  return node;
}
const sign = isRight => isRight ? '✓' : '✗', kind = isRight => isRight ? 'good' : 'bad';

function question(section, right) {
  const inputs = Array.from(section.querySelectorAll('.mcq input')), said = section.querySelector('.say');
  const judge = () => {
    const chosen = inputs.filter(input => input.checked).map(input => input.value);
    const isWrong = chosen.some(letter => !right.includes(letter)), isRight = !isWrong && chosen.length === right.length;
    const text = !chosen.length ? words.nothing : isRight ? words.right : isWrong ? words.wrong : words.some;
    said.replaceChildren(element('p', (chosen.length ? sign(isRight) + ' ' : '') + text, kind(isRight)));
    if (chosen.length) for (const letter of chosen) {
      const reason = section.querySelector('template[data-choice="' + letter + '"]');
      if (!reason) continue;
      const line = element('p', letter + ' ' + sign(right.includes(letter)) + ' ', '');
      line.append(reason.content.cloneNode(true));
      said.append(line);
    }
  };
  const button = section.querySelector('.judge button');
  if (button) button.addEventListener('click', judge);
  for (const input of inputs) input.addEventListener('click', button ? () => said.replaceChildren() : judge);
}

function worksheet(section, right) {
  const boxes = Array.from(section.querySelectorAll('.entries input')), said = section.querySelector('.judge .say');
  const unmark = box => {
    box.removeAttribute('aria-invalid');
    if (box.nextSibling) box.nextSibling.remove();
  };
  for (const box of boxes) box.addEventListener('input', () => {
    unmark(box);
    said.textContent = '';
  });
  section.querySelector('.judge button').addEventListener('click', () => {
    let count = 0, filled = 0, why = '';
    boxes.forEach((box, index) => {
      unmark(box);
      const text = box.value.trim();
      if (/^[_\s]*$/.test(text)) return;
      const value = number(text);
      const isRight = value !== null && right[index].map(ends => ends.map(end => number(String(end))))
        .some(([lowest, highest]) => lowest <= value && value <= highest || Object.is(value, lowest));
      filled++;
      if (isRight) count++; else box.setAttribute('aria-invalid', 'true');
      const mark = element('i', sign(isRight), kind(isRight));
      mark.ariaHidden = 'true';
      box.after(mark);
      if (value !== null || why) return;
      const point = text.replaceAll(',', '.');
      const phrase = number(point) === null ? words.noNumber.replace('{text}', () => text) : words.point.replace('{text}', () => point);
      why = '. ' + box.getAttribute('aria-label') + ': ' + phrase + '.';
    });
    const entries = words.entries.replace('{right}', count).replace('{count}', boxes.length);
    said.textContent = filled ? sign(count === boxes.length) + ' ' + entries + why : words.nothing;
  });
}

for (const { at, right } of JSON.parse(block.textContent)) {
  const section = document.getElementById(at);
  (section.querySelector('.mcq') ? question : worksheet)(section, right);
}
})();

/* A code editor: a text area whose own text is transparent, above the same text in colours. The browser edits, so that undo,
   selection and input methods are its own; the server colours. */
const Editor = (() => {
'use strict';
const { element, say } = Live;
const INDENT = '    ', HOLE = /<#.*?#>/g;
let count = 0;

/* How much two texts, or lists of lines, have in common at both ends. */
function common(one, other, same = (i, j) => one[i] === other[j]) {
  const most = Math.min(one.length, other.length);
  let start = 0, end = 0;
  while (start < most && same(start, start)) start++;
  while (end < most - start && same(one.length - 1 - end, other.length - 1 - end)) end++;
  return [start, end];
}

/* The place of a character of a line among its text nodes; at the end of one rather than at the start of the next. */
function place(node, offset) {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (offset <= walker.currentNode.length) return [walker.currentNode, offset];
    offset -= walker.currentNode.length;
  }
}

/* Underlines characters of a line, across whatever colours they have. */
function underline(node, from, to) {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT), found = [];
  for (let at = 0; walker.nextNode(); at += walker.currentNode.length)
    if (at < to && at + walker.currentNode.length > from) found.push([walker.currentNode, Math.max(0, from - at), to - at]);
  for (let [text, start, end] of found) {
    if (end < text.length) text.splitText(end);
    if (start) text = text.splitText(start);
    const line = element('span', { className: 'sq' });
    text.replaceWith(line);
    line.append(text);
  }
}

/* `colours` are the lines as the server has written them, if it has. `typed` is told of every change that a reader makes, `run`
   of Ctrl or ⌘ and Enter. */
function editor({ text, colours, label, typed, run }) {
  const code = element('code'), help = element('p', { className: 'vh', id: 'editor-help-' + ++count }, say('editorHelp'));
  const faults = element('ul', { className: 'vh', id: 'editor-faults-' + count });
  let area = element('textarea', {
    spellcheck: false, autocomplete: 'off', autocapitalize: 'off', translate: false, rows: 1, wrap: 'off', 'aria-label': label,
    'aria-describedby': faults.id + ' ' + help.id
  });
  area.setAttribute('autocorrect', 'off');
  const fault = element('p', { className: 'fault', role: 'status' });
  const view = element('div', { className: 'view' }, element('pre', { className: 'src', 'aria-hidden': 'true' }, code), area);
  const root = element('div', { className: 'editor' }, view, fault, faults, help);

  /* 1 Lines: each has its text, its element, its HTML if that is known, and the faults in it. */
  let lines = [], isTaking = false, isLeaving = false, timer = 0;

  function paint(line) {
    if (line.html === null) line.node.textContent = line.text;
    else {
      line.node.innerHTML = line.html;
      if (line.node.textContent !== line.text) line.node.textContent = line.text;
    }
    line.node.append('\n');
    line.node.classList.toggle('bad', line.faults.length > 0);
    for (const { column, length } of line.faults) underline(line.node, column - 1, Math.min(line.text.length, column - 1 + length));
  }
  function make(text) {
    const line = { text, html: null, faults: [], node: element('span', { className: 'l' }) };
    paint(line);
    return line;
  }
  /* Changes a line in place, so that it keeps its colours until the server has new ones. */
  function patch(line, text) {
    const [start, end] = common(line.text, text), before = line.text;
    const hadFaults = line.faults.length > 0;
    line.faults = [];
    if (hadFaults) paint(line);
    line.text = text;
    line.html = null;
    const range = document.createRange();
    range.setStart(...place(line.node, start));
    range.setEnd(...place(line.node, before.length - end));
    range.deleteContents();
    const [node, offset] = place(line.node, start);
    node.insertData(offset, text.slice(start, text.length - end));
  }
  function draw() {
    const texts = area.value.split('\n');
    const [start, end] = common(lines, texts, (i, j) => lines[i].text === texts[j]);
    const gone = lines.slice(start, lines.length - end), come = texts.slice(start, texts.length - end);
    const hadFaults = gone.some(line => line.faults.length);
    if (gone.length === 1 && come.length === 1) patch(gone[0], come[0]);
    else {
      const made = come.map(make), next = lines[lines.length - end]?.node ?? null;
      gone.forEach(line => line.node.remove());
      made.forEach(line => code.insertBefore(line.node, next));
      lines.splice(start, gone.length, ...made);
    }
    if (hadFaults) list();
    clearTimeout(timer);
    timer = setTimeout(colour, 60);
  }
  async function colour() {
    const text = area.value;
    try {
      const answer = await Live.post('code', { text });
      if (area.value === text) dress(answer.lines);
    } catch { /* Then it stays as plain as it is. */ }
  }
  function dress(colours) {
    lines.forEach((line, i) => {
      const html = colours[i]?.replace(/\n$/, '') ?? null;
      if (line.html === html) return;
      line.html = html;
      paint(line);
    });
  }

  /* 2 What is typed. The browser's own command keeps its undo. */
  function type(text, from = area.selectionStart, to = area.selectionEnd) {
    area.setSelectionRange(from, to);
    if (from === to && !text || document.execCommand(text ? 'insertText' : 'delete', false, text)) return;
    area.setRangeText(text, from, to, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }
  const lineStart = index => area.value.lastIndexOf('\n', index - 1) + 1;

  /* Indents the selected lines, or takes it back; the same remains selected. */
  function indent(isBack) {
    const { selectionStart: from, selectionEnd: to, value } = area, start = lineStart(from);
    if (!isBack && from === to) return type(INDENT.slice((from - start) % INDENT.length));
    /* A selection that ends at the start of a line does not take that line in. */
    const found = value.indexOf('\n', Math.max(from, to - 1)), stop = found < 0 ? value.length : found;
    const before = value.slice(start, stop), after = before.replace(/^.*/gm, isBack ? line => line.replace(/^ {1,4}/, '') : line => line && INDENT + line);
    if (after === before) return;
    type(after, start, stop);
    const first = after.indexOf('\n') < 0 ? after.length - before.length : after.indexOf('\n') - before.indexOf('\n');
    area.setSelectionRange(Math.max(start, from + first), Math.max(start, to + after.length - before.length));
  }
  function breakLine() {
    const { selectionStart: from, selectionEnd: to, value } = area;
    const [blank] = /^ */.exec(value.slice(lineStart(from), from)), opens = /[{[(]$/.test(value.slice(0, from));
    type('\n' + blank + (opens ? INDENT : ''), from, to);
    view.scrollLeft = 0;
    if (!opens || !/[}\])]/.test(value[to] ?? '')) return;
    type('\n' + blank);
    area.setSelectionRange(area.selectionStart - blank.length - 1, area.selectionStart - blank.length - 1);
  }
  /* A closing brace that begins a line goes back to where its block began. */
  function close(brace) {
    const { selectionStart: from, selectionEnd: to, value } = area, before = value.slice(lineStart(from), from);
    const isFirst = from === to && before.length >= INDENT.length && !before.trim();
    if (isFirst) type(brace, from - INDENT.length, to);
    return isFirst;
  }

  view.addEventListener('keydown', event => {
    const wasLeaving = isLeaving, { key } = event;
    if (event.isComposing) return;
    if (key !== 'Shift') isLeaving = key === 'Escape';
    if (key === 'Escape') fault.textContent = '';
    if ((event.ctrlKey || event.metaKey) && key === 'Enter') {
      event.preventDefault();
      event.stopPropagation();
      return run();
    }
    if (event.ctrlKey || event.metaKey || event.altKey || area.readOnly) return;
    if (key === 'Tab' && !wasLeaving) indent(event.shiftKey);
    else if (key === 'Enter') breakLine();
    else if (key !== '}' || !close(key)) return;
    event.preventDefault();
  });
  view.addEventListener('input', () => {
    draw();
    if (!isTaking) typed();
  });
  view.addEventListener('focusout', () => {
    isLeaving = false;
    fault.textContent = '';
  });
  /* A place to fill in is selected as a whole. */
  view.addEventListener('click', () => {
    if (area.selectionStart !== area.selectionEnd) return;
    for (const { index, 0: hole } of area.value.matchAll(HOLE))
      if (area.selectionStart > index && area.selectionStart < index + hole.length) area.setSelectionRange(index, index + hole.length);
  });

  /* 3 Faults: underlined, listed for screen readers, and shown below the line at which a reader is. */
  function list() {
    const all = lines.flatMap((line, i) => line.faults.map(({ message }) => element('li', null, say('faultInLine', { line: i + 1, message }))));
    faults.replaceChildren(...all);
    area.ariaInvalid = lines.some(line => line.faults.some(({ isWarning }) => !isWarning)) ? 'true' : null;
    fault.textContent = '';
  }
  function explain(line) {
    const text = line?.faults.map(({ message }) => message).join('\n') ?? '';
    if (fault.textContent !== text) fault.textContent = text;
    if (!text) return;
    const { left, bottom } = root.getBoundingClientRect(), below = line.node.getBoundingClientRect().bottom;
    const mark = line.node.querySelector('.sq')?.getBoundingClientRect().left ?? left;
    fault.style.top = below - root.getBoundingClientRect().top + 4 + 'px';
    fault.style.left = Math.max(0, Math.min(mark - left, root.clientWidth - fault.offsetWidth)) + 'px';
  }
  const here = () => lines[area.value.slice(0, area.selectionStart).split('\n').length - 1];
  for (const kind of ['keyup', 'click', 'focusin']) view.addEventListener(kind, event => { if (event.key !== 'Escape') explain(here()) });
  view.addEventListener('pointermove', ({ clientY }) => {
    const line = lines.find(({ faults, node }) => {
      const { top, bottom } = node.getBoundingClientRect();
      return faults.length && top <= clientY && clientY < bottom;
    });
    explain(line ?? (document.activeElement === area ? here() : null));
  });
  view.addEventListener('pointerleave', () => explain(document.activeElement === area ? here() : null));

  area.value = text;
  draw();
  clearTimeout(timer);
  if (colours) dress(colours); else timer = setTimeout(colour, 0);

  return {
    root,
    focus: (...range) => {
      area.focus({ preventScroll: range.length > 0 });
      if (range.length) area.setSelectionRange(...range);
    },
    lock: is => { area.readOnly = is },
    get text() { return area.value },
    /* Another text, from elsewhere: what is the same stays, the caret with it. */
    set text(text) {
      if (text === area.value) return;
      const [start, end] = common(area.value, text), middle = text.slice(start, text.length - end), stop = area.value.length - end;
      const move = at => at <= start ? at : at >= stop ? at + middle.length - (stop - start) : start + middle.length;
      const selection = [area.selectionStart, area.selectionEnd].map(move);
      if (document.activeElement === area) {
        isTaking = true;
        type(middle, start, stop);
        isTaking = false;
      } else {
        /* Undo would mix up what was typed with what has come; another area has nothing to undo. */
        const next = area.cloneNode();
        next.value = text;
        area.replaceWith(next);
        area = next;
        draw();
      }
      area.setSelectionRange(...selection);
    },
    mark(marks) {
      const touched = lines.filter(line => line.faults.length);
      touched.forEach(line => { line.faults = [] });
      for (const mark of marks) if (lines[mark.line - 1]) {
        lines[mark.line - 1].faults.push(mark);
        touched.push(lines[mark.line - 1]);
      }
      touched.forEach(paint);
      list();
    }
  };
}

/* The lines of a listing that the page was served with. */
editor.colours = pre => [...pre.querySelectorAll('.l')].map(line => line.innerHTML);
return editor;
})();

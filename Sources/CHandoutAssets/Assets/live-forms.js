/* Where an answer stands: an editor, choices, or boxes. Each form reads and shows an answer, and marks what a verdict is about. It
   tells of what a reader does by `typed` and `check`; it is null where the page has no such place. */
const Forms = (() => {
'use strict';
const { say, element } = Live;

return {
  code(section, { label, starter }, { typed, check }) {
    const figure = section.querySelector(':scope > figure.cell'), pre = figure?.querySelector('pre.src');
    if (!pre) return null;
    const editor = Editor({
      text: starter.replace(/\n$/, ''), colours: Editor.colours(pre), label: say('codeOf', { label }), typed, run: check
    });
    pre.replaceWith(editor.root);
    figure.querySelector('figcaption > span').textContent = say('yourCode');
    figure.querySelector('.copy')?.setAttribute('aria-label', say('copyCode', { label }));
    return {
      starter: { text: starter },
      read: () => ({ text: editor.text + '\n' }),
      show: ({ text }) => { editor.text = text.replace(/\r\n?/g, '\n').replace(/\n$/, '') },
      words: ({ text }) => text,
      mark: verdict => editor.mark(verdict?.marks ?? []),
      lock: editor.lock,
      focus: () => editor.focus()
    };
  },

  quiz(section, { label }, { typed, check, tell }) {
    const field = section.querySelector(':scope > fieldset.mcq'), inputs = field ? [...field.querySelectorAll('input')] : [];
    if (!inputs.length) return null;
    const unmark = () => field.querySelectorAll('.mark').forEach(mark => mark.remove());
    const isSingle = inputs[0].type === 'radio', chosen = () => inputs.filter(input => input.checked);
    let isByKey = false;
    field.addEventListener('keydown', event => {
      if (event.ctrlKey || event.metaKey) return;
      const isChoosing = isSingle && /^(Enter| )$/.test(event.key) && chosen().length;
      isByKey = event.key.startsWith('Arrow');
      if (!isChoosing && event.key !== 'Enter') return;
      event.preventDefault();
      check();
    });
    field.addEventListener('pointerdown', () => { isByKey = false });
    field.addEventListener('change', () => {
      unmark();
      typed();
      /* Arrow keys choose each answer that they pass. */
      if (isSingle && !isByKey) check();
      else if (isSingle) tell(say('enterChecks'));
    });
    return {
      starter: { choices: [] },
      read: () => ({ choices: chosen().map(input => input.value) }),
      show({ choices }) {
        const letters = choices.map(choice => choice.toLowerCase());
        inputs.forEach(input => { input.checked = letters.includes(input.value.toLowerCase()) });
        unmark();
      },
      words: ({ choices }) => choices.join(', ') || say('nothingChosen'),
      mark(verdict) {
        unmark();
        if (verdict && (verdict.passed || isSingle)) for (const input of chosen()) {
          const mark = element('em', { className: 'mark ' + (verdict.passed ? 'good' : 'bad') },
            element('span', { 'aria-hidden': 'true' }, verdict.passed ? '✓ ' : '✗ '), say(verdict.passed ? 'right' : 'wrong'));
          input.closest('label').lastElementChild.append(' ', mark);
        }
      },
      lock: is => { field.disabled = is },
      focus: () => (chosen()[0] ?? inputs[0]).focus()
    };
  },

  worksheet(section, exercise, { typed, check }) {
    const inputs = [...section.querySelectorAll('.entries input')];
    if (!inputs.length) return null;
    const names = { right: '✓', wrong: '✗', blank: '' }, id = name => exercise.id + '-' + name;
    const texts = Object.keys(names).map(name => element('p', { hidden: true, id: id(name) }, say(name)));
    section.append(...texts);
    function unmark(input) {
      input.ariaInvalid = null;
      input.removeAttribute('aria-describedby');
      input.parentElement.querySelector('i')?.remove();
    }
    inputs.forEach((input, i) => {
      input.addEventListener('input', () => {
        unmark(input);
        typed();
      });
      input.addEventListener('keydown', event => {
        if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        if (inputs[i + 1]) inputs[i + 1].select(); else check();
      });
    });
    return {
      starter: { entries: inputs.map(() => '') },
      read: () => ({ entries: inputs.map(input => input.value) }),
      show({ entries }) {
        inputs.forEach((input, i) => {
          if (input.value === (entries[i] ?? '')) return;
          input.value = entries[i] ?? '';
          unmark(input);
        });
      },
      words: ({ entries }) => entries.map((entry, i) => inputs[i] ? inputs[i].ariaLabel + ': ' + (entry || say('blank')) : entry).join('\n'),
      mark(verdict) {
        inputs.forEach(unmark);
        if (verdict) inputs.forEach((input, i) => {
          const slip = (verdict.entries ?? []).find(({ box }) => box === i);
          if (!slip && !verdict.passed && !verdict.entries?.length) return;
          const name = !slip ? 'right' : slip.isBlank ? 'blank' : 'wrong';
          if (slip) input.ariaInvalid = 'true';
          input.setAttribute('aria-describedby', id(name));
          input.after(element('i', { className: slip ? 'bad' : 'good', 'aria-hidden': 'true' }, names[name]));
        });
      },
      lock: is => inputs.forEach(input => { input.readOnly = is }),
      focus: () => inputs[0].focus()
    };
  }
};
})();

/* Copying, and saying what came of it. Pages opened from a disk or over plain http may have no clipboard of the newer kind;
   then the older command copies, and where that is refused too, the text is selected for the reader's own keys. */
const Copy = (() => {
'use strict';
const words = JSON.parse(document.getElementById('Words').textContent);

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return byCommand(text);
  }
}

function byCommand(text) {
  const field = document.createElement('textarea'), focus = document.activeElement;
  field.className = 'vh';
  field.style.position = 'fixed';
  field.value = text;
  document.body.append(field);
  field.focus({ preventScroll: true });
  field.select();
  let done = false;
  try { done = document.execCommand('copy') } catch { /* Refused: said by the caller. */ }
  field.remove();
  focus.focus({ preventScroll: true });
  return done;
}

/* Beside an element for a moment, and to screen readers. */
const status = document.createElement('div');
status.className = 'vh';
status.setAttribute('role', 'status');
document.body.append(status);
let told = null, timer = 0;
function tell(element, text) {
  if (told) delete told.dataset.said;
  clearTimeout(timer);
  told = element;
  told.dataset.said = status.textContent = text;
  timer = setTimeout(() => {
    delete told.dataset.said;
    status.textContent = '';
  }, 2500);
}

/* The code of a figure, without line numbers. */
document.addEventListener('click', async ({ target }) => {
  const button = target.closest('.copy');
  if (!button) return;
  const code = button.closest('figure').querySelector('pre');
  if (await copy(code.textContent.replace(/\n$/, ''))) return tell(button, words.copied);
  getSelection().selectAllChildren(code);
  tell(button, words.notCopied);
});

return { copy, tell };
})();

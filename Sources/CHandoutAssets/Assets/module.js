/* The page's module: the same Swift that wrote the page, compiled to WebAssembly. It starts when it is first used; where it
   cannot run, the page stays as it is and what needs it is not shown. */
const Module = (() => {
'use strict';

/* In the language of the page; `{name}` stands for what is filled in. */
const words = JSON.parse(document.getElementById('Words').textContent).figure;

let live = null, starting = null;

/* Once. */
function start() {
  return starting = starting || load().then(module => { live = module }, error => {
    document.documentElement.classList.remove('live');
    console.error(error);
  });
}

async function load() {
  const packed = Uint8Array.from(atob(document.getElementById('Module').textContent), byte => byte.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  const { exports } = (await WebAssembly.instantiate(await new Response(stream).arrayBuffer())).instance;
  /* A module that has stopped in the middle of something is not used again. */
  const call = (name, ...numbers) => {
    try { return exports[name](...numbers) } catch (error) { live = null; throw error }
  };
  const memory = (place, length) => new Uint8Array(exports.memory.buffer, place, length);
  const answer = length => JSON.parse(new TextDecoder().decode(memory(call('answer'), length)));
  const module = {
    /* Hands a text over, after numbers; a function says what became of it. */
    give(name, text, ...numbers) {
      const bytes = new TextEncoder().encode(text), place = call('allocate', bytes.length);
      memory(place, bytes.length).set(bytes);
      const result = call(name, ...numbers, place, bytes.length);
      call('release', place);
      return result;
    },
    tell(name, text, ...numbers) { return answer(module.give(name, text, ...numbers)) },
    ask(name, ...numbers) { return answer(call(name, ...numbers)) },
    close(figure) { call('close', figure) }
  };
  /* A figure that is written anew takes its formulas from the page. */
  const formulas = {}, spare = document.getElementById('Formulas');
  for (const math of [...document.querySelectorAll('.trace math'), ...spare ? spare.content.children : []])
    formulas[math.firstChild.lastChild.textContent] ??= math.outerHTML;
  module.give('speak', JSON.stringify({ ...words, formulas }));
  return module;
}

return {
  isThere: self.WebAssembly && document.getElementById('Module'),
  start,
  /* Nothing before it has started, nor after it has failed. */
  get live() { return live },
  say: (phrase, values) => words[phrase].replace(/\{(\w+)\}/g, (mark, name) => values[name])
};
})();

/* What a reader has answered: first in the browser, then with the server, whose file may be changed by others meanwhile. Nothing
   that was typed is lost: it is kept here until the server has it, and two versions are both shown. */
const Answers = (() => {
'use strict';
const { say, store, element, button } = Live;
/* Each opened page keeps its own; one that is opened later takes over what was left. */
const PAGE = Date.now().toString(36) + Math.random().toString(36).slice(2);

/* Alike in what does not matter: how lines end, and capitals of choices. */
function contents({ text, choices, entries }) {
  if (choices) return { choices: choices.map(choice => choice.toLowerCase()) };
  if (entries) return { entries };
  return text == null ? null : { text: text.replace(/\r\n?/g, '\n').replace(/\n?$/, '\n') };
}
const same = (one, other) => JSON.stringify(contents(one)) === JSON.stringify(contents(other));

/* A view shows one: it has `read`, `show`, `starter`, `words` of an answer in a conflict, `note` for what else is known,
   `kept` for a word on whether it is saved, and `place` for what is asked in a conflict. */
function answer(path, view) {
  const places = 'unsent ' + path + ' ', name = places + PAGE, seen = new Set();
  /* `saved` is what the server had at the version `base`; `theirs` is another version while a reader has to choose. */
  let base = null, saved = view.read(), isKnown = false, sending = null, missed = null, theirs = null, box = null, timer = 0;
  let file = '', isBegun = false;
  const isUnsent = () => !same(self.view.read(), saved);

  function keep() {
    store.keep(name, { base, content: self.view.read() });
    if (Live.isLost) self.view.kept(say('keptHere'));
  }
  function settle(version, content) {
    base = version;
    seen.add(version);
    saved = content;
    close();
    if (isUnsent()) {
      keep();
      return later();
    }
    store.forget(name);
    self.view.kept(isBegun ? say('saved', { file }) : '');
  }
  function later(pause = 400) {
    clearTimeout(timer);
    if (isKnown && !theirs && !Live.isLost) timer = setTimeout(() => put('save').catch(() => {}), pause);
  }

  /* Sends the answer, one after the other; `check` sends it as well. */
  async function put(request, more, isLast) {
    clearTimeout(timer);
    while (sending) await sending.catch(() => {});
    const content = self.view.read();
    try {
      sending = Live.post(request, { exercise: path, base, ...content, ...more }, isLast);
      const answer = await sending;
      isBegun = true;
      settle(answer.version, content);
      return answer;
    } catch (error) {
      if (error.status === 409) conflict(error.answer);
      else if (isUnsent()) self.view.kept(say(error.status ? 'notSaved' : 'keptHere', { message: error.message }));
      if (!error.status) later(2000);
      throw error;
    } finally {
      sending = null;
      const state = missed;
      missed = null;
      /* What has come meanwhile tells of what was sent, or it may be older: then the present state is asked for. */
      if (state && (state.version ?? null) === base) take(state); else if (state) Live.refresh();
    }
  }

  /* What the file has, by an event or, `isPresent`, as it is this moment. */
  function take(state, isPresent) {
    if (sending) {
      missed = state;
      return;
    }
    const version = state.version ?? null;
    file = state.file;
    if (!isKnown) begin(state);
    else if (version === base) {
      if (theirs) close();
      if (isUnsent()) later(0);
      /* An event that comes late tells of a version that has passed. */
    } else if (!isPresent && seen.has(version)) return Live.refresh();
    /* A file that was removed takes no answer away. */
    else if (isUnsent() || version === null) conflict(state);
    else become(state);
    self.view.note(state);
  }
  function become(state) {
    const content = contents(state) ?? self.view.starter;
    ({ file, isBegun } = state);
    self.view.show(content);
    settle(state.version ?? null, self.view.read());
  }

  /* The first state: what was left unsent here goes on. */
  function begin(state) {
    const content = contents(state) ?? self.view.starter;
    const typed = isUnsent() ? { base: null, content: self.view.read() } : null;
    isKnown = true;
    become(state);
    let left = typed;
    for (const place of store.names(places)) {
      const other = store.kept(place);
      if (!other?.content || same(other.content, content)) store.forget(place);
      else if (!left) {
        left = other;
        store.forget(place);
      }
    }
    if (!left) return;
    self.view.show(left.content);
    if (left.base === base || typed && same(content, self.view.starter)) {
      keep();
      later(0);
    } else {
      base = left.base;
      conflict(state);
    }
  }

  function conflict(state) {
    const content = contents(state) ?? self.view.starter;
    if (same(content, self.view.read())) return settle(state.version ?? null, self.view.read());
    clearTimeout(timer);
    theirs = state;
    file = state.file;
    store.keep(name, { base, content: self.view.read() });
    self.view.kept(say('notSavedYet'));
    box ??= question();
    box.mine.textContent = self.view.words(self.view.read());
    box.theirs.textContent = state.version == null ? say('noFile') : self.view.words(content);
    if (!box.node.isConnected) self.view.place(box.node);
  }
  function question() {
    const mine = element('pre', { className: 'plain', tabIndex: 0 }), theirsText = element('pre', { className: 'plain', tabIndex: 0 });
    const version = (title, text) => element('div', null, element('h4', null, title), text);
    const keepMine = async () => {
      const state = theirs;
      theirs = null;
      /* The server keeps what the file has under another name. */
      try { await put('save', { base: null, force: true }) } catch { theirs ??= state }
    };
    /* With the focus in it, an editor can undo that. */
    const takeTheirs = () => {
      self.view.focus();
      become(theirs);
    };
    const node = element('div', { className: 'conflict', role: 'group', 'aria-label': say('conflict') },
      element('p', { role: 'alert' }, say('conflictText')),
      element('div', { className: 'both' }, version(say('mine'), mine), version(say('theirs', { file }), theirsText)),
      element('p', { className: 'row' }, button(say('keepMine'), keepMine), button(say('takeTheirs'), takeTheirs)));
    return { node, mine, theirs: theirsText };
  }
  function close() {
    theirs = null;
    if (!box) return;
    const hadFocus = box.node.contains(document.activeElement);
    box.node.remove();
    box = null;
    if (hadFocus) self.view.focus();
  }

  const self = {
    view, put, take, become,
    get isUnsent() { return isUnsent() },
    get isOpen() { return !!theirs },
    /* Another element shows it now, with what was typed. */
    move(next) {
      const content = self.view.read();
      self.view = next;
      next.show(content);
      if (box) next.place(box.node);
    },
    typed() {
      if (theirs) return conflict(theirs);
      if (isUnsent()) {
        keep();
        return later();
      }
      clearTimeout(timer);
      if (!sending) store.forget(name);
    }
  };
  /* A page that is left sends what it has; what does not arrive is kept. */
  document.addEventListener('visibilitychange', () => {
    if (document.hidden && isKnown && !theirs && !sending && isUnsent()) put('save', {}, true).catch(() => {});
  });
  return self;
}

return { answer };
})();

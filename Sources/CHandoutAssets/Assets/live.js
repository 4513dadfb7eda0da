/* A served page and its server: what the page was given, what it asks, and what it is told. It computes nothing of its own; what
   it shows comes from the server as HTML, and what a reader types goes there as text. */
const Live = (() => {
'use strict';
const read = page => JSON.parse(page.getElementById('Live').textContent);
let data = read(document);

/* 1 Words and elements --------------------------------------------------------------------------------------------- */

/* In the language of the page; `{name}` stands for what is filled in. */
const say = (phrase, values) => (data.words[phrase] ?? phrase).replace(/\{(\w+)\}/g, (mark, name) => values[name]);

/* Texts that are given become text, never HTML. */
function element(name, properties, ...content) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties ?? {})) {
    if (key in node) node[key] = value; else node.setAttribute(key, value);
  }
  node.append(...content);
  return node;
}
function button(text, action, properties) {
  const node = element('button', { type: 'button', className: 'btn', ...properties }, text);
  node.addEventListener('click', event => { if (node.ariaDisabled !== 'true') action(event) });
  return node;
}
/* A button that is truly disabled would lose the focus. */
const able = (node, is) => { node.ariaDisabled = is ? null : 'true' };

/* What a server has written. */
function html(text) {
  const template = document.createElement('template');
  template.innerHTML = text;
  return document.importNode(template.content, true);
}

/* Puts that somewhere, for other scripts to furnish. */
function fill(node, ...content) {
  node.replaceChildren(...content);
  node.dispatchEvent(new Event('furnished', { bubbles: true }));
}

/* 2 Kept in the browser -------------------------------------------------------------------------------------------- */

const course = document.querySelector('.top .mark').textContent;
const key = name => ['attend', course, name].join(' ');
/* Some browsers keep nothing; then the page and the server have it. */
const store = {
  keep(name, value) {
    try { localStorage.setItem(key(name), JSON.stringify(value)) } catch { /* Nothing more can be done. */ }
  },
  forget(name) {
    try { localStorage.removeItem(key(name)) } catch { /* There is none. */ }
  },
  kept(name) {
    try { return JSON.parse(localStorage.getItem(key(name))) } catch { return null }
  },
  names(start) {
    try { return Object.keys(localStorage).filter(name => name.startsWith(key(start))).map(name => name.slice(key('').length)) } catch { return [] }
  }
};

/* 3 Asking --------------------------------------------------------------------------------------------------------- */

/* Throws what the server says, with its `status` and `answer`; without a connection, the status is 0. */
async function post(name, body, isLast) {
  let response, answer = {};
  try {
    response = await fetch('/live/' + name, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body), keepalive: !!isLast
    });
  } catch {
    throw Object.assign(new Error(say('notConnected')), { status: 0, answer });
  }
  try { answer = await response.json() } catch { /* Only the status is known. */ }
  /* Two versions; a status that says so would be an error in the browser's console. */
  if (answer.conflict) throw Object.assign(new Error(say('notSavedYet')), { status: 409, answer: answer.conflict });
  if (!response.ok) throw Object.assign(new Error(answer.message ?? say('failed')), { status: response.status, answer });
  if (answer.job) work(answer.job);
  return answer;
}

/* 4 Being told ----------------------------------------------------------------------------------------------------- */

const actions = new Map();
const on = (event, action) => actions.set(event, [...actions.get(event) ?? [], action]);
const tell = (event, message) => actions.get(event)?.forEach(action => action(message));

/* An answer may say that work has begun after an event has said that it is done. */
const ended = new Set();
function work(job) {
  if (ended.has(job.id)) return;
  if (job.state === 'ended') ended.add(job.id);
  tell('job', { job });
}

/* A line at the bottom of the window. */
const notice = element('p', { className: 'live-notice', role: 'status' });
document.body.append(notice);

/* What happens while the state is on its way comes after it. */
let socket = null, waiting = null, isAsking = false, isLost = false, pause = 0, timer = 0;
const address = () => '/live/state?chapter=' + encodeURIComponent(data.chapter ?? '');

function receive(message) {
  if (waiting) waiting.push(message);
  else if (message.event === 'job') work(message.job);
  else tell(message.event, message);
}

async function refresh() {
  if (isAsking) return;
  isAsking = true;
  waiting = [];
  let state = null;
  try {
    const response = await fetch(address());
    if (response.ok) state = await response.json();
  } catch { /* The socket says it, too. */ }
  isAsking = false;
  const messages = waiting;
  waiting = null;
  if (state) tell('state', state); else if (socket) setTimeout(refresh, 2000);
  messages.forEach(receive);
}

function connect() {
  const own = socket = new WebSocket(location.origin.replace('http', 'ws') + '/live/events');
  socket.onopen = () => {
    pause = 0;
    warn('');
    isLost = false;
    refresh();
  };
  socket.onmessage = ({ data }) => receive(JSON.parse(data));
  socket.onclose = () => { if (socket === own) lose() };
}

/* Once each: what stands there is not read out again. */
function warn(phrase) {
  const text = phrase && say(phrase), isSaid = notice.dataset.now === 'sessionEnded' && phrase === 'connectionLost';
  if (notice.textContent === text || isSaid) return;
  notice.dataset.now = phrase;
  notice.textContent = text;
}

/* Tries again, with growing pauses and not all tabs at once. */
function lose() {
  socket = null;
  if (!isLost) {
    isLost = true;
    /* Another server counts its jobs anew. */
    ended.clear();
    tell('lost');
  }
  warn('connectionLost');
  pause = Math.min(pause * 2 || 400, 8000);
  clearTimeout(timer);
  timer = setTimeout(find, pause * (.75 + Math.random() / 2));
}

/* A server that was started anew does not know this browser until its address is opened. */
async function find() {
  clearTimeout(timer);
  if (socket) return;
  try {
    const { status } = await fetch(address());
    if (status !== 403) return socket || connect();
    warn('sessionEnded');
  } catch { /* Not yet. */ }
  lose();
}
addEventListener('online', find);
document.addEventListener('visibilitychange', () => { if (!document.hidden && isLost) find() });
addEventListener('pageshow', event => { if (event.persisted) find() });

/* When all scripts listen. */
addEventListener('DOMContentLoaded', connect);

return {
  say, element, button, able, html, fill, store, post, work, on, tell, refresh,
  get data() { return data },
  get isLost() { return isLost },
  /* What another version of the page was given. */
  take(page) { data = read(page) }
};
})();

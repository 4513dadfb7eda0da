/* Exercises, questions and worksheets that answer. What is judged, and in which words, comes from the server. */
(() => {
'use strict';
const { say, element, button, able, html, fill } = Live;
const all = new Map();

/* 1 One of them: its form, buttons, hints, verdict and solution ----------------------------------------------------- */

function exercise(data, before) {
  const { path, label, id } = data, section = document.getElementById(id), line = section?.querySelector(':scope > .run');
  if (!line) return null;
  const form = Forms[data.kind](section, data, { typed: () => { age(true); answer.typed() }, check, tell });
  if (!form) return null;
  let state = { hints: 0 }, job = null, isChecking = false, shown = '';

  const said = element('p', { className: 'said', role: 'status' }), kept = element('span', { className: 'kept' });
  const checkButton = button(say('check'), () => job ? Live.post('stop', { job: job.id }).catch(fail) : check(), { className: 'btn first' });
  const hintButton = button(say('hint'), hint), solutionButton = button(say('solution'), solve), startButton = button(say('startOver'), () => ask(true));
  const hints = [...section.querySelectorAll(':scope > .hints > details')];
  const buttons = element('div', { className: 'row' }, checkButton, ...hints.length ? [hintButton] : [], solutionButton, startButton);
  const sure = button(say('startOver'), startOver), unsure = button(say('keepAnswer'), () => ask(false));
  const question = element('div', { className: 'row', role: 'group', hidden: true, 'aria-label': say('startOver') },
    element('span', null, say('startOverSure')), sure, unsure);
  const box = element('div', { className: 'judged', role: 'region', 'aria-label': say('resultOf', { label }), hidden: true });
  const solution = element('div', { className: 'solved', hidden: true });
  const tools = element('div', { className: 'run live-run' }, buttons, question, element('div', { className: 'line' }, said, kept));
  line.replaceWith(tools);
  tools.after(box, solution);
  if (data.kind === 'code') checkButton.title = say('checkKeys');
  section.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    check();
  });
  question.addEventListener('keydown', event => { if (event.key === 'Escape') ask(false) });

  function tell(text, isShown = true) {
    said.classList.toggle('vh', !isShown);
    said.textContent = text;
  }
  const fail = error => {
    isChecking = false;
    tell(error.message);
  };

  async function check() {
    if (state.fault) return tell(state.fault);
    if (answer.isOpen) return tell(say('chooseFirst'));
    isChecking = true;
    tell(say('checking'));
    await answer.put('check').catch(fail);
  }
  function work(next) {
    const before = job;
    job = next?.state === 'ended' ? null : next;
    checkButton.textContent = say(job ? 'stop' : 'check');
    section.ariaBusy = job ? 'true' : null;
    if (job) tell(job.text);
    else if (before && said.textContent === before.text) tell('');
  }
  /* A server that is started anew knows nothing of what it was asked. */
  function lose() {
    work(null);
    if (isChecking) fail(new Error(say('notConnected')));
  }

  function reveal(count) {
    state.hints = count;
    hints.forEach((hint, i) => { hint.hidden = i >= count });
    if (!hints.length) return;
    hints[0].parentElement.classList.toggle('begun', count > 0);
    hintButton.textContent = say(count ? 'nextHint' : 'hint');
    able(hintButton, count < hints.length);
  }
  async function hint() {
    try {
      const { hints: count } = await Live.post('hint', { exercise: path });
      reveal(count);
      hints[count - 1].open = true;
      hints[count - 1].scrollIntoView({ block: 'nearest' });
      tell(say('hintShown', { number: count, count: hints.length }));
    } catch (error) { fail(error) }
  }

  async function solve() {
    if (!solution.hidden) {
      solution.hidden = true;
      solutionButton.ariaExpanded = 'false';
      return;
    }
    try {
      const answer = await Live.post('solution', { exercise: path, reveal: false });
      fill(solution, html(answer.html));
      solution.hidden = false;
      solutionButton.ariaExpanded = 'true';
      solution.scrollIntoView({ block: 'nearest' });
      tell(say('solutionShown'));
    } catch (error) { fail(error) }
  }

  /* Asks once, in the page. */
  function ask(isOpen) {
    question.hidden = !isOpen;
    buttons.hidden = isOpen;
    (isOpen ? unsure : startButton).focus();
  }
  async function startOver() {
    if (answer.isOpen) {
      ask(false);
      return tell(say('chooseFirst'));
    }
    try {
      /* What the server does not have it cannot keep. */
      if (answer.isUnsent) await answer.put('save');
      const { answer: state, message } = await Live.post('reset', { exercise: path });
      /* What was typed meanwhile stays: an event may have told of the new start before. */
      if (answer.isUnsent) answer.take(state, true); else answer.become(state);
      note(state);
      ask(false);
      tell(message);
    } catch (error) {
      ask(false);
      fail(error);
    }
  }

  /* What else is known of an answer. */
  function note(next) {
    const wasPassed = state.everPassed;
    state = next;
    reveal(state.hints);
    able(solutionButton, state.everPassed);
    solutionButton.title = state.everPassed ? '' : say('solutionLater');
    if (wasPassed && !state.everPassed) solution.hidden = true;
    form.lock(!!state.fault);
    if (state.fault) tell(state.fault);
    judge(state.verdict);
  }
  function age(is) { box.classList.toggle('stale', is && !box.hidden) }
  function judge(verdict) {
    const text = verdict ? JSON.stringify({ ...verdict, stale: false }) : '';
    if (text !== shown) {
      shown = text;
      box.hidden = !verdict;
      box.className = 'judged ' + (verdict?.tone ?? '');
      fill(box, ...verdict ? [element('p', { className: 'old' }, say('staleVerdict')), html(verdict.html)] : []);
      form.mark(verdict?.stale ? null : verdict);
    }
    age(!!verdict?.stale || answer.isUnsent);
  }
  /* The result of a check that was asked for here is read out; it stands below. */
  function decide(verdict) {
    state.verdict = verdict;
    state.everPassed ||= verdict.passed;
    shown = '';
    note(state);
    if (!isChecking) return;
    isChecking = false;
    tell(box.querySelector('.verdict')?.textContent ?? '', false);
    box.scrollIntoView({ block: 'nearest' });
  }

  const view = { ...form, note, kept: text => { kept.textContent = text }, place: node => tools.before(node) };
  const answer = before?.answer ?? Answers.answer(path, view);
  if (before) {
    answer.move(view);
    note(before.state);
    work(before.job);
  } else reveal(0);
  able(solutionButton, state.everPassed);
  return { section, answer, work, lose, decide, get state() { return state }, get job() { return job } };
}

/* 2 All of a page -------------------------------------------------------------------------------------------------- */

function furnish() {
  for (const data of Live.data.exercises ?? []) {
    const before = all.get(data.path);
    if (before?.section.isConnected) continue;
    const made = exercise(data, before);
    if (made) all.set(data.path, made);
  }
}
furnish();

Live.on('blocks', () => {
  const count = all.size;
  furnish();
  /* Of new ones nothing is known yet. */
  if (all.size > count) Live.refresh();
});
Live.on('state', ({ exercises, jobs = [] }) => {
  for (const [path, own] of all) {
    if (exercises?.[path]) own.answer.take(exercises[path], true);
    own.work(jobs.find(({ of }) => of === path) ?? null);
  }
});
Live.on('lost', () => all.forEach(own => own.lose()));
Live.on('answer', ({ exercise, answer }) => all.get(exercise)?.answer.take(answer));
Live.on('verdict', ({ exercise, verdict }) => all.get(exercise)?.decide(verdict));
Live.on('job', ({ job }) => all.get(job.of)?.work(job));
})();

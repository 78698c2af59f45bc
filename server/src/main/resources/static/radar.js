// The risk radar in the browser: draws three blind tickets a round, hands a worry in without saying
// who sends it, and shows a thread to whoever has its receipt. Loaded by every page, so that drawing
// tickets says nothing about handing in.

import { blind, factor, finish, fromHex, random, toHex } from '/blind-rsa.js';

const SALT_BYTES = 48;
const PREPARED_BYTES = 64; // 32 of prefix, 32 of the ticket's own
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const CHECK_EVERY = 3_600_000;

const memory = person => `afterglow.radar.${person}`;

const recall = person => JSON.parse(localStorage.getItem(memory(person)) ?? '{}');

const keep = (person, held) => localStorage.setItem(memory(person), JSON.stringify(held));

const isSignedIn = () => document.querySelector('.side a[href="/me"]') !== null;

const canBlind = () => window.isSecureContext && typeof crypto.subtle === 'object';

/** What this browser holds of the open round: {person, held, round}; undefined when it cannot. */
async function draw() {
  const answer = await fetch('/radar/tickets', {
    headers: { accept: 'application/json' },
    redirect: 'error',
  });
  if (!answer.ok) {
    return undefined;
  }
  const round = await answer.json();
  let held = recall(round.person);
  if (held.cycle !== round.cycle) {
    held = { cycle: round.cycle, slots: {} };
  }
  const wishes = [];
  for (const key of round.slots) {
    const slot = (held.slots[key.slot] ??= await hide(key));
    if (slot.state === 'hidden') {
      wishes.push({ slot: key.slot, blinded: slot.blinded });
    }
  }
  keep(round.person, held); // before it is sent, so that a lost answer can be asked for again
  if (wishes.length > 0) {
    await sign(round, held, wishes);
  }
  return { person: round.person, held, round };
}

async function hide(key) {
  const modulus = BigInt('0x' + key.modulus);
  const input = random(PREPARED_BYTES);
  const hidden = await blind(modulus, input, random(SALT_BYTES), factor(modulus));
  return {
    state: 'hidden',
    modulus: key.modulus,
    input: toHex(input),
    blinded: toHex(hidden.message),
    inverse: hidden.inverse.toString(16),
  };
}

async function sign(round, held, wishes) {
  const answer = await fetch('/radar/tickets', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-xsrf-token': round.csrf },
    body: JSON.stringify({ cycle: round.cycle, wishes }),
    redirect: 'error',
  });
  if (!answer.ok) {
    return;
  }
  for (const drawn of (await answer.json()).drawn) {
    const slot = held.slots[drawn.slot];
    if (drawn.signature === '') {
      held.slots[drawn.slot] = { state: 'elsewhere' };
      continue;
    }
    const signature = await finish(
      BigInt('0x' + slot.modulus),
      fromHex(slot.input),
      fromHex(drawn.signature),
      BigInt('0x' + slot.inverse),
      SALT_BYTES,
    );
    const text = `${round.cycle}.${drawn.slot}.${slot.input}.${toHex(signature)}`;
    held.slots[drawn.slot] = { state: 'held', ticket: text };
  }
  keep(round.person, held);
}

/** The lowest slot whose ticket is here; undefined when none is. */
const nextSlot = held => [1, 2, 3].find(slot => held.slots[slot]?.state === 'held');

function spend(person, slot) {
  const held = recall(person);
  if (held.slots?.[slot]) {
    held.slots[slot] = { state: 'spent' };
    keep(person, held);
  }
}

function newReceipt() {
  const letters = Array.from(random(20), byte => LETTERS[byte % 32]).join('');
  return letters.match(/.{5}/g).join('-');
}

/** Sends without cookies and without saying from where. */
async function sendNameless(address, body) {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    redirect: 'error',
  });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw new Error(said.detail ?? 'The server did not take it. Nothing was stored.');
  }
  return said;
}

function show(root, part, text) {
  const element = root.querySelector(`[data-part="${part}"]`);
  if (element) {
    element.textContent = text;
    element.closest('[data-when]')?.toggleAttribute('hidden', text === '');
  }
}

// --- the form that hands in

const PATTERNS = [
  [/\b[A-Z][A-Z0-9]{1,9}-\d{1,7}\b|(?<!\w)#\d{2,7}\b/, 'looks like a ticket number'],
  [/[\w.+-]+@[\w-]+\.[\w.]+|(?<![\w.])@[\w.-]{2,40}/, 'looks like an address or a handle'],
  [/\bhttps?:\/\/\S+/i, 'is a link'],
  [
    /\b(?:only|just) (?:one|two|three|four|[1-4]) (?:people|persons|engineers|of us|of them)\b|\bI(?: am|['’]m) (?:the only|one of (?:the )?(?:two|three|four))\b|\bnobody (?:but|except) me\b/i,
    'says that few people know this',
  ],
];

function warnOfTelltales(form) {
  const words = form.querySelector('textarea').value;
  const found = PATTERNS.flatMap(([pattern, why]) => {
    const quote = pattern.exec(words)?.[0];
    return quote ? [`“${quote}” ${why}.`] : [];
  });
  show(form, 'telltales', found.join(' '));
}

async function prepareForm(form) {
  const radio = form.querySelector('input[value="unlinkable"]');
  form.addEventListener('input', () => warnOfTelltales(form));
  warnOfTelltales(form);
  if (!canBlind()) {
    show(
      form,
      'unlinkable-why',
      'Not offered here: your browser makes blind tickets only on a page served over HTTPS.',
    );
    return;
  }
  const mine = await draw().catch(() => undefined);
  const slot = mine && nextSlot(mine.held);
  if (!mine) {
    show(form, 'unlinkable-why', 'Not offered now: this browser could not draw tickets. Reload to try again.');
  } else if (mine.round.holders < mine.round.needed) {
    show(
      form,
      'unlinkable-why',
      `It opens when ${mine.round.needed} people hold tickets; now ${mine.round.holders} do. Browsers draw them at sign-in.`,
    );
  } else if (!slot) {
    const elsewhere = [1, 2, 3].some(each => mine.held.slots[each]?.state === 'elsewhere');
    show(
      form,
      'unlinkable-why',
      elsewhere
        ? 'Your tickets of this round are in the browser in which you first signed in.'
        : 'You have spent your three tickets of this round.',
    );
  } else {
    const left = [1, 2, 3].filter(each => mine.held.slots[each]?.state === 'held').length;
    radio.disabled = false;
    show(
      form,
      'unlinkable-why',
      `${mine.round.holders} people hold tickets of this round. You have ${left} left in this browser.`,
    );
  }
  form.addEventListener('submit', event => {
    if (form.elements.promise.value === 'unlinkable') {
      event.preventDefault();
      event.stopPropagation();
      handInNameless(form, mine);
    } else if (slot) {
      form.elements.ticket.value = mine.held.slots[slot].ticket;
    }
  });
}

async function handInNameless(form, mine) {
  const button = form.querySelector('button[type="submit"]');
  const slot = nextSlot(recall(mine.person));
  const receipt = newReceipt();
  button.disabled = true;
  show(form, 'problem', '');
  try {
    await sendNameless('/radar/unlinkable', {
      ticket: recall(mine.person).slots[slot].ticket,
      receipt,
      words: form.elements.worry.value,
      known: form.elements.kind.value,
      part: form.elements.part.value,
    });
    spend(mine.person, slot);
    form.querySelector('textarea').value = '';
    form.hidden = true;
    const done = document.querySelector('[data-radar-done]');
    show(done, 'receipt', receipt);
    done.hidden = false;
    done.querySelector('h2').focus();
  } catch (problem) {
    show(form, 'problem', problem.message);
    form.querySelector('[data-part="problem"]').focus();
  } finally {
    button.disabled = false;
  }
}

// --- the page that takes a receipt

function prepareReceipt(root) {
  const form = root.querySelector('form[data-radar-read]');
  const thread = root.querySelector('[data-radar-thread]');
  let code = '';
  const act = (address, body) => async event => {
    event.preventDefault();
    event.stopPropagation();
    show(root, 'problem', '');
    try {
      const said = await sendNameless(address, body());
      if (said.taken) {
        thread.hidden = true;
        show(root, 'problem', 'It is taken back. What it said is deleted.');
      } else {
        write(thread, said);
      }
    } catch (problem) {
      show(root, 'problem', problem.message);
    }
  };
  form.addEventListener(
    'submit',
    act('/radar/unlinkable/talk', () => ({ receipt: (code = form.elements.receipt.value) })),
  );
  const add = thread.querySelector('form[data-radar-add]');
  add.addEventListener(
    'submit',
    act('/radar/unlinkable/talk/add', () => {
      const words = add.elements.words.value;
      add.reset();
      return { receipt: code, words };
    }),
  );
  thread
    .querySelector('form[data-radar-withdraw]')
    .addEventListener('submit', act('/radar/unlinkable/talk/withdraw', () => ({ receipt: code })));
}

function write(thread, said) {
  show(thread, 'round', said.round);
  show(thread, 'words', said.words);
  show(thread, 'told', said.told);
  show(thread, 'said', said.said);
  fill(thread.querySelector('[data-part="notes"]'), said.notes, (line, note) => {
    line.append(paragraph('from', note.who === 'you' ? 'You' : 'A curator'), paragraph('said', note.words));
  });
  fill(thread.querySelector('[data-part="came"]'), said.cameOf, (line, words) => {
    line.textContent = words;
  });
  thread.hidden = false;
}

function paragraph(kind, text) {
  const element = document.createElement('p');
  element.className = kind;
  element.textContent = text;
  return element;
}

function fill(list, values, each) {
  list.replaceChildren(
    ...values.map(value => {
      const line = document.createElement('li');
      each(line, value);
      return line;
    }),
  );
  list.closest('[data-when]')?.toggleAttribute('hidden', values.length === 0);
}

// --- once a page is there, by itself or by htmx

function prepare(root) {
  for (const form of root.querySelectorAll('form[data-radar-form]:not([data-ready])')) {
    form.dataset.ready = 'true';
    prepareForm(form);
  }
  for (const part of root.querySelectorAll('[data-radar-receipt]:not([data-ready])')) {
    part.dataset.ready = 'true';
    prepareReceipt(part);
  }
  const taken = root.querySelector('[data-radar-taken]');
  if (taken && isSignedIn()) {
    spend(taken.dataset.radarPerson, taken.dataset.radarTaken);
  }
}

function drawNowAndThen() {
  const last = Number(sessionStorage.getItem('afterglow.radar.drawn') ?? 0);
  const due = Date.now() - last > CHECK_EVERY;
  if (due && isSignedIn() && canBlind() && !document.querySelector('form[data-radar-form]')) {
    sessionStorage.setItem('afterglow.radar.drawn', String(Date.now()));
    draw().catch(() => {});
  }
}

prepare(document);
drawNowAndThen();
document.addEventListener('htmx:load', event => {
  prepare(event.target);
  drawNowAndThen();
});

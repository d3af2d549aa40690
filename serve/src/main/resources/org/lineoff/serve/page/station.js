// One place of the plant: which cars come, what to do on the one at hand, and honestly what of it is saved.
import { draw, html, toLogin } from './frame.js';
import { clock, language, say, t } from './words.js';
import { ask, session } from './api.js';
import { Queue } from './queue.js';
import { carCard } from './car.js';

const EVERY_MS = 3000;
const OTHER_WORLD_MS = 3_600_000;
const place = new URLSearchParams(location.search).get('place') ?? '';
const who = await session();

const page = {
  place, who, zone: 'UTC', station: null, asOf: 0, epoch: null, ahead: 0, car: null, scanned: '', message: '', person: '',
  queue: new Queue(place, () => show()), stop: null, act, refresh: () => show(),
};

const PERSON = 'lineoff.operator';
const STOP = `lineoff.stop.${place}`;

function kept(key) {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function keep(key, value) {
  try {
    if (value === '') {
      localStorage.removeItem(key);
    } else {
      localStorage.setItem(key, value);
    }
  } catch {
    page.queue.keeps = false;
  }
}

/** Reports something of this place; says first who has to be named. */
function act(reports, words) {
  if (page.person === '') {
    page.message = t('operator.needed');
    show();
    document.getElementById('operator').focus();
    return false;
  }
  page.message = '';
  const time = new Date(Date.now() + page.ahead).toISOString();
  const whole = reports.map((report) => ({ time, place, person: page.person, ...report }));
  page.queue.add(whole, words).then(() => look());
  return true;
}

/** What clocks in the plant show, and from when their time is counted. */
async function readPlant() {
  const got = await ask('GET', '/api/plant');
  if (got.status === 200) {
    page.zone = got.body.timeZone;
    page.epoch = Date.parse(got.body.epoch);
    setClock(got.body.now);
  }
}

/** A simulated plant has a time of its own; in a real one the clock of this device counts. */
function setClock(now) {
  const ahead = page.epoch + now - Date.now();
  page.ahead = Math.abs(ahead) > OTHER_WORLD_MS ? ahead : 0;
}

async function look() {
  const got = await ask('GET', `/api/station?place=${encodeURIComponent(place)}`);
  if (got.status === 401) {
    page.queue.signedIn = false;
  } else if (got.status === 200) {
    page.station = got.body;
    if (page.epoch === null) {
      await readPlant();
    } else {
      setClock(got.body.now);
    }
    page.asOf = Date.now();
    page.queue.connected = true;
  } else if (got.status !== 429) {
    page.queue.connected = false;
  }
  if (page.car !== null && got.status === 200) {
    await pick(page.scanned, true);
  }
  show();
}

/** Shows a car; what the plant does not know, or cannot be asked now, can still be reported of. */
async function pick(scan, again) {
  const got = await ask('GET',
    `/api/station/car?place=${encodeURIComponent(place)}&scan=${encodeURIComponent(scan)}`);
  if (again && page.scanned !== scan) {
    return;
  }
  if (got.status === 200) {
    page.car = got.body;
    page.scanned = scan;
  } else if (!again) {
    page.car = null;
    page.scanned = '';
    page.message = t(got.status === 404 || got.status === 400 ? 'scan.unknown' : 'scan.offline', scan);
    const number = Number(scan);
    if (got.status !== 404 && got.status !== 400 && Number.isSafeInteger(number) && number > 0) {
      page.car = blind(number);
      page.scanned = scan;
    }
  }
}

/** A car of which nothing can be looked up now, with the work of this place as it was last seen. */
function blind(number) {
  const seen = [...page.station?.here ?? [], ...page.station?.next ?? []].find((one) => one.number === number);
  return {
    car: seen ?? { number, vin: '', order: '', model: { en: '', zh: '' }, options: [], status: '', turn: 0 },
    visit: 0, isHere: false, passed: false, fittings: [], measurings: [], holds: [], defects: [], blind: true,
  };
}

async function scan(event) {
  event.preventDefault();
  const field = document.getElementById('scan');
  const value = field.value.trim();
  if (value !== '') {
    page.message = '';
    await pick(value, false);
    field.value = '';
    show();
    if (page.car !== null) {
      document.getElementById('car-title')?.focus();
    }
  }
}

async function choose(number) {
  page.message = '';
  await pick(String(number), false);
  show();
  document.getElementById('car-title')?.focus();
}

function setPerson(event) {
  event.preventDefault();
  const name = document.getElementById('operator').value.trim();
  page.person = name;
  page.message = '';
  keep(PERSON, name);
  show();
  document.getElementById('scan').focus();
}

function toggleStop() {
  const begins = page.stop === null;
  const report = begins
    ? { what: 'failed', cause: 'lineStop', car: page.car?.car.number ?? 0, visit: page.car?.visit ?? 0 }
    : { what: 'repaired', cause: 'lineStop', car: page.stop.car, visit: page.stop.visit };
  if (act([report], [t(begins ? 'what.stopped' : 'what.resumed')])) {
    page.stop = begins ? { car: report.car, visit: report.visit, since: Date.now() } : null;
    keep(STOP, begins ? JSON.stringify(page.stop) : '');
    show();
  }
}

// ---- what is seen ----

function show() {
  const title = page.station ? say(page.station.title) : place;
  draw(title, who, html`
    ${strip()}
    <div class="columns">
      <div class="find">
        ${who.kind === 'token' ? operator() : null}
        ${scanner()}
      </div>
      <div class="work">
        ${page.car === null ? html`<section class="card empty"><p>${t('car.pick')}</p></section>` : carCard(page)}
        ${reports()}
      </div>
      <div class="side">
        ${cars('here', page.station?.here ?? [])}
        ${cars('next', page.station?.next ?? [])}
        ${stopper()}
      </div>
    </div>`);
}

/** Three counts that are never mixed, and what stands in the way. */
function strip() {
  const queue = page.queue;
  const [waiting, refused] = [queue.waiting().length, queue.refused().length];
  const foreign = queue.foreign().length;
  return html`
    <div class="strip">
      <div role="status" class="counts">
        <span class="count saved"><b>✓ ${queue.savedCount}</b> ${t('state.saved')} <small>${t('state.savedAbout')}</small></span>
        <span class="count ${waiting > 0 ? 'waiting' : ''}"><b>… ${waiting}</b> ${t('state.waiting')} <small>${t('state.waitingAbout')}</small></span>
        <span class="count ${refused > 0 ? 'refused' : ''}"><b>✗ ${refused}</b> ${t('state.refused')} <small>${t('state.refusedAbout')}</small></span>
      </div>
      <div role="alert">
        ${queue.signedIn ? null : html`<p class="banner warn">${t('state.signedOut')}
          <a href="/login?next=${encodeURIComponent(location.pathname + location.search)}">${t('signIn')}</a></p>`}
        ${queue.connected ? null : html`<p class="banner warn">${t('state.offline')}</p>`}
        ${queue.keeps ? null : html`<p class="banner warn">${t('state.notKept')}</p>`}
        ${foreign > 0 ? html`<p class="banner warn">${t('state.foreign', foreign)}</p>` : null}
        ${page.message === '' ? null : html`<p class="banner warn">${page.message}</p>`}
      </div>
    </div>`;
}

function operator() {
  return html`
    <form class="card" @submit=${setPerson}>
      <label for="operator">${t('operator')}</label>
      <div class="row">
        <input id="operator" .value=${page.person} autocomplete="off" aria-describedby="operator-about" maxlength="100">
        <button type="submit">${t('operator.set')}</button>
      </div>
      <small id="operator-about" class="quiet">${t('operator.about')}</small>
    </form>`;
}

function scanner() {
  return html`
    <form class="card" @submit=${scan}>
      <label for="scan">${t('scan')}</label>
      <div class="row">
        <input id="scan" autocomplete="off" autocapitalize="characters" aria-describedby="scan-about" enterkeyhint="go">
        <button type="submit" class="main">${t('scan.go')}</button>
      </div>
      <small id="scan-about" class="quiet">${t('scan.about')}</small>
    </form>`;
}

function cars(kind, list) {
  const stale = page.asOf > 0 && Date.now() - page.asOf > 4 * EVERY_MS;
  return html`
    <section class="card" aria-labelledby=${kind}>
      <h2 id=${kind}>${t(kind)}</h2>
      ${list.length === 0 ? html`<p class="quiet">${t(`${kind}.none`)}</p>` : html`
        <ul class="cars">${list.map((car) => html`
          <li><button type="button" aria-pressed=${page.car?.car.number === car.number}
            @click=${() => choose(car.number)}>
            <b>${car.number}</b>
            <span>${say(car.model)}<small>${car.options.map(say).join(' · ')}</small></span>
          </button></li>`)}</ul>`}
      ${stale ? html`<p class="quiet">${t('state.stale', clock(page.asOf, page.zone))}</p>` : null}
    </section>`;
}

function stopper() {
  if (page.station && page.station.kind !== 'station') {
    return null;
  }
  return html`
    <section class="card">
      ${page.stop === null ? null : html`<p class="refused" role="status">${t('stop.on', clock(page.stop.since, page.zone))}</p>`}
      <button type="button" class=${page.stop === null ? 'danger' : 'main'} @click=${toggleStop}>
        ${t(page.stop === null ? 'stop' : 'resume')}</button>
    </section>`;
}

function reports() {
  const queue = page.queue;
  const open = queue.entries().reverse();
  return html`
    <section class="card" aria-labelledby="reports">
      <h2 id="reports">${t('reports')}</h2>
      ${open.length + queue.saved.length === 0 ? html`<p class="quiet">${t('reports.none')}</p>` : null}
      <ol class="reports">
        ${open.map((entry) => entry.reasons ? refusedLine(entry) : line(entry, 'waiting'))}
        ${queue.saved.map((entry) => line(entry, 'saved'))}
      </ol>
    </section>`;
}

function line(entry, state) {
  return html`
    <li class=${state}>
      <span class="state">${state === 'saved' ? '✓' : '…'} ${t(`state.${state}`)}</span>
      <span>${about(entry)}</span>
      <small>${clock(Date.parse(entry.report.time), page.zone)}${entry.seq ? html` · ${t('reports.number', entry.seq)}` : null}</small>
    </li>`;
}

function refusedLine(entry) {
  return html`
    <li class="refused">
      <span class="state">✗ ${t('state.refused')}</span>
      <span>${about(entry)}</span>
      <small>${clock(Date.parse(entry.report.time), page.zone)}</small>
      <div class="why" role="alert">
        <ul>${entry.reasons.map((reason) => html`<li>${reason[language]} <code>${reason.code}</code></li>`)}</ul>
      </div>
      <div class="row">
        <button type="button" @click=${() => page.queue.again(entry.report.id)}>${t('reports.again')}</button>
        <button type="button" class="plain" @click=${() => page.queue.drop(entry.report.id)}>${t('reports.dismiss')}</button>
      </div>
    </li>`;
}

function about(entry) {
  return entry.report.car ? `${t('car', entry.report.car)}: ${entry.words}` : entry.words;
}

if (who === null) {
  toLogin();
} else {
  page.person = who.kind === 'person' ? who.name : kept(PERSON);
  page.queue.person = who.kind === 'person' ? who.name : null;
  page.stop = JSON.parse(kept(STOP) || 'null');
  await readPlant();
  await look();
  document.getElementById(page.person === '' ? 'operator' : 'scan').focus();
  page.queue.send();
  setInterval(look, EVERY_MS);
}

// What was refused and is kept for a person: what waits, what was dealt with, by whom, when and how.
import { draw, html, reasons, toLogin } from './frame.js';
import { dayAndTime, language, t } from './words.js';
import { ask, session } from './api.js';

const COLUMNS = ['when', 'what', 'car', 'where', 'by', 'why', 'times', 'dealt'];
const PAGE = 100;
const who = await session();
const may = who?.roles.some((role) => ['planner', 'operator', 'quality'].includes(role)) ?? false;
const state = {
  wanted: new URLSearchParams(location.search).get('state') === 'dealt' ? 'dealt' : 'open',
  rejected: [], more: false, zone: undefined, said: '', wrong: [],
};

async function load(skip) {
  const got = await ask('GET', `/api/rejected?state=${state.wanted}&skip=${skip}&limit=${PAGE}`);
  if (got.status === 200) {
    const before = state.rejected.slice(0, skip);
    state.rejected = [...before, ...got.body.rejected];
    state.more = got.body.more;
  } else {
    state.wrong = reasons(got.body, language);
  }
  show();
}

async function choose(wanted) {
  Object.assign(state, { wanted, rejected: [], said: '', wrong: [] });
  const address = new URL(location.href);
  address.searchParams.set('state', wanted);
  history.replaceState(null, '', address);
  await load(0);
}

async function settle(event, one) {
  event.preventDefault();
  const note = new FormData(event.target).get('note').trim();
  if (note === '') {
    state.wrong = [t('rejected.noteNeeded')];
    show();
    return;
  }
  const got = await ask('PUT', '/api/rejected', { key: one.key, note });
  const done = got.status === 200;
  state.said = done ? t('rejected.done', one.report.id) : '';
  state.wrong = done ? [] : reasons(got.body, language);
  if (done || got.status === 409) {
    event.target.reset();
    state.rejected = state.rejected.filter((other) => other.key !== one.key);
  }
  show();
}

function dealt(one, i) {
  const by = one.settledBy === undefined ? null
    : html`<b>${one.settledBy}</b>${one.settled ? ` · ${dayAndTime(one.settled, state.zone)}` : ` · ${t('rejected.again')}`}<br>${one.settledNote}`;
  if (one.settled !== undefined || !may) {
    return by;
  }
  return html`${by}
    <form class="settle" @submit=${(event) => settle(event, one)}>
      <label for="note-${i}">${t('rejected.note')}</label>
      <input id="note-${i}" name="note" maxlength="1000" autocomplete="off">
      <button type="submit" aria-label="${t('rejected.settle')}: ${one.report.id}">${t('rejected.settle')}</button>
    </form>`;
}

function show() {
  draw(t('rejected.title'), who, html`
    <div role="status">${state.said === '' ? null : html`<p class="banner good">${state.said}</p>`}</div>
    <div role="alert">${state.wrong.map((one) => html`<p class="banner bad">${one}</p>`)}</div>
    <nav class="links" aria-label=${t('rejected.which')}>${['open', 'dealt'].map((wanted) => html`
      <button type="button" aria-pressed=${wanted === state.wanted} class=${wanted === state.wanted ? 'main' : ''}
        @click=${() => choose(wanted)}>${t(`rejected.${wanted}Ones`)}</button>`)}
    </nav>
    <section class="card">
      <p class="quiet">${t('rejected.about')}</p>
      ${state.rejected.length === 0 ? html`<p>${t(state.wanted === 'open' ? 'rejected.none' : 'rejected.noneDealt')}</p>` : html`
        <div class="wide" tabindex="0" role="group" aria-label=${t('rejected.title')}><table>
          <thead><tr>${COLUMNS.map((key) => html`<th scope="col">${t(`rejected.${key}`)}</th>`)}</tr></thead>
          <tbody>${state.rejected.map((one, i) => html`
            <tr>
              <td>${dayAndTime(one.report.at, state.zone)}</td><td>${one.report.what}</td>
              <td>${one.report.car || ''}</td><td class="name">${one.report.place}</td><td>${one.report.person}</td>
              <td>${one[language]}<br><small>${one.codes.join(' ')} · ${one.report.id}</small>
                ${one.acceptedAs ? html`<br><small class="good">${t('rejected.accepted', one.acceptedAs)}</small>` : null}</td>
              <td>${one.times}×</td>
              <td>${dealt(one, i)}</td>
            </tr>`)}</tbody>
        </table></div>
        ${state.more ? html`<button type="button" @click=${() => load(state.rejected.length)}>${t('rejected.more')}</button>` : null}`}
    </section>`);
}

if (who === null) {
  toLogin();
} else {
  const plant = await ask('GET', '/api/plant');
  state.zone = plant.status === 200 ? plant.body.timeZone : undefined;
  await load(0);
}

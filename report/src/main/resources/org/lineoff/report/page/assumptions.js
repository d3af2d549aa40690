// What the forecast assumes, to be searched.
import { t, words } from './texts.js';
import { count, percent } from './figures.js';
import { el, section } from './dom.js';

const FIRST = 12;

export function assumptions(page) {
  const { forecast, state } = page;
  const { count: assumed, of } = forecast.assumptions;
  const body = el('tbody');
  const status = el('p', { class: 'small quiet', role: 'status' });
  const more = el('button', { type: 'button', class: 'more', onclick: () => {
    state.allAssumptions = !state.allAssumptions;
    fill();
  } });
  const search = el('input', {
    type: 'search', class: 'search', value: state.search, placeholder: t('assumptions.search'),
    'aria-label': t('assumptions.search'),
    oninput: () => {
      state.search = search.value;
      fill();
    },
  });

  function fill() {
    const found = forecast.assumed.filter((a) => matches(a, state.search));
    const shown = state.search || state.allAssumptions ? found : found.slice(0, FIRST);
    body.replaceChildren(...shown.map(row));
    status.textContent = t('assumptions.shown', count(shown.length), count(forecast.assumed.length));
    more.hidden = state.search !== '' || found.length <= FIRST;
    more.textContent = state.allAssumptions ? t('heldBack.fewer', FIRST) : t('assumptions.more', count(found.length));
  }

  fill();
  const part = section('assumptions', t('assumptions.title'),
    t('assumptions.deck', count(assumed), count(of), percent(of === 0 ? 0 : assumed / of)), search);
  part.append(
    el('table', { class: 'assumptions' },
      el('thead', null, el('tr', null, COLUMNS.map((key) => el('th', { scope: 'col' }, t(key))))),
      body),
    status, more);
  return part;
}

const COLUMNS = ['assumptions.name', 'assumptions.value', 'assumptions.range', 'assumptions.reason'];

function row(a) {
  const range = a.low === null && a.high === null ? '–' : `${a.low ?? ''} – ${a.high ?? ''}`;
  return el('tr', null, [place(a), a.value, range, a.reason].map((cell, i) =>
    el('td', { 'data-label': i === 0 ? '' : t(COLUMNS[i]) }, cell)));
}

/** What it is called, and where it stands in the files. */
function place(a) {
  return words(a.words) === a.name ? a.name : [words(a.words), el('div', { class: 'quiet small path' }, a.name)];
}

function matches(a, wanted) {
  const text = `${a.name} ${a.words.en} ${a.words.zh} ${a.value} ${a.low ?? ''} ${a.high ?? ''} ${a.reason}`.toLowerCase();
  return wanted.toLowerCase().split(/\s+/).every((part) => text.includes(part));
}

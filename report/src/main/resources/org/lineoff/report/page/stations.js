// How the stations of each shop spend the year, and quality and flow of each line.
import { t, words } from './texts.js';
import { count, decimal, percent, year } from './figures.js';
import { el, section, choice, legend, figures } from './dom.js';
import { colour } from './charts.js';
import { lineName } from './gantt.js';

/** States in the order of the stack, with their colour; off shift comes last, lightest. */
const STATES = [
  ['working', 'working'],
  ['blocked', 'blocked'],
  ['starved', 'starved'],
  ['failed', 'failed'],
  ['plannedStop', 'planned'],
  ['offShift', 'off'],
];

export function stations(page) {
  const { forecast, state } = page;
  const shift = state.hours === 'shift';
  const shown = shift ? STATES.filter(([name]) => name !== 'offShift') : STATES;
  const part = section('stations', t('stations.title'), t('stations.deck', count(forecast.replications)),
    choice(t('stations.choice'), [['shift', t('stations.shift')], ['all', t('stations.all')]], state.hours,
      (hours) => page.set({ hours })));
  part.append(
    legend(...shown.map(([name, key]) => ['band', colour(key), t(`state.${name}`)])),
    stateBars(forecast, shown, shift),
    figures(t('figures.show'),
      [t('stations.shop'), t('stations.year'), ...STATES.map(([name]) => t(`state.${name}`))],
      forecast.states.map((s) => [`${lineName(forecast, s.line)} · ${words(s.name)}`, String(s.year),
        ...STATES.map(([name]) => percent(s[name], 1))])),
    flow(forecast));
  return part;
}

function stateBars(forecast, shown, shift) {
  const years = [...new Set(forecast.states.map((s) => s.year))].sort();
  const lines = [...new Set(forecast.states.map((s) => s.line))];
  const narrow = window.matchMedia('(max-width: 720px)').matches;
  const grid = el('div', { class: 'states', style: {} });
  grid.style.setProperty('--years', years.length);
  for (const line of lines) {
    grid.append(el('h3', { class: 'line' }, lineName(forecast, line)));
    if (!narrow) {
      grid.append(el('span'), ...years.map((y) => el('span', { class: 'year' }, year(String(y)))));
    }
    const shops = [...new Set(forecast.states.filter((s) => s.line === line).map((s) => s.shop))];
    for (const shop of shops) {
      const of = forecast.states.filter((s) => s.line === line && s.shop === shop);
      grid.append(el('span', { class: 'shop' }, words(of[0].name)));
      for (const y of narrow ? years.filter((each) => runs(of.find((s) => s.year === each))) : years) {
        if (narrow) grid.append(el('span', { class: 'year' }, String(y)));
        grid.append(stack(of.find((s) => s.year === y), shown, shift));
      }
    }
  }
  return grid;
}

function runs(s) {
  return s !== undefined && 1 - s.offShift > 1e-9;
}

function stack(s, shown, shift) {
  const whole = shift && s ? 1 - s.offShift : 1;
  if (!runs(s)) return el('div', { class: 'stack none' }, t('stations.notRunning'));
  const words = shown.map(([name]) => `${t(`state.${name}`)} ${percent(s[name] / whole)}`).join(' · ');
  return el('div', { class: 'stack', role: 'img', 'aria-label': words, title: words },
    shown.map(([name, key]) =>
      el('i', { style: { width: `${(s[name] / whole) * 100}%`, background: colour(key) } },
        name === 'working' && s[name] / whole > 0.15 && percent(s[name] / whole))));
}

function flow(forecast) {
  if (forecast.flow.length === 0) return '';
  const cell = (value) => el('td', { class: 'right' }, value);
  return el('div', { class: 'flow' },
    el('h3', null, t('flow.title')),
    el('p', { class: 'small quiet' }, t('flow.deck', count(forecast.replications))),
    el('div', { class: 'scroll' }, el('table', null,
      el('thead', null, el('tr', null,
        el('th', { scope: 'col' }, t('flow.line')),
        ['flow.firstTimeThrough', 'flow.leadTime', 'flow.workInProgress', 'flow.oee'].map((key) =>
          el('th', { scope: 'col', class: 'right' }, t(key))))),
      el('tbody', null, forecast.flow.map((f) => el('tr', null,
        el('th', { scope: 'row' }, `${words(f.name)} · ${year(String(f.year))}`),
        cell(percent(f.firstTimeThrough, 1)),
        cell(t('format.hours', decimal(f.leadTimeHours, 1))),
        cell(t('format.cars', count(f.workInProgress))),
        cell(percent(f.oee, 1))))))));
}

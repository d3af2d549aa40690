// Where the spread of the results comes from, and which figures to find out next.
import { t, words } from './texts.js';
import { count, percent, quarter } from './figures.js';
import { el, section, legend, figures } from './dom.js';
import { colour } from './charts.js';

/** Groups in the order of the stack, with their colour. */
const GROUPS = [
  ['programme', 'maker'],
  ['assumptions', 'supplier'],
  ['policies', 'zone'],
  ['luck', 'authority'],
];
const FEW_WALKS = 20;
const SHOWN = 10;

export function spread(page) {
  const { forecast } = page;
  const { walks, results, measureNext } = forecast.spread;
  const cars = results.filter(inCars).sort((a, b) => a.id.localeCompare(b.id));
  const mixed = [...cars, ...results.filter((r) => !inCars(r) && r.programme.low < 1)];
  const part = section('spread', t('spread.title'),
    walks > 0 && [t('spread.deck', count(walks)), walks < FEW_WALKS && t('spread.deck.few')].filter(Boolean).join(' '));
  if (mixed.length > 0) {
    part.append(
      legend(...GROUPS.map(([name, key]) => ['band', colour(key), t(`spread.group.${name}`)])),
      el('ol', { class: 'spread' }, mixed.map(row)),
      figures(t('figures.show'),
        [t('spread.result'), t('spread.deviation'), ...GROUPS.map(([name]) => t(`spread.group.${name}`))],
        mixed.map((r) => [nameOf(r), deviation(r), ...GROUPS.map(([name]) => share(r[name]))])));
  }
  part.append(next(results, mixed, measureNext));
  return part;
}

function inCars(r) {
  return r.kind === 'year' || r.kind === 'quarter';
}

function row(r) {
  const words = GROUPS.map(([name]) => `${t(`spread.group.${name}`)} ${share(r[name])}`).join(' · ');
  return el('li', { class: r.kind === 'quarter' ? 'quarter' : null },
    el('div', { class: 'label' }, nameOf(r), ' ', el('span', { class: 'quiet small' }, deviation(r))),
    el('div', { class: 'stack', role: 'img', 'aria-label': words, title: words },
      GROUPS.map(([name, key]) => r[name].share > 0 && el('i', {
        class: key === 'maker' ? 'of-maker' : null,
        style: { width: `${r[name].share * 100}%`, background: colour(key) },
      }, r[name].share > 0.12 && percent(r[name].share)))));
}

/** The figures that stand behind the spread, the largest share first. */
function next(results, mixed, all) {
  const shown = [...all].filter((m) => m.kind !== 'quarter').sort((a, b) => b.share - a.share).slice(0, SHOWN);
  const plant = mixed.filter((r) => r.least > 0.1);
  const most = plant.reduce((a, b) => (a && a.least >= b.least ? a : b), null);
  const result = (m) => results.find((r) => r.kind === m.kind && r.id === m.id);
  return el('div', { class: 'measure' },
    el('h3', null, t('measure.title')),
    el('p', { class: 'small quiet' }, t('measure.deck')),
    shown.length === 0
      ? el('p', null, t('measure.none'))
      : el('ol', { class: 'causes' }, shown.map((m) => el('li', null,
        el('div', null,
          el('h3', null, words(m.name)),
          known(m),
          el('div', { class: 'worth' }, saves(m, nameOf(result(m))))),
        el('div', { class: 'track', 'aria-hidden': 'true' },
          el('i', { style: { width: `${m.share * 100}%`, background: colour(GROUPS.find(([name]) => name === m.group)[1]) } })),
        el('div', { class: 'share' }, percent(m.share),
          el('div', { class: 'quiet small' }, `${percent(m.low).replace('%', '')}\u2013${percent(m.high)}`))))),
    most && el('p', { class: 'small quiet' },
      t('measure.least', count(most.runs), percent(most.least), count(Math.round((most.runs * most.least) / 0.1)))));
}

function nameOf(r) {
  if (r.kind === 'year') return t('spread.of.year', r.id);
  return r.kind === 'quarter' ? quarter(r.id) : words(r.name);
}

function deviation(r) {
  return t(`spread.unit.${r.unit}`, count(r.deviation));
}

function share(s) {
  return s.high === 0 ? '\u2013' : `${percent(s.share)} (${percent(s.low).replace('%', '')}\u2013${percent(s.high)})`;
}

/** What is known of a figure, and why; where it stands in the files, for whoever wants to change it. */
function known(m) {
  const value = m.value !== null && (m.from === null ? t('measure.known', m.value) : t('measure.range', m.value, m.from, m.to));
  return el('div', { class: 'why', title: m.figure },
    value, value && m.reason && ' \u00b7 ', m.reason && t('measure.reason', m.reason));
}

function saves(m, of) {
  return t('measure.of', percent(m.share), percent(m.low), percent(m.high), of);
}

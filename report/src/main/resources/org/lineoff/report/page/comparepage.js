// What differs between variants of a plant that ran under the same luck.
import { shownLanguage, t, words } from './texts.js';
import { count, day, interval, probability } from './figures.js';
import { el, section } from './dom.js';
import { bar, begin, fact, notes, onPaper } from './frame.js';
import { drawAll, discardAll } from './charts.js';
import { cars, inDays, letter, letterColour, points, remark, signedTo } from './differences.js';
import { byQuarter } from './comparequarters.js';
import { changed } from './comparechanges.js';

const root = document.getElementById('page');
const { comparison, headlines, subject } = JSON.parse(document.getElementById('forecast').textContent);
const state = { measure: 'deliveries', all: false };
const NAV = ['changes', 'quarters', 'years', 'promises', 'dates'];
const NOTES = ['luck', 'interval', 'unseen', 'quantiles'];

function show() {
  const top = window.scrollY;
  discardAll();
  document.documentElement.lang = shownLanguage() === 'zh' ? 'zh-CN' : 'en';
  document.title = t('compare.page.title', words(subject));
  root.replaceChildren(
    bar(NAV.map((id) => [id, t(`compare.${id}`)]), show),
    header(),
    el('main', { id: 'main' },
      changed(comparison, state, set),
      comparison.quarters.length > 0 && byQuarter(comparison, state, set),
      comparison.years.length > 0 && years(),
      comparison.promises.length > 0 && promises(),
      dates()),
    notes(NOTES.map((name) => `compare.read.${name}`), t('read.made', comparison.version)));
  drawAll();
  window.scrollTo({ top, behavior: 'instant' });
}

function set(change) {
  Object.assign(state, change);
  show();
}

// ---- the top ----

function header() {
  return el('header', null,
    el('p', { class: 'asof' }, t('compare.header', day(comparison.asOf))),
    el('h1', null, t('compare.page.title', words(subject))),
    el('div', { class: 'says' }, headlines.map((h) => el('p', null, words(h))),
      el('p', { class: 'small quiet' }, t('compare.brackets'))),
    el('ul', { class: 'variants', 'aria-label': t('compare.variants') }, comparison.variants.map((v, i) => el('li', null,
      el('span', { class: 'letter', style: { background: letterColour(i) } }, letter(i)),
      el('span', { class: 'from' }, el('b', null, words(v.title)), ' ', el('span', { class: 'quiet small' }, v.from),
        v.note && el('div', { class: 'quiet small' }, words(v.note)))))),
    el('dl', { class: 'facts' }, facts()),
    el('div', { class: 'run' },
      el('span', null, t('run.replications', count(comparison.replications))),
      el('span', null, t('run.draws', count(comparison.draws))),
      el('span', null, t('run.seed', comparison.seed)),
      el('span', null, t('run.version', comparison.version)),
      comparison.fewRuns && el('span', { class: 'warn' }, t('fewRuns.long'))));
}

/** Of the last variant: the changes that a reader looks for first. */
function facts() {
  const v = comparison.variants.length - 1;
  const largest = (rows, of) => rows.filter((r) => of(r)?.seen)
    .sort((a, b) => Math.abs(of(b).mean) - Math.abs(of(a).mean))[0];
  const promise = largest(comparison.promises, (p) => p.sides[v]?.likelier);
  const year = largest(comparison.years, (y) => y.deliveries[v]?.difference);
  const lineOff = largest(comparison.years, (y) => y.lineOff[v]?.difference);
  const date = largest([...comparison.dates, ...comparison.promises], (d) => d.sides[v]?.days);
  const told = (name, value, detail) => fact(name, value ?? t('compare.facts.none'), detail);
  const largestCars = (found, of, key) => told(
    found ? t(key, found.period) : t(key, '').trim(),
    found && t('compare.cars', signedTo(found[of][v].difference.mean, 0)),
    found && between(count(found[of][0]?.mean ?? null), count(found[of][v].mean), v));
  return [
    largestCars(year, 'deliveries', 'compare.facts.year'),
    largestCars(lineOff, 'lineOff', 'compare.facts.lineOff'),
    told(t('compare.facts.promise'), promise && t('compare.points', signedTo(promise.sides[v].likelier.mean * 100, 0)),
      promise && `${words(promise.name)}: ${between(chance(promise.sides[0]), chance(promise.sides[v]), v)}`),
    told(t('compare.facts.date'), date && t('compare.days', signedTo(date.sides[v].days.mean, 1)),
      date && `${words(date.name)}: ${between(reached(date.sides[0]), reached(date.sides[v]), v)}`),
  ];
}

function between(first, other, v) {
  return t('compare.facts.from', letter(0), first, letter(v), other);
}

function chance(side) {
  return side ? probability(side.probability) : '\u2013';
}

function reached(side) {
  if (!side) return t('compare.notHere');
  return side.p50 === null ? t('compare.notReached') : day(side.p50);
}

// ---- tables of variants ----

/** A table with a column for each variant; {@code cell} gives the content of one. */
function versus(first, rows, name, cell) {
  return el('table', { class: 'versus' },
    el('thead', null, el('tr', null, el('th', { scope: 'col' }, first),
      comparison.variants.map((v, i) => el('th', { scope: 'col' },
        el('span', { class: 'letter', style: { background: letterColour(i) } }, letter(i)))))),
    el('tbody', null, rows.map((row) => el('tr', null,
      el('th', { scope: 'row' }, name(row)),
      comparison.variants.map((v, i) => el('td', { 'data-letter': letter(i) }, cell(row, i)))))));
}

/** What does not differ in any run of any variant needs no row of its own. */
function same(rows) {
  return rows.length > 0 && el('p', { class: 'same small quiet' }, t('compare.same', rows.map((r) => words(r.name)).join(' \u00b7 ')));
}

function isSame(d) {
  return !d || d.differing === 0;
}

/** A difference with its interval, and below it what is to be said of it. */
function less(d, figure) {
  if (!d) return null;
  return el('div', { class: d.seen ? 'less' : 'less unseen' },
    d.differing > 0 && el('b', null, figure(d)),
    remark(d) && el('div', { class: 'small' }, remark(d)));
}

function promises() {
  const part = section('promises', t('compare.promises'), t('compare.promises.deck', letter(0)));
  const differs = (p) => p.sides.some((s) => !s || !isSame(s.likelier) || !isSame(s.days));
  const rows = comparison.promises.filter(differs);
  part.append(rows.length > 0 && versus(t('compare.promise'), rows,
    (p) => words(p.name),
    (p, i) => {
      const side = p.sides[i];
      if (!side) return el('span', { class: 'quiet' }, t('compare.notHere'));
      return [
        el('div', { class: 'value' }, probability(side.probability),
          side.settled && el('span', { class: 'small quiet' }, ` ${t('compare.settled')}`)),
        el('div', { class: 'track', 'aria-hidden': 'true' },
          el('i', { style: { width: `${side.probability * 100}%`, background: letterColour(i) } })),
        el('div', { class: 'small quiet' }, side.settled ? '' : `${interval(side.low, side.high)} \u00b7 `,
          side.by === null ? t('promise.noneSigned') : t('promise.due', day(side.by))),
        less(side.likelier, points),
        side.days && side.days.differing > 0 && less(side.days, inDays),
      ];
    }) || '', same(comparison.promises.filter((p) => !differs(p))) || '');
  return part;
}

function dates() {
  const part = section('dates', t('compare.dates'), t('compare.dates.deck'));
  const differs = (d) => d.sides.some((s) => !s || !isSame(s.days));
  const rows = comparison.dates.filter(differs);
  part.append(rows.length > 0 && versus(t('compare.date'), rows,
    (d) => words(d.name),
    (d, i) => [
      el('div', { class: 'value' }, reached(d.sides[i])),
      d.sides[i] && d.sides[i].p10 !== d.sides[i].p90 && el('div', { class: 'small quiet' }, `P10\u2013P90 ${day(d.sides[i].p10)} \u2013 ${day(d.sides[i].p90)}`),
      less(d.sides[i]?.days, inDays),
    ]) || '', same(comparison.dates.filter((d) => !differs(d))) || '');
  return part;
}

function years() {
  const part = section('years', t('compare.years'), t('compare.years.deck', letter(0)));
  const rows = comparison.years.flatMap((y) => ['deliveries', 'lineOff'].map((of) => ({ year: y, of })));
  part.append(versus(t('compare.year'), rows,
    ({ year, of }) => [`${year.period} \u00b7 ${t(`quarters.${of}`)}`, !year.whole && el('div', { class: 'small quiet' }, t('compare.part'))],
    ({ year, of }, i) => {
      const side = year[of][i];
      if (!side) return el('span', { class: 'quiet' }, '\u2013');
      return [el('div', { class: 'value' }, count(side.mean)), less(side.difference, (d) => cars(d, 'compare.cars'))];
    }));
  return part;
}

begin(show);
window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', show);
window.matchMedia('(max-width: 720px)').addEventListener('change', show);
onPaper(set, { all: true }, { all: false });

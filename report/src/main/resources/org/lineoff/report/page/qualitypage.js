// The quality of what is built: control charts, capability, yields, defects, from the record of a plant.
import { shownLanguage, t, words } from './texts.js';
import { count, day, decimal, percent } from './figures.js';
import { el } from './dom.js';
import { drawAll, discardAll } from './charts.js';
import { bar, begin, fact, notes, onPaper } from './frame.js';
import { charts } from './qualitycharts.js';
import { defects, gates, pareto } from './qualitycounts.js';

const root = document.getElementById('page');
const sheet = JSON.parse(document.getElementById('forecast').textContent);
const review = sheet.review;
const state = { chart: worstChart(), gate: worstGate(), all: false };

function show() {
  const top = window.scrollY;
  document.documentElement.lang = shownLanguage() === 'zh' ? 'zh-CN' : 'en';
  document.title = t('quality.page.title', words(review.plant));
  discardAll();
  const parts = [
    review.charts.length > 0 && ['charts', charts(sheet, state, set)],
    review.gates.length > 0 && ['gates', gates(review, state, set)],
    review.counts.length > 0 && ['defects', defects(sheet)],
    review.byType.total > 0 && ['pareto', pareto(review)],
  ].filter(Boolean);
  root.replaceChildren(
    bar(parts.map(([id]) => [id, t(`quality.nav.${id}`)]), show),
    header(),
    el('main', { id: 'main' }, parts.map(([, part]) => part)),
    notes(['control', 'capability', 'yield', 'first'].map((name) => `quality.read.${name}`), t('quality.made', sheet.version)));
  drawAll();
  window.scrollTo({ top, behavior: 'instant' });
}

function set(change) {
  Object.assign(state, change);
  show();
}

/** The chart that is shown at first: the one with the most breaches. */
function worstChart() {
  const broken = review.charts.map((c) => c.broken.length + 1000 * c.outside);
  return Math.max(0, broken.indexOf(Math.max(...broken)));
}

function worstGate() {
  const failed = review.gates.map((g) => g.failed);
  return Math.max(0, failed.indexOf(Math.max(...failed)));
}

function header() {
  const asked = review.question.place && t('quality.at', review.question.place);
  const span = review.from && t('quality.span', day(review.from), day(review.to));
  return el('header', null,
    el('p', { class: 'asof' }, [span, asked].filter(Boolean).join(' \u00b7 ')),
    el('h1', null, t('quality.page.title', words(review.plant))),
    empty() && el('p', { class: 'note' }, t('quality.nothing')),
    review.leftOut > 0 && el('p', { class: 'note warn' }, t('quality.leftOut', count(review.leftOut))),
    !empty() && el('dl', { class: 'facts' }, facts()));
}

function empty() {
  return review.charts.length + review.gates.length + review.lines.length + review.byType.total === 0;
}

function facts() {
  const readings = review.charts.reduce((sum, c) => sum + c.readings, 0);
  const outside = review.charts.reduce((sum, c) => sum + c.outside, 0);
  const broken = review.charts.filter((c) => c.broken.length > 0);
  return [
    ...review.lines.flatMap((l) => [
      fact(t('quality.facts.through'), percent(l.firstTimeThrough, 1),
        t('quality.facts.throughOf', count(l.clean), count(l.lineOffs), l.line)),
      fact(t('quality.facts.perCar'), decimal(l.defectsPerCar, 2),
        t('quality.facts.perCarOf', count(l.defects), count(l.lineOffs), l.line)),
    ]),
    readings > 0 && fact(t('quality.facts.outside'), count(outside), t('quality.facts.outsideOf', count(readings))),
    readings > 0 && fact(t('quality.facts.broken'), count(broken.reduce((sum, c) => sum + c.broken.length, 0)),
      t('quality.facts.brokenOf', count(broken.length), count(review.charts.length))),
  ].filter(Boolean);
}

begin(show);
onPaper(set, { all: true }, { all: false });

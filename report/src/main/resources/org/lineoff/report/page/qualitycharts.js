// Control charts of what is measured, with the rules that they break, and what the process can do.
import { t, words } from './texts.js';
import { count } from './figures.js';
import { el, section, legend, tip } from './dom.js';
import { chart, colour, common } from './charts.js';
import { ability, axes, figure, level, minute, points, rows, ruleName, tooltip } from './qualityparts.js';

export function charts(sheet, state, set) {
  const { review } = sheet;
  const part = section('charts', t('quality.charts'), t('quality.charts.deck'));
  const shown = state.all ? review.charts.map((_, i) => i) : [state.chart];
  part.append(legend(
    ['line', colour('quiet'), t('quality.legend.centre')],
    ['line', colour('accent'), t('quality.legend.control')],
    ['line', colour('warn'), t('quality.legend.stated')],
    ['dot', colour('failed'), t('quality.legend.broken')]));
  for (const i of shown) {
    part.append(one(review, review.charts[i], sheet.skipped[i], i));
  }
  part.append(
    el('p', { class: 'small quiet choose' }, t('quality.charts.choose')),
    table(review, state, set));
  return part;
}

function one(review, c, skipped, index) {
  const size = review.question.subgroup;
  const name = t('quality.charts.of', words(c.title), c.place);
  return el('figure', { class: 'control' },
    el('h3', null, words(c.title), c.unit && el('span', { class: 'quiet' }, ` ${c.unit}`)),
    el('p', { class: 'small quiet' }, [
      c.place,
      size === 1 ? t('quality.charts.values') : t('quality.charts.means', size),
      skipped > 0 && t('quality.charts.last', count(c.points.length), count(c.points.length + skipped)),
      c.again > 0 && t('quality.charts.again', count(c.again)),
    ].filter(Boolean).join(' \u00b7 ')),
    chart(`control-${index}`, name, () => 420, () => options(c, skipped, size)),
    broken(c));
}

/** Which rules a point breaks, on the chart of the values or of their ranges; points count from 0. */
function breaches(c, point, ofSpread) {
  return c.broken.filter((b) => b.ofSpread === ofSpread && b.first - 1 <= point && point <= b.last - 1);
}

function options(c, skipped, size) {
  const labels = c.points.map((p) => String(p.car));
  const main = c.points.map((p) => p.value);
  const spread = c.points.map((p) => p.spread);
  const stated = [c.lower, c.upper].filter((v) => v !== null);
  // A lower limit of zero says nothing of ranges.
  const lines = (limits, least) => (limits
    ? [level(limits.centre, 'centre'), limits.lower > least && level(limits.lower, 'control'), level(limits.upper, 'control')].filter(Boolean)
    : []);
  const span = (limits) => (limits ? [limits.lower, limits.upper] : []);
  const above = axes(0, labels, [...main, ...span(c.main), ...stated], false);
  const below = axes(1, labels, [...spread, ...span(c.spread)], true);
  const name = size === 1 ? t('quality.charts.moving') : t('quality.charts.ranges');
  return {
    ...common(),
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    grid: [{ left: 56, right: 64, top: 12, height: 218 }, { left: 56, right: 64, top: 276, height: 100 }],
    title: [{ text: name, left: 56, top: 250, textStyle: { color: colour('quiet'), fontSize: 12, fontWeight: 400 } }],
    xAxis: [above.x, { ...below.x, name: t('quality.tip.car'), nameLocation: 'end', nameTextStyle: { color: colour('quiet') } }],
    yAxis: [above.y, { ...below.y, min: 0 }],
    tooltip: tooltip((i) => pointWords(c, i, skipped)),
    series: [
      points(main, (i) => breaches(c, i + skipped, false).length > 0, 0, [...lines(c.main, -Infinity), ...stated.map((v) => level(v, 'stated'))]),
      points(spread, (i) => breaches(c, i + skipped, true).length > 0, 1, lines(c.spread, 0)),
    ],
  };
}

function pointWords(c, i, skipped) {
  const p = c.points[i];
  const rules = [...breaches(c, i + skipped, false), ...breaches(c, i + skipped, true)];
  return tip(t('quality.point', count(i + skipped + 1)), [
    [t('quality.tip.car'), String(p.car)],
    [t('quality.tip.time'), minute(p.time)],
    [t('quality.tip.value'), `${figure(p.value)} ${c.unit}`],
    [t('quality.tip.range'), figure(p.spread)],
    ...rules.map((b) => [t('quality.tip.rules'), ruleName(b)]),
  ]);
}

function broken(c) {
  if (c.main === null) return el('p', { class: 'small quiet' }, t('quality.tooFew'));
  if (c.broken.length === 0) return el('p', { class: 'small quiet' }, t('quality.charts.none'));
  const shown = c.broken.slice(0, 12);
  return el('ul', { class: 'breaches small' },
    shown.map((b) => el('li', null, b.first === b.last
      ? t('quality.where', ruleName(b), count(b.first), minute(b.since), String(b.firstCar))
      : t('quality.whereRun', ruleName(b), count(b.first), count(b.last), minute(b.since), minute(b.until), String(b.firstCar), String(b.lastCar)))),
    c.broken.length > shown.length && el('li', { class: 'quiet' }, t('quality.more', count(c.broken.length - shown.length))));
}

function table(review, state, set) {
  const columns = ['characteristic', 'place', 'cars', 'mean', 'limits', 'outside', 'cpk', 'ppk', 'rules'].map((k) => t(`quality.col.${k}`));
  return rows(t('quality.charts'), columns, review.charts.map((c) => [
    words(c.title),
    c.place,
    count(c.readings),
    c.ability ? `${figure(c.ability.mean)} ${c.unit}` : '\u2013',
    limits(c),
    el('span', { class: c.outside > 0 && 'warn' }, count(c.outside)),
    index(c.ability?.cpk),
    c.ability && c.ability.ppk !== null
      ? `${ability(c.ability.ppk)} (${ability(c.ability.ppkLow)}\u2013${ability(c.ability.ppkHigh)})` : '\u2013',
    c.main === null ? t('quality.tooFew') : el('span', { class: c.broken.length > 0 && 'warn' }, count(c.broken.length)),
  ]), state.all ? -1 : state.chart, (r) => set({ chart: r }));
}

function index(value) {
  if (value === null || value === undefined) return '\u2013';
  return el('span', { class: value < 1.33 && 'warn' }, ability(value));
}

function limits(c) {
  if (c.lower !== null && c.upper !== null) return `${figure(c.lower)} \u2026 ${figure(c.upper)}`;
  if (c.lower !== null) return `\u2265 ${figure(c.lower)}`;
  return c.upper === null ? '\u2013' : `\u2264 ${figure(c.upper)}`;
}

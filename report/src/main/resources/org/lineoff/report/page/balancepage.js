// A balance: which station does which task, how full that makes them, and what moves.
import { shownLanguage, t, words } from './texts.js';
import { count, percent } from './figures.js';
import { el, section, choice } from './dom.js';
import { bar, begin, fact, notes, onPaper } from './frame.js';
import { amount, loads, worst } from './balanceparts.js';
import { yamazumi, yamazumiLegend } from './yamazumi.js';
import { moves } from './balancemoves.js';

const root = document.getElementById('page');
const sheet = JSON.parse(document.getElementById('forecast').textContent);
const state = { view: -1, all: false };
const NOTES = ['takt', 'efficiency', 'smoothness', 'overload', 'proven'];
const mixed = sheet.models.length > 1;

function show() {
  const top = window.scrollY;
  document.documentElement.lang = shownLanguage() === 'zh' ? 'zh-CN' : 'en';
  document.title = t('yamazumi.page.title', sheet.name);
  const parts = ['chart', sheet.before && 'moves', 'stations'].filter(Boolean);
  root.replaceChildren(
    bar(parts.map((id) => [id, t(`yamazumi.${id}`)]), show),
    header(),
    el('main', { id: 'main' }, chart(), sheet.before && moves(sheet, state, set), stations()),
    notes(NOTES.filter((n) => n !== 'overload' || mixed).map((name) => `yamazumi.read.${name}`), t('yamazumi.made', sheet.version)));
  window.scrollTo({ top, behavior: 'instant' });
}

function set(change) {
  Object.assign(state, change);
  show();
}

function header() {
  return el('header', null,
    el('p', { class: 'asof' }, sheet.fewest
      ? t('yamazumi.goal.fewest', count(sheet.cycle))
      : t('yamazumi.goal.shortest', count(sheet.after.mean.length))),
    el('h1', null, t('yamazumi.page.title', sheet.name)),
    el('div', { class: 'says' },
      el('p', { class: !fits() && 'warn' }, joined(found(), fits() && words(sheet.reason))),
      mixed && el('p', { class: worst(sheet) ? 'warn' : null }, overload())),
    el('dl', { class: 'facts' }, facts()));
}

/** Sentences in a row; those that are false are left out. */
function joined(...sentences) {
  return sentences.filter(Boolean).join(shownLanguage() === 'zh' ? '' : ' ');
}

/** What was found and whether it is proven; of work that does not fit, nothing is. */
function found() {
  const over = sheet.after.mean.map((work) => work - sheet.cycle * sheet.workers);
  const most = Math.max(...over);
  if (!fits()) {
    return t('yamazumi.notKept', count(over.length), count(sheet.cycle), count(over.indexOf(most) + 1), amount(most));
  }
  const goal = sheet.fewest ? 'fewest' : 'shortest';
  const value = sheet.fewest ? sheet.after.mean.length : sheet.cycle;
  return sheet.proven
    ? t(sheet.fewest ? 'yamazumi.proven.fewest' : 'yamazumi.proven.shortest', count(value))
    : t(goal === 'fewest' ? 'yamazumi.open.fewest' : 'yamazumi.open.shortest', count(value), count(sheet.least));
}

/** Whether every station's work on an average car fits; else there is no balance to speak of. */
function fits() {
  return sheet.after.mean.every((work) => loads(sheet.cycle * sheet.workers - work) !== 'over');
}

/** The worst model, which may go above the takt where the average does not. */
function overload() {
  const most = worst(sheet);
  return joined(
    most
      ? t('yamazumi.worst', sheet.models[most.model].id, count(most.station), amount(most.over))
      : t('yamazumi.worst.none'),
    sheet.limit !== null && t('yamazumi.worst.limit', count(sheet.limit)));
}

function facts() {
  const side = sheet.after;
  const least = t(sheet.proven && fits() ? 'yamazumi.facts.leastProven' : 'yamazumi.facts.least', count(sheet.least));
  const detail = sheet.workers > 1 ? `${least} \u00b7 ${t('yamazumi.facts.workers', count(sheet.workers))}` : least;
  return [
    sheet.fewest
      ? fact(t('yamazumi.facts.stations', count(sheet.cycle)), count(side.mean.length), detail)
      : fact(t('yamazumi.facts.takt', count(side.mean.length)), count(sheet.cycle), detail),
    fact(t('yamazumi.facts.efficiency'), percent(side.efficiency, 1),
      t('yamazumi.facts.efficiencyOf', amount(side.work), amount(side.work + side.idle))),
    fact(t('yamazumi.facts.idle'), amount(side.idle),
      t('yamazumi.facts.idleOf', amount(side.idle / Math.max(1, side.mean.length)))),
    fact(t('yamazumi.facts.smoothness'), amount(side.smoothness),
      t('yamazumi.facts.smoothnessOf', amount(side.fullest))),
  ];
}

function chart() {
  const views = [[-1, t('yamazumi.view.mean')], ...sheet.models.map((m, i) => [i, m.id])];
  const part = section('chart', t('yamazumi.chart'),
    joined(t('yamazumi.chart.deck'), mixed && t('yamazumi.chart.models')),
    mixed && choice(t('yamazumi.view'), views, state.view, (view) => set({ view })));
  part.append(
    yamazumiLegend(sheet, state.view, false),
    yamazumi(sheet, sheet.after, state.view, { marked: new Set(sheet.forcing), by: 'forcing' }));
  return part;
}

function stations() {
  const side = sheet.after;
  const room = sheet.cycle * sheet.workers;
  const names = mixed ? sheet.models.map((m) => m.id) : [];
  const work = t(mixed ? 'yamazumi.work.mean' : 'yamazumi.work');
  const tasks = side.mean.map(() => []);
  for (const bar of side.bars) {
    for (const i of bar.tasks) {
      if (!tasks[bar.station - 1].includes(i)) tasks[bar.station - 1].push(i);
    }
  }
  const part = section('stations', t('yamazumi.stations'), t('yamazumi.stations.deck'));
  part.append(el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('yamazumi.stations') },
    el('table', { class: 'stationtable' },
      el('thead', null, el('tr', null,
        el('th', { scope: 'col' }, t('yamazumi.station')),
        el('th', { scope: 'col' }, t('yamazumi.tasks')),
        [work, ...names, t('yamazumi.idle')].map((h) => el('th', { scope: 'col', class: 'right' }, h)))),
      el('tbody', null, side.mean.map((mean, s) => el('tr', null,
        el('th', { scope: 'row' }, count(s + 1)),
        el('td', { class: 'names' }, tasks[s].map((i) => sheet.tasks[i].id).join(', ') || t('yamazumi.none')),
        el('td', { class: 'right', 'data-label': work }, amount(mean)),
        names.map((name, m) => el('td', { class: 'right', 'data-label': name },
          el('span', { class: side.models[s][m] > room && 'warn' }, amount(side.models[s][m])))),
        el('td', { class: 'right', 'data-label': t('yamazumi.idle') }, idle(room - mean))))))));
  return part;
}

function idle(rest) {
  const state = loads(rest);
  if (state === 'full') return el('b', null, t('yamazumi.full'));
  return el('span', { class: state === 'over' && 'warn' }, amount(rest));
}

begin(show);
onPaper(set, { all: true }, { all: false });

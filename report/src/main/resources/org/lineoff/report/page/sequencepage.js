// A planned sequence: what of the planner's rules it keeps, where it breaks them, and what the plant makes of it.
import { shownLanguage, t, words } from './texts.js';
import { count, day } from './figures.js';
import { el, section } from './dom.js';
import { bar, begin, fact, notes, onPaper } from './frame.js';
import { broken, strips, violations } from './sequencestrips.js';
import { trialPart } from './sequencetrial.js';

const root = document.getElementById('page');
const sheet = JSON.parse(document.getElementById('forecast').textContent);
const state = { lens: null, which: 'after', all: false };
const NOTES = ['before', 'after', 'strips', 'hard', 'marks', 'interval'];

function show() {
  const top = window.scrollY;
  document.documentElement.lang = shownLanguage() === 'zh' ? 'zh-CN' : 'en';
  document.title = t('week.page.title', words(sheet.title));
  const parts = ['rules', sheet.trial && 'trial', 'days', 'violations'].filter(Boolean);
  root.replaceChildren(
    bar(parts.map((id) => [id, t(`week.${id}`)]), show),
    header(),
    el('main', { id: 'main' },
      rules(),
      sheet.trial && trialPart(sheet),
      strips(sheet, state, set),
      violations(sheet, state, set)),
    notes(NOTES.filter((n) => n !== 'interval' || sheet.trial).map((name) => `week.read.${name}`), t('week.made', sheet.version)));
  window.scrollTo({ top, behavior: 'instant' });
}

function set(change) {
  Object.assign(state, change);
  show();
}

function total(which) {
  return sheet.periods.reduce((sum, period) => sum + period[which].cars.length, 0);
}

function header() {
  const last = sheet.periods.at(-1)?.day ?? sheet.from;
  return el('header', null,
    el('p', { class: 'asof' }, t('week.header', words(sheet.line), day(sheet.from), day(last), day(sheet.asOf))),
    el('h1', null, t('week.page.title', words(sheet.title))),
    el('div', { class: 'says' }, el('p', null, told())),
    el('dl', { class: 'facts' }, facts()));
}

/** The week in one sentence. */
function told() {
  const hard = sheet.rules.filter((r) => r.level === 0);
  const open = hard.filter((r) => r.after > 0);
  const better = sheet.rules.filter((r) => r.after < r.before).length;
  const worse = sheet.rules.filter((r) => r.after > r.before).length;
  return [
    t(open.length === 0 ? 'week.told.hardKept' : 'week.told.hardBroken', count(hard.length), open.map((r) => words(r.name)).join(', ')),
    t('week.told.rules', count(better), count(worse), count(sheet.rules.length)),
  ].join(shownLanguage() === 'zh' ? '' : ' ');
}

function facts() {
  const sum = (which) => sheet.periods.reduce((n, p) => n + Number(broken(sheet, p[which]).replace(/\D/g, '')), 0);
  const changes = sheet.rules.filter((r) => r.counts).sort((a, b) => a.level - b.level)[0];
  const hard = (which) => sheet.rules.filter((r) => r.level === 0).reduce((n, r) => n + r[which], 0);
  return [
    fact(t('week.facts.cars'), count(total('after')), t(sheet.left > 0 ? 'week.facts.left' : 'week.facts.days', count(sheet.periods.length), count(sheet.left))),
    fact(t('week.facts.hard'), fell(hard('before'), hard('after')), t('week.facts.hardOf')),
    fact(t('week.facts.places'), fell(sum('before'), sum('after')), t('week.facts.placesOf')),
    changes && fact(words(changes.name), fell(changes.before, changes.after), t('week.facts.beforeAfter')),
  ];
}

function fell(before, after) {
  return `${count(before)} \u2192 ${count(after)}`;
}

function rules() {
  const heads = ['week.rule', 'week.asks', 'week.priority', 'week.before', 'week.after'].map((k) => t(k));
  const sorted = [...sheet.rules].sort((a, b) => a.level - b.level);
  const part = section('rules', t('week.rules'), t('week.rules.deck'));
  part.append(el('table', { class: 'rules' },
    el('thead', null, el('tr', null, heads.map((h, i) => el('th', { scope: 'col', class: i > 2 && 'right' }, h)))),
    el('tbody', null, sorted.map((r) => el('tr', null,
      el('th', { scope: 'row' }, words(r.name)),
      el('td', { class: 'quiet' }, words(r.asks)),
      el('td', { class: 'quiet' }, r.level === 0 ? t('week.hard') : t('week.level', count(r.level))),
      el('td', { class: 'right', 'data-label': heads[3] }, r.before === 0 ? kept(r) : words(r.beforeInWords)),
      el('td', { class: 'right', 'data-label': heads[4] },
        el('b', { class: r.level === 0 && r.after > 0 && 'warn' }, r.after === 0 ? kept(r) : words(r.afterInWords))))))));
  return part;
}

function kept(rule) {
  return rule.counts ? t('week.none') : t('week.kept');
}

begin(show);
window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', show);
let width = root.clientWidth;
window.addEventListener('resize', () => {
  if (state.lens && width !== root.clientWidth) show();
  width = root.clientWidth;
});
onPaper(set, { all: true, lens: null }, { all: false });

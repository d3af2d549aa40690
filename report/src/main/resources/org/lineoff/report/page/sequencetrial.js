// The sequences as the plant builds them: each beside the planned one, under the same luck.
import { t, words } from './texts.js';
import { count, day, decimal } from './figures.js';
import { el, section } from './dom.js';
import { letter, letterColour, measured, remark } from './differences.js';

// In the order of the figures of a trial: decimals, and which way is better (0: neither).
const FIGURES = [
  ['carsOffLine', 0, 1],
  ['ordersDone', 0, 1],
  ['setUps', 0, -1],
  ['setUpMinutes', 0, -1],
  ['overloadMinutes', 1, -1],
  ['driftSeconds', 1, -1],
  ['lineStops', 1, 0],
  ['leadTimeHours', 1, -1],
  ['valueOpen', 1, -1],
];
export function trialPart(sheet) {
  const trial = sheet.trial;
  const part = section('trial', t('week.trial'), t('week.trial.deck', count(trial.cars), day(trial.from), count(trial.days), count(trial.replications)));
  const rows = FIGURES.map(([name, digits, better], f) => ({ name, digits, better, f }))
    .filter(({ f }) => trial.sequences[0].figures[f] && trial.sequences[0].figures[f].mean !== null);
  part.append(
    el('div', { class: 'says' }, trial.sequences.slice(1).map((other) => el('p', null, sentence(trial, other)))),
    el('table', { class: 'versus' },
      el('thead', null, el('tr', null,
        el('th', { scope: 'col' }, t('week.trial.figure')),
        trial.sequences.map((s, i) => el('th', { scope: 'col' },
          el('span', { class: 'letter', style: { background: letterColour(i) } }, letter(i)), words(s.name))))),
      el('tbody', null, rows.map(({ name, digits, better, f }) => el('tr', null,
        el('th', { scope: 'row' }, figureName(trial, name)),
        trial.sequences.map((s, i) => el('td', { 'data-letter': `${letter(i)} ${words(s.name)}` },
          cell(s.figures[f], digits, better))))))),
    el('p', { class: 'same small quiet' }, t('week.trial.brackets'), trial.fewRuns && el('span', { class: 'warn' }, ` ${t('fewRuns.long')}`)));
  return part;
}

function figureName(trial, name) {
  return name === 'valueOpen' ? t(`week.figure.${name}`, trial.currency) : t(`week.figure.${name}`);
}

function cell(figure, digits, better) {
  const { mean, less } = figure;
  if (mean === null) return el('span', { class: 'quiet' }, '\u2013');
  const worse = less?.seen && better !== 0 && less.mean * better < 0;
  return [
    el('div', { class: 'value' }, decimal(mean, digits)),
    less && el('div', { class: less.seen ? 'less' : 'less unseen' },
      less.differing > 0 && el('b', { class: worse && 'warn' }, measured(less, digits)),
      remark(less) && el('div', { class: 'small' }, remark(less))),
  ];
}

/** What the planned order gains on another, in words. */
function sentence(trial, other) {
  const less = other.figures[0].less;
  const setUps = other.figures[2].less;
  const parts = [];
  if (!less.seen) parts.push(t('week.trial.same'));
  else parts.push(t(less.mean < 0 ? 'week.trial.more' : 'week.trial.fewer', count(Math.abs(less.mean)), interval(less)));
  if (setUps.seen) parts.push(t(setUps.mean > 0 ? 'week.trial.fewerSetUps' : 'week.trial.moreSetUps', count(Math.abs(setUps.mean))));
  return t('week.trial.sentence', words(other.name), parts.join(t('week.trial.and')));
}

/** Of the planned order less the other, so the other way round. */
function interval(less) {
  const ends = [Math.abs(less.low), Math.abs(less.high)].sort((a, b) => a - b);
  return t('week.trial.interval', count(ends[0]), count(ends[1]));
}

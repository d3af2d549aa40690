// The yamazumi chart: a bar for each worker of each station, its tasks stacked against the takt.
import { t } from './texts.js';
import { count, percent } from './figures.js';
import { el, legend } from './dom.js';
import { amount, loads, timeOf, workOf } from './balanceparts.js';

const HEIGHT = 320;
const LABEL = 13; // px that a task's name needs
const MOST_MARKS = 8;

/** What the colours mean. */
export function yamazumiLegend(sheet, view, moved) {
  const marks = view < 0 && sheet.models.length > 1 && !moved ? sheet.models.slice(0, MOST_MARKS) : [];
  return legend(
    ['line takt', null, t('yamazumi.legend.takt', count(sheet.cycle))],
    ['task', null, t('yamazumi.legend.task')],
    ...(moved ? [['moved', null, t('yamazumi.legend.moved')]] : []),
    ...(!moved && sheet.forcing.length > 0 ? [['forcing', null, t('yamazumi.legend.forcing')]] : []),
    ['dot full', null, t('yamazumi.legend.full')],
    ['over', null, t('yamazumi.legend.over')],
    ...marks.map((m, i) => [`model m${i}`, null, t('yamazumi.legend.model', m.id, percent(m.share))]));
}

/**
 * The chart of an assignment. One scale serves all views and both sides, so that what is switched or stands below
 * can be compared.
 */
export function yamazumi(sheet, side, view, { marked, by, was }) {
  const scale = HEIGHT / (highest(sheet) * 1.02);
  const now = el('p', { class: 'small quiet now', 'aria-live': 'polite' }, t('yamazumi.hint'));
  const tell = (event) => {
    const told = event.target.closest('[data-told]')?.dataset.told;
    if (told) now.textContent = told;
    const task = event.target.closest('[data-task]')?.dataset.task;
    for (const other of document.querySelectorAll('.yama .here')) other.classList.remove('here');
    if (task === undefined) return;
    for (const same of document.querySelectorAll(`.yama [data-task="${task}"]`)) same.classList.add('here');
  };
  return el('figure', { class: 'yama', onpointerover: tell, onclick: tell },
    el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('yamazumi.chart') },
      el('div', { class: 'plot', style: { minWidth: `${side.bars.length * 22}px` } },
        el('div', { class: 'takt', style: { bottom: `${sheet.cycle * scale}px` } }),
        el('ol', { class: side.bars.length > 45 ? 'bars dense' : 'bars' },
          side.bars.map((bar) => column(sheet, side, bar, view, scale, { marked, by, was }))))),
    now);
}

/** The most that any bar has in any view, or the takt. */
function highest(sheet) {
  let most = sheet.cycle;
  for (const side of [sheet.after, sheet.before]) {
    for (const bar of side?.bars ?? []) {
      for (let view = -1; view < sheet.models.length; view++) most = Math.max(most, workOf(sheet, bar, view));
    }
  }
  return Math.max(1, most);
}

function column(sheet, side, bar, view, scale, look) {
  const work = workOf(sheet, bar, view);
  const state = loads(sheet.cycle - work);
  const place = placeOf(sheet, bar);
  const told = state === 'over'
    ? t('yamazumi.barOver', place, amount(work), amount(work - sheet.cycle))
    : t('yamazumi.bar', place, amount(work), amount(sheet.cycle - work));
  return el('li', { class: state },
    el('div', { class: 'pile', style: { height: `${HEIGHT + 20}px` } },
      state === 'over' && el('span', { class: 'above', style: { bottom: `${work * scale}px` } }, `+${amount(work - sheet.cycle)}`),
      bar.tasks.toReversed().map((i) => block(sheet, i, place, view, scale, look)),
      state === 'over' && el('i', {
        class: 'excess',
        style: { bottom: `${sheet.cycle * scale}px`, height: `${(work - sheet.cycle) * scale}px` },
      }),
      view < 0 && look.by !== 'moved' && sheet.models.length > 1 && sheet.models.slice(0, MOST_MARKS).map((m, i) => mark(sheet, bar, m, i, scale))),
    el('span', { class: 'number', 'data-told': told, title: told }, short(sheet, bar)));
}

function block(sheet, i, place, view, scale, look) {
  const task = sheet.tasks[i];
  const time = timeOf(task, view);
  if (time === 0) return null;
  const moved = look.was && look.marked.has(i);
  const told = moved
    ? t('yamazumi.task.moved', task.id, amount(time), place, count(look.was[i]))
    : t('yamazumi.task', task.id, amount(time), place);
  return el('div', {
    class: look.marked.has(i) ? `block ${look.by}` : 'block',
    'data-task': i,
    'data-told': told,
    title: told,
    style: { height: `${time * scale}px` },
  }, time * scale >= LABEL && task.id);
}

/** A model's own work, on the bar of the average. */
function mark(sheet, bar, model, index, scale) {
  const work = workOf(sheet, bar, index);
  const over = work - sheet.cycle;
  const told = over > 0
    ? t('yamazumi.model.over', model.id, amount(work), amount(over))
    : t('yamazumi.model.under', model.id, amount(work));
  return el('i', {
    class: over > 0 ? `mark m${index} beyond` : `mark m${index}`,
    'data-told': told,
    title: told,
    style: { bottom: `${work * scale}px` },
  });
}

function placeOf(sheet, bar) {
  if (sheet.workers === 1) return count(bar.station);
  if (sheet.twoSided) return t(bar.worker === 1 ? 'yamazumi.left' : 'yamazumi.right', count(bar.station));
  return t('yamazumi.worker', count(bar.station), count(bar.worker));
}

function short(sheet, bar) {
  return sheet.workers === 1 || bar.worker === 1 ? count(bar.station) : '\u00b7';
}

// The tasks that change their station: both assignments above each other, and a table.
import { t } from './texts.js';
import { count, percent } from './figures.js';
import { el, section } from './dom.js';
import { amount } from './balanceparts.js';
import { yamazumi, yamazumiLegend } from './yamazumi.js';

const FIRST = 30;

export function moves(sheet, state, set) {
  const { moves: all, tasks, before, after } = sheet;
  const part = section('moves', t('yamazumi.moves'), all.length === 0
    ? t('yamazumi.moves.none')
    : t('yamazumi.moves.deck', count(all.length), count(tasks.length), amount(workOf(all)), amount(after.work)));
  const marked = new Set(all.map((m) => m.task));
  part.append(
    yamazumiLegend(sheet, state.view, true),
    title('yamazumi.moves.before', before),
    yamazumi(sheet, before, state.view, { marked, by: 'moved' }),
    title('yamazumi.moves.after', after),
    yamazumi(sheet, after, state.view, { marked, by: 'moved', was: before.station }));
  if (all.length > 0) part.append(...table(all));
  return part;

  function workOf(some) {
    return some.reduce((sum, m) => sum + tasks[m.task].mean * tasks[m.task].crew, 0);
  }

  function table(rows) {
    const heads = ['yamazumi.moves.task', 'yamazumi.moves.from', 'yamazumi.moves.to', 'yamazumi.moves.time'].map((k) => t(k));
    const shown = state.all ? rows : rows.slice(0, FIRST);
    return [
      el('table', { class: 'movetable' },
        el('thead', null, el('tr', null, heads.map((h, i) => el('th', { scope: 'col', class: i > 0 && 'right' }, h)))),
        el('tbody', null, shown.map((m) => el('tr', null,
          el('th', { scope: 'row' }, tasks[m.task].id),
          [m.from, m.to].map((s) => el('td', { class: 'right' }, count(s))),
          el('td', { class: 'right' }, amount(tasks[m.task].mean)))))),
      shown.length < rows.length && el('button', { type: 'button', class: 'more', onclick: () => set({ all: true }) },
        t('yamazumi.moves.all', count(rows.length))),
    ].filter(Boolean);
  }
}

function title(key, side) {
  return el('div', { class: 'yamahead' },
    el('h3', null, t(key)),
    el('p', { class: 'small quiet' },
      t('yamazumi.moves.side', count(side.mean.length), percent(side.efficiency, 1), amount(side.smoothness))));
}

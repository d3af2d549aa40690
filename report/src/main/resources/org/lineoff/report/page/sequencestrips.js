// A week of cars as strips: for each thing that a rule asks for, the order before and the order planned.
import { t, words } from './texts.js';
import { count, day } from './figures.js';
import { el, legend, section, choice } from './dom.js';
import { colours } from './sequencecolours.js';
import { lens } from './sequencelens.js';
import { svg, runs, markText } from './sequenceparts.js';

const HEIGHT = 10;

export function strips(sheet, state, set) {
  const part = section('days', t('week.days'), t('week.days.deck'));
  const most = Math.max(1, ...sheet.periods.map((p) => Math.max(p.before.cars.length, p.after.cars.length)));
  const group = sheet.strips.find((s) => s.group);
  part.append(
    legend(
      ...(group ? group.values.map((v, i) => ['', colours(group)[i], words(v.name)]) : []),
      ['has', null, t('week.has')],
      ['mark', null, t('week.mark')]),
    ...sheet.periods.map((period, p) => of(sheet, period, p, most, state, set)));
  return part;
}

function of(sheet, period, p, most, state, set) {
  const open = state.lens?.period === p;
  return el('article', { class: open ? 'week shown' : 'week', id: `period-${p}` },
    el('div', { class: 'weekhead' },
      el('h3', null, [day(period.day), period.shift].filter(Boolean).join(' ')),
      el('p', { class: 'small quiet' },
        t('week.day', count(period.after.cars.length), broken(sheet, period.before), broken(sheet, period.after))),
      el('button', {
        type: 'button',
        class: 'more',
        'aria-expanded': String(open),
        onclick: () => set({ lens: open ? null : { period: p, place: firstMark(sheet, period) } }),
      }, open ? t('week.lens.close') : t('week.lens.open'))),
    sheet.strips.map((strip, s) => pair(sheet, period, strip, s, p, most, state, set)),
    open && lens(sheet, period, state, set));
}

/** Places where something is broken, those of rules that only count left out. */
export function broken(sheet, side) {
  return count(side.broken.reduce((sum, n, r) => sum + (sheet.rules[r].counts ? 0 : n), 0));
}

function firstMark(sheet, period) {
  const mark = period.after.marks.find((m) => sheet.rules[m.rule].level === 0)
    ?? period.after.marks[0] ?? period.before.marks[0];
  return mark ? mark.from : 0;
}

function pair(sheet, period, strip, s, p, most, state, set) {
  return el('div', { class: 'pair' },
    el('span', { class: 'name' }, words(strip.name)),
    ['before', 'after'].map((which) => el('div', { class: `line ${which}` },
      el('span', { class: 'which' }, t(`week.${which}`)),
      el('div', {
        class: 'hold',
        style: { width: `${(period[which].cars.length / most) * 100}%` },
        onclick: (event) => set({ lens: { period: p, place: placeAt(event, period[which].cars.length) } }),
      }, drawn(sheet, period, which, strip, s, state.lens?.period === p ? state.lens : null)))));
}

function placeAt(event, cars) {
  const box = event.currentTarget.getBoundingClientRect();
  return Math.min(cars - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * cars)));
}

function drawn(sheet, period, which, strip, s, open) {
  const side = period[which];
  const cars = side.cars.length;
  const marks = side.marks.filter((m) => strip.rules.includes(m.rule));
  const picture = svg('svg', {
    class: 'row',
    viewBox: `0 0 ${Math.max(1, cars)} ${HEIGHT}`,
    preserveAspectRatio: 'none',
    role: 'img',
    'aria-label': t('week.strip', words(strip.name), t(`week.${which}`), count(marks.length)),
  });
  const top = strip.values.length === 0 ? 0 : 2;
  const colour = strip.group ? colours(strip) : [];
  runs(side.cells[s]).forEach((path, letter) => {
    picture.append(svg('path', {
      d: path.map(([from, length]) => `M${from} 0h${length}v${HEIGHT - top}h-${length}z`).join(''),
      class: strip.group ? null : 'car',
      fill: strip.group ? colour[letter] : null,
    }));
  });
  for (const mark of marks) {
    const line = svg('path', {
      class: sheet.rules[mark.rule].level === 0 ? 'broken hard' : 'broken',
      d: `M${mark.from} ${HEIGHT - 1}H${mark.to + 1}`,
    });
    line.append(svg('title', {}, markText(sheet, period, side, mark)));
    picture.append(line);
  }
  if (open) {
    picture.append(svg('path', { class: 'here', d: `M${open.place + 0.5} 0V${HEIGHT}` }));
  }
  return picture;
}

/** The violations as a table: those that are left, or those that there were. */
export function violations(sheet, state, set) {
  const which = state.which;
  const rows = sheet.periods.flatMap((period, p) => period[which].marks
    .filter((m) => !sheet.rules[m.rule].counts)
    .map((mark) => ({ period, p, mark, side: period[which] })));
  const all = sheet.periods.reduce((sum, period) => sum + period[which].broken
    .reduce((n, places, r) => n + (sheet.rules[r].counts ? 0 : places), 0), 0);
  rows.sort((a, b) => sheet.rules[a.mark.rule].level - sheet.rules[b.mark.rule].level
    || a.p - b.p || a.mark.from - b.mark.from);
  const shown = state.all ? rows : rows.slice(0, 20);
  const part = section('violations', t('week.violations'), t('week.violations.deck'),
    choice(t('week.side'), ['after', 'before'].map((w) => [w, t(`week.${w}`)]), which, (w) => set({ which: w, all: false })));
  if (rows.length === 0) {
    part.append(el('p', null, t('week.violations.none')));
    return part;
  }
  const heads = ['week.day.head', 'week.rule', 'week.places', 'week.amount', 'week.cars'].map((k) => t(k));
  part.append(el('table', { class: 'violations' },
    el('thead', null, el('tr', null, heads.map((h) => el('th', { scope: 'col' }, h)))),
    el('tbody', null, shown.map(({ period, p, mark, side }) => el('tr', null,
      el('td', { 'data-label': heads[0] }, [day(period.day), period.shift].filter(Boolean).join(' ')),
      el('td', { 'data-label': heads[1] }, words(sheet.rules[mark.rule].name),
        sheet.rules[mark.rule].level === 0 && el('span', { class: 'small warn' }, ` ${t('week.hard')}`)),
      el('td', { 'data-label': heads[2] }, el('button', {
        type: 'button',
        class: 'place',
        onclick: () => {
          set({ lens: { period: p, place: mark.from } });
          document.getElementById(`period-${p}`).scrollIntoView({ block: 'start' });
        },
      }, span(period, mark))),
      el('td', { 'data-label': heads[3] }, words(sheet.amounts[mark.amount])),
      el('td', { 'data-label': heads[4], class: 'small' }, cars(side, mark)))))));
  if (shown.length < rows.length) {
    part.append(el('button', { type: 'button', class: 'more', onclick: () => set({ all: true }) }, t('week.violations.all', count(rows.length))));
  }
  if (all > rows.length) part.append(el('p', { class: 'small quiet' }, t('week.violations.worst', count(rows.length), count(all))));
  return part;
}

function span(period, mark) {
  const from = count(mark.from + period.firstPlace);
  return mark.from === mark.to ? from : `${from}\u2013${count(mark.to + period.firstPlace)}`;
}

function cars(side, mark) {
  const names = mark.places.slice(0, 4).map((i) => side.cars[i]).join(', ');
  return mark.places.length > 4 ? t('week.andMore', names, count(mark.places.length - 4)) : names;
}

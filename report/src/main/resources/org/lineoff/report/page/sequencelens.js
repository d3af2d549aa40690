// A stretch of one day, car by car: above the order before, below the order planned.
import { t, words } from './texts.js';
import { count } from './figures.js';
import { el } from './dom.js';
import { colours } from './sequencecolours.js';
import { svg, valueOf, markText } from './sequenceparts.js';

const CELL = 13;
const ROW = 17;
const HEAD = 16;

export function lens(sheet, period, state, set) {
  const cars = Math.max(period.before.cars.length, period.after.cars.length);
  const shown = Math.min(cars, seats());
  const first = Math.max(0, Math.min(cars - shown, state.lens.place - Math.floor(shown / 2)));
  const go = (place) => set({ lens: { ...state.lens, place: Math.max(0, Math.min(cars - 1, place)) } });
  const middle = first + Math.floor(shown / 2);
  return el('div', { class: 'lens' },
    el('div', { class: 'lensbar' },
      el('button', { type: 'button', class: 'more', disabled: first === 0, onclick: () => go(middle - shown) }, '\u2190'),
      el('span', { class: 'small' }, t('week.lens.places', count(first + period.firstPlace), count(first + shown - 1 + period.firstPlace), count(cars))),
      el('button', { type: 'button', class: 'more', disabled: first + shown >= cars, onclick: () => go(middle + shown) }, '\u2192'),
      el('input', {
        type: 'range',
        min: 0,
        max: cars - 1,
        value: middle,
        'aria-label': t('week.lens.move'),
        onchange: (event) => go(Number(event.currentTarget.value)),
      })),
    ['before', 'after'].map((which) => el('div', { class: 'lensside' },
      el('h4', { class: 'small' }, t(`week.lens.${which}`)),
      el('div', { class: 'lensgrid' },
        el('ul', { class: 'small quiet', style: { paddingTop: `${HEAD}px` } }, sheet.strips.map((strip) => el('li', { style: { height: `${ROW}px` } }, words(strip.name)))),
        stretch(sheet, period, which, first, shown, state.lens.place)))));
}

/** How many cars fit. */
function seats() {
  const main = document.getElementById('page').clientWidth;
  const beside = main < 720 ? 140 : 276;
  return Math.max(12, Math.floor((Math.min(1216, main) - beside) / CELL));
}

function stretch(sheet, period, which, first, shown, here) {
  const side = period[which];
  const last = Math.min(side.cars.length, first + shown);
  const height = HEAD + sheet.strips.length * ROW;
  const picture = svg('svg', {
    class: 'stretch', width: shown * CELL, height, role: 'img', 'aria-label': t(`week.lens.${which}`),
  });
  for (let place = first; place < last; place++) {
    if ((place + period.firstPlace) % 10 === 0) {
      picture.append(svg('text', { x: (place - first + 0.5) * CELL, y: 10, class: 'number' }, String(place + period.firstPlace)));
    }
  }
  if (here >= first && here < last) {
    picture.append(svg('rect', { class: 'column', x: (here - first) * CELL, y: HEAD - 2, width: CELL, height: height - HEAD + 2 }));
  }
  sheet.strips.forEach((strip, s) => {
    const colour = strip.group ? colours(strip) : [];
    const y = HEAD + s * ROW;
    for (let place = first; place < last; place++) {
      const value = valueOf(side.cells[s], place);
      const cell = svg('rect', {
        x: (place - first) * CELL + 1,
        y,
        width: CELL - 2,
        height: ROW - 5,
        rx: 2,
        class: strip.group ? 'cell' : value >= 0 ? 'car' : 'none',
        fill: strip.group && value >= 0 ? colour[value] : null,
      });
      cell.append(svg('title', {}, carText(sheet, period, side, place)));
      picture.append(cell);
    }
    for (const mark of side.marks) {
      if (!strip.rules.includes(mark.rule) || mark.to < first || mark.from >= last) continue;
      const from = Math.max(mark.from, first);
      const to = Math.min(mark.to, last - 1);
      const hard = sheet.rules[mark.rule].level === 0;
      const line = svg('rect', {
        class: hard ? 'frame hard' : 'frame',
        x: (from - first) * CELL,
        y: y + ROW - 4.5,
        width: (to - from + 1) * CELL,
        height: 3,
        rx: 1.5,
      });
      line.append(svg('title', {}, markText(sheet, period, side, mark)));
      picture.append(line);
    }
  });
  return el('div', { class: 'scroll' }, picture);
}

/** A car in words: its place, its order, and what it has of what is shown. */
function carText(sheet, period, side, place) {
  const has = sheet.strips.map((strip, s) => {
    const value = strip.values[valueOf(side.cells[s], place)];
    return value && words(value.name);
  }).filter(Boolean);
  return [t('week.place', count(place + period.firstPlace)), side.cars[place], ...has].join(' \u00b7 ');
}

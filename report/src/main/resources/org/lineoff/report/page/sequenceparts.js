// What strips and lens share.
import { t, words } from './texts.js';
import { count } from './figures.js';

const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz';

export function svg(name, attributes, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

/** The index of the value of a cell; -1: none. */
export function valueOf(cells, place) {
  return LETTERS.indexOf(cells[place]);
}

/** By index of the value, the runs of cars that have it: [first place, length]. */
export function runs(cells) {
  const found = new Map();
  for (let from = 0; from < cells.length;) {
    let to = from + 1;
    while (to < cells.length && cells[to] === cells[from]) to++;
    const value = valueOf(cells, from);
    if (value >= 0) {
      if (!found.has(value)) found.set(value, []);
      found.get(value).push([from, to - from]);
    }
    from = to;
  }
  return found;
}

/** A violation in words, with the cars that cause it. */
export function markText(sheet, period, side, mark) {
  const rule = sheet.rules[mark.rule];
  const places = mark.from === mark.to
    ? t('week.place', count(mark.from + period.firstPlace))
    : t('week.placesOf', count(mark.from + period.firstPlace), count(mark.to + period.firstPlace));
  const names = mark.places.slice(0, 6).map((i) => side.cars[i]).filter(Boolean).join(', ');
  return `${words(rule.name)} (${words(rule.asks)})\n${places}: ${words(sheet.amounts[mark.amount])}${names ? `\n${names}` : ''}`;
}

// Differences between variants in figures and words.
import { t } from './texts.js';
import { count, decimal } from './figures.js';
import { colour } from './charts.js';

const COLOURS = ['quiet', 'accent', 'zone', 'supplier', 'authority', 'failed'];

/** What a variant is called in tables and charts: A, B, C. */
export function letter(variant) {
  return variant < 26 ? String.fromCharCode(65 + variant) : String(variant + 1);
}

export function letterColour(variant) {
  return colour(variant === 0 ? COLOURS[0] : COLOURS[1 + ((variant - 1) % (COLOURS.length - 1))]);
}

/** With its sign, also where it rounds to nothing. */
export function signedTo(value, digits) {
  const size = Math.abs(value);
  const text = digits === 0 || Number.isInteger(size) ? count(size) : decimal(size, digits);
  return `${value < 0 ? '\u2212' : '+'}${text}`;
}

/** A mean difference with its interval: +1,200 cars (+900 to +1,500). */
function told(d, scale, digits, unit) {
  const text = (v) => signedTo(v * scale, digits);
  const mean = d.differing === 0 ? '0' : text(d.mean);
  const named = unit === null ? mean : t(unit, mean);
  return d.differing === 0 || d.low === null ? named : t('compare.interval', named, text(d.low), text(d.high));
}

export function cars(d, unit = null) {
  return told(d, 1, 0, unit);
}

/** In the unit of the figure, with as many decimals. */
export function measured(d, digits) {
  return told(d, 1, digits, null);
}

/** Percentage points, with a decimal where they are few. */
export function points(d) {
  const most = Math.max(...[d.mean, d.low ?? 0, d.high ?? 0].map(Math.abs));
  return told(d, 100, most < 0.0995 ? 1 : 0, 'compare.points');
}

export function inDays(d) {
  return told(d, 1, [d.mean, d.low, d.high].every((v) => v === null || Number.isInteger(v)) ? 0 : 1, 'compare.days');
}

/** What is to be said beside a difference; empty where it is seen. */
export function remark(d) {
  if (d.seen) return '';
  if (d.differing === 0) return t('compare.identical');
  return t(d.low === null ? 'compare.one' : 'compare.unseen');
}

// Numbers, money and days as people of the shown language write them.
import { shownLanguage, t, code } from './texts.js';

const NONE = '–';

function locale() {
  return shownLanguage() === 'zh' ? 'zh-CN' : 'en-GB';
}

export function count(value) {
  return value === null ? NONE : new Intl.NumberFormat(locale(), { maximumFractionDigits: 0 }).format(value);
}

/** Cars gained or lost, with their sign. */
export function signed(value) {
  return `${value < 0 ? '\u2212' : '+'}${count(Math.abs(value))}`;
}

export function decimal(value, digits) {
  return new Intl.NumberFormat(locale(), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

export function percent(share, digits = 0) {
  return `${decimal(share * 100, digits)}%`;
}

/** Only what happened in every run is 100%, only what happened in none is 0%. */
export function probability(p) {
  if (p > 0 && p < 0.005) return '<1%';
  if (p < 1 && p >= 0.995) return '>99%';
  return percent(p);
}

/** With a decimal where whole percents would hide the interval at the ends of the scale. */
export function interval(low, high) {
  const fine = (low >= 0.985 && high < 1) || (high <= 0.015 && low > 0);
  const end = (p) => (fine ? percent(Math.min(0.999, Math.max(0.001, p)), 1) : probability(p));
  const [from, to] = [end(low), end(high)];
  return from === to ? to : `${from.replace('%', '')}–${to}`;
}

/** Milliseconds of a day, in UTC, so that no time zone moves it. */
export function millis(day) {
  return Date.parse(`${day}T00:00:00Z`);
}

export function day(iso) {
  return iso === null ? NONE : dayOf(millis(iso));
}

export function dayOf(ms) {
  return shortMonths(new Intl.DateTimeFormat(locale(), {
    day: 'numeric', month: shownLanguage() === 'zh' ? 'long' : 'short', year: 'numeric', timeZone: 'UTC',
  }).format(ms));
}

export function month(ms) {
  return shortMonths(new Intl.DateTimeFormat(locale(), { month: 'short', timeZone: 'UTC' }).format(ms));
}

/** The only month that browsers shorten to four letters. */
function shortMonths(text) {
  return text.replace('Sept', 'Sep');
}

export function year(value) {
  return t('format.year', value);
}

/** 2025-Q4 as people say it. */
export function quarter(name) {
  const [of, q] = name.split('-Q');
  return t('format.quarter', of, q);
}

export function days(value) {
  return Math.round(value) === 1 ? t('format.day') : t('format.days', count(value));
}

/** A sum of money, in billions and millions, or in 亿 and 万. */
export function money(value, currency) {
  const [unit, name] = shownLanguage() === 'zh'
    ? (Math.abs(value) >= 1e8 ? [1e8, 'format.large'] : [1e4, 'format.small'])
    : (Math.abs(value) >= 1e9 ? [1e9, 'format.large'] : [1e6, 'format.small']);
  const scaled = value / unit;
  return t(name, decimal(scaled, Math.abs(scaled) < 100 ? 1 : 0), code('currency', currency));
}

/** A round sum on an axis. */
export function roundMoney(value, currency) {
  return value === 0 ? '0' : money(value, currency).replace(/[.]0(?= )/, '');
}

// A card for each promise.
import { t, words, code } from './texts.js';
import { count, day, interval, probability } from './figures.js';
import { el, section } from './dom.js';

export function promises({ forecast }) {
  const part = section('promises', t('promises.title'), t('promises.deck'));
  part.append(el('div', { class: 'promises' }, forecast.promises.map((p) => card(p, forecast))));
  return part;
}

function card(p, forecast) {
  return el('article', { class: 'promise', 'data-promise': p.id, tabindex: -1 },
    el('p', { class: 'tags' },
      el('span', null, code('kind', p.kind)),
      mark(p, forecast)),
    el('h3', null, words(p.name)),
    chance(p),
    el('p', { class: 'measure' }, words(p.measure)),
    el('p', { class: 'clause' }, el('span', null, code('strength', p.strength)), ' · ', words(p.clause)),
    el('dl', null,
      pair(t('promise.dueLabel'), p.by === null
        ? [t('promise.noneSigned'), el('div', { class: 'small quiet' }, t('promise.scoredBy', day(forecast.to)))]
        : day(p.by)),
      when(p),
      p.kept !== null && pair(t('promise.keptLabel'), keptOn(p, forecast)),
      p.kept === null && !p.visible && pair(t('promise.keptLabel'), t('promise.notVisible'))));
}

/** Settled, or scored over few runs, or nothing to say. */
function mark(p, forecast) {
  if (p.settled) return el('b', null, t(p.probability === 1 ? 'promise.settledKept' : 'promise.settledMissed'));
  if (forecast.fewRuns && p.runs === forecast.replications) {
    return el('b', { class: 'warn' }, t('promise.fewRuns', count(p.runs)));
  }
  return el('span', null, t('promise.runs', count(p.runs)));
}

/** The probability with its interval. */
function chance(p) {
  return el('div', { class: p.probability < 0.5 ? 'chance below' : 'chance' },
    el('div', { class: 'number' },
      el('strong', null, probability(p.probability)),
      !p.settled && el('span', { class: 'small quiet' }, t('promise.interval', interval(p.low, p.high)))),
    scale(p));
}

/** Where a probability and its interval lie between 0 and 100%. */
export function scale(p) {
  const at = (share) => `${share * 100}%`;
  return el('span', { class: p.probability < 0.5 ? 'scale below' : 'scale', 'aria-hidden': 'true' },
    !p.settled && el('i', { style: { left: at(p.low), width: at(p.high - p.low) } }),
    el('b', { style: { left: at(p.probability) } }));
}

function when(p) {
  if (p.p10 !== null && p.p10 === p.p90) return pair(t('promise.when'), day(p.p50));
  return [['P10', p.p10], ['P50', p.p50], ['P90', p.p90]].flatMap(([name, value]) =>
    pair(name, value === null ? t('promise.notReached') : day(value)));
}

function keptOn(p, forecast) {
  if (p.kept > forecast.asOf) return t('promise.keptLaterShort', day(p.kept));
  // Settled on another day: what is public now was not on the as-of day.
  return p.settled && p.kept !== p.p50 ? t('promise.knownLater', day(p.kept)) : day(p.kept);
}

function pair(name, value) {
  return [el('dt', null, name), el('dd', null, value)];
}

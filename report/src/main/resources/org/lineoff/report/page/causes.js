// What holds the plant back: the largest causes as bars, assumed ones hatched.
import { t, words, code } from './texts.js';
import { count, decimal, percent, signed } from './figures.js';
import { el, section, legend } from './dom.js';
import { colour } from './charts.js';

export const FIRST = 5;

export function causes(page) {
  const { forecast, state } = page;
  const all = [...forecast.heldBackBy].sort((a, b) => b.share - a.share);
  const shown = all.slice(0, state.causes);
  const most = all.length > 0 ? all[0].share : 1;
  const rest = all.slice(shown.length).reduce((sum, cause) => sum + cause.share, 0);
  const part = section('causes', t('heldBack.title'), [t('heldBack.deck', count(forecast.replications)), all.some((c) => c.worth) && t('worth.deck')].filter(Boolean).join(' '));
  part.append(
    legend(['band', colour('accent'), t('heldBack.known')], ['assumed', null, t('heldBack.assumed')]),
    el('ol', { class: 'causes' }, shown.map((cause) => el('li', null,
      el('div', null,
        el('h3', null, words(cause.name)),
        el('div', { class: 'why' }, code('cause', cause.cause), cause.assumed && ` · ${t('heldBack.assumedMark')}`),
        cause.worth && el('div', { class: 'worth' }, worth(cause.worth, forecast))),
      el('div', { class: 'track', 'aria-hidden': 'true' },
        el('i', { class: cause.assumed && 'assumed', style: { width: `${(cause.share / most) * 100}%` } })),
      el('div', { class: 'share' }, percent(cause.share, 1)))),
    shown.length < all.length && el('li', { class: 'quiet' },
      el('div', null, t('heldBack.others', count(all.length - shown.length))),
      el('div', { class: 'track' }),
      el('div', { class: 'share' }, percent(rest, 1)))),
    all.length > FIRST && el('button', {
      type: 'button',
      class: 'more',
      'aria-expanded': String(shown.length > FIRST),
      onclick: () => page.set({ causes: shown.length > FIRST ? FIRST : all.length }),
    }, shown.length > FIRST ? t('heldBack.fewer', FIRST) : t('heldBack.more', count(all.length))),
    also(forecast));
  return part;
}

/** What is priced beside the causes: buffers and stores, then activities. */
function also(forecast) {
  const all = forecast.alsoWorth;
  if (all.length === 0) return null;
  const group = (kind, line) => {
    const of = all.filter((a) => a.kind === kind);
    return of.length > 0 && [
      el('h4', null, t(`worth.also.${kind}`)),
      el('ul', null, of.map((a) => el('li', null,
        el('span', null, words(a.name)), el('span', { class: 'worth' }, line(a))))),
    ];
  };
  return el('div', { class: 'also' },
    el('h3', null, t('worth.also')),
    el('p', { class: 'small quiet' }, t('worth.also.deck')),
    group('buffer', (a) => worth(a.worth, forecast)),
    group('activity', (a) => t('worth.also.earlier', words(a.result),
      decimal(a.worth.value, 2), decimal(a.worth.low, 2), decimal(a.worth.high, 2))));
}

/** What one unit less of a cause is worth, in words. */
function worth(w, forecast) {
  const name = (id) => words(forecast.activities.find((a) => a.id === id)?.name) || id;
  if (w.unit.startsWith('days_of/')) {
    return t('worth.days', name(w.per.slice('day_of/'.length)), name(w.unit.slice('days_of/'.length)),
      decimal(w.value, 2), decimal(w.low, 2), decimal(w.high, 2));
  }
  const per = code('worth.per', w.per);
  if (w.low === null) return t('worth.one', per, signed(round(w.value)));
  const words_ = t('worth.cars', per, signed(round(w.value)), signed(round(w.low)), signed(round(w.high)));
  return w.low <= 0 && w.high >= 0 ? `${words_} · ${t('worth.nothing')}` : words_;
}

/** No more digits than such an interval can bear. */
function round(cars) {
  const unit = Math.abs(cars) >= 1000 ? 10 : 1;
  return Math.round(cars / unit) * unit;
}

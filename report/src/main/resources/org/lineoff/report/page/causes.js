// What holds the plant back: the largest causes as bars, assumed ones hatched.
import { t, words, code } from './texts.js';
import { count, percent } from './figures.js';
import { el, section, legend } from './dom.js';
import { colour } from './charts.js';

export const FIRST = 5;

export function causes(page) {
  const { forecast, state } = page;
  const all = [...forecast.heldBackBy].sort((a, b) => b.share - a.share);
  const shown = all.slice(0, state.causes);
  const most = all.length > 0 ? all[0].share : 1;
  const rest = all.slice(shown.length).reduce((sum, cause) => sum + cause.share, 0);
  const part = section('causes', t('heldBack.title'), t('heldBack.deck', count(forecast.replications)));
  part.append(
    legend(['band', colour('accent'), t('heldBack.known')], ['assumed', null, t('heldBack.assumed')]),
    el('ol', { class: 'causes' }, shown.map((cause) => el('li', null,
      el('div', null,
        el('h3', null, words(cause.name)),
        el('div', { class: 'why' }, code('cause', cause.cause), cause.assumed && ` · ${t('heldBack.assumedMark')}`)),
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
    }, shown.length > FIRST ? t('heldBack.fewer', FIRST) : t('heldBack.more', count(all.length))));
  return part;
}

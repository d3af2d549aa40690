// How earlier forecasts came out: the scores of the last backtest, where one stands beside this report.
import { t, code } from './texts.js';
import { count, day, percent } from './figures.js';
import { el, section } from './dom.js';

const backtest = JSON.parse(document.getElementById('backtest').textContent);

/** Whether there is a backtest to show. */
export function hasEarlier() {
  return backtest !== null && backtest.forecast.days.length > 0;
}

export function earlier() {
  const { days, inside, pairs } = backtest.forecast;
  const names = days[0].scores.map((s) => s.name);
  const of = (d, name) => d.scores.find((s) => s.name === name)?.pinball ?? null;
  const part = section('earlier', t('earlier.title'), t('earlier.deck'));
  part.append(
    el('div', { class: 'scroll' }, el('table', { class: 'scores' },
      el('thead', null, el('tr', null, el('th', { scope: 'col' }, t('earlier.asOf')),
        names.map((name) => el('th', { scope: 'col', class: 'right' }, code('rival', name))))),
      el('tbody', null, days.map((d) => {
        const best = Math.min(...names.map((name) => of(d, name)).filter((v) => v !== null));
        return el('tr', null, el('th', { scope: 'row' }, day(d.asOf)),
          names.map((name) => el('td', { class: of(d, name) === best ? 'right best' : 'right' }, count(of(d, name)))));
      })))),
    el('p', { class: 'small quiet' }, t('backtest.inside', percent(inside), pairs)),
    el('p', null, el('a', { href: '../backtest/backtest.html' }, t('earlier.more'))));
  return part;
}

// Value of the cars off the line by quarter, beside what the zone around the plant states.
import { t, words } from './texts.js';
import { day, millis, money, quarter, roundMoney } from './figures.js';
import { el, figures, tip } from './dom.js';
import { chart, colour, common } from './charts.js';
import { quarterAxis } from './quarters.js';

const DAYS_A_QUARTER = 365.25 / 4;

export function output({ forecast }) {
  const rows = forecast.quarters;
  const show = (value) => money(value, forecast.currency);
  return el('div', { class: 'beside' },
    el('div', null,
      el('h3', null, t('output.title')),
      el('p', { class: 'small quiet' }, t('output.deck')),
      chart('output', t('output.title'), () => 240, (width) => option(rows, show, (value) => roundMoney(value, forecast.currency), width)),
      figures(t('figures.show'), [t('quarters.quarter'), 'P10', 'P50', 'P90'],
        rows.map((q) => [quarter(q.quarter), show(q.output.p10), show(q.output.p50), show(q.output.p90)]))),
    forecast.zoneOutput.length > 0 && beside(rows, forecast.zoneOutput, show));
}

function option(rows, show, showRound, width) {
  const shared = common();
  return {
    ...shared,
    grid: { left: 0, right: 8, top: 24, bottom: 4, containLabel: true },
    xAxis: quarterAxis(rows, width),
    yAxis: {
      type: 'value',
      axisLabel: { formatter: showRound, color: colour('quiet') },
      splitNumber: 3,
      splitLine: { lineStyle: { color: colour('line') } },
    },
    tooltip: {
      ...shared.tooltip,
      trigger: 'axis',
      axisPointer: { type: 'none' },
      formatter: ([{ dataIndex }]) => {
        const q = rows[dataIndex];
        return tip(quarter(q.quarter), [['P10', show(q.output.p10)], ['P50', show(q.output.p50)], ['P90', show(q.output.p90)]]);
      },
    },
    series: [
      { type: 'bar', data: rows.map((q) => q.output.p50), barWidth: '56%', itemStyle: { color: colour('accent'), opacity: 0.6, borderRadius: [3, 3, 0, 0] } },
      { type: 'custom', data: rows.map((q, i) => [i, q.output.p10, q.output.p90]), encode: { x: 0, y: [1, 2] }, silent: true, z: 5, renderItem: whisker },
    ],
  };
}

function whisker(params, api) {
  const [x, low] = api.coord([api.value(0), api.value(1)]);
  const [, high] = api.coord([api.value(0), api.value(2)]);
  const line = (x1, y1, x2, y2) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: colour('ink'), lineWidth: 1 } });
  return { type: 'group', children: [line(x, low, x, high), line(x - 4, low, x + 4, low), line(x - 4, high, x + 4, high)] };
}

/** Both as an average quarter on one scale, since the periods differ. */
function beside(rows, stated, show) {
  const best = rows.reduce((a, b) => (b.output.p50 > a.output.p50 ? b : a));
  const quarters = (z) => ((millis(z.to) - millis(z.from)) / 86_400_000 + 1) / DAYS_A_QUARTER;
  const bars = [
    {
      name: t('output.best', quarter(best.quarter)),
      value: best.output.p50,
      detail: t('output.bestDetail', show(best.output.p10), show(best.output.p90)),
    },
    ...stated.map((z) => ({
      name: words(z.name),
      value: z.value / quarters(z),
      detail: t('output.zoneDetail', show(z.value), day(z.from), day(z.to)),
    })),
  ];
  const most = Math.max(...bars.map((b) => b.value));
  return el('div', null,
    el('h3', null, t('output.beside')),
    el('p', { class: 'small quiet' }, t('output.besideDeck')),
    el('ul', { class: 'compare' }, bars.map((b, i) => el('li', null,
      el('div', { class: 'small' }, b.name),
      el('div', { class: 'track', 'aria-hidden': 'true' },
        el('i', { style: { width: `${(b.value / most) * 100}%`, background: i > 0 ? colour('faint') : '' } })),
      el('div', { class: 'value' }, t('output.aQuarter', show(b.value))),
      el('div', { class: 'small quiet' }, b.detail)))));
}

// Deliveries or line-off by quarter: band, median, what happened, and the levers on the time axis.
import { t, words } from './texts.js';
import { count, day, percent, quarter } from './figures.js';
import { section, choice, legend, figures, tip } from './dom.js';
import { chart, colour, common, font, textWidth, uprights } from './charts.js';
import { output } from './output.js';
import { inQuarters, quarterAxis } from './quarters.js';

const LEVER_ROW = 34;
const TOP = 48;

export function ramp(page) {
  const { forecast, state } = page;
  const lineOff = state.measure === 'lineOff';
  const rows = forecast.quarters.map((q) => ({
    quarter: q.quarter,
    known: q.known,
    band: lineOff ? q.lineOff : q,
    actual: lineOff ? q.lineOffActual : q.actual,
  }));
  const name = t(lineOff ? 'quarters.lineOff' : 'quarters.deliveries');
  const part = section('quarters', t('ramp.title'), t('ramp.deck'),
    choice(t('ramp.choice'), [['deliveries', t('quarters.deliveries')], ['lineOff', t('quarters.lineOff')]],
      state.measure, (measure) => page.set({ measure })));
  part.append(
    legend(
      ['band', colour('accent-soft'), t('ramp.band')],
      ['line', colour('accent'), t('ramp.median')],
      ['dot', colour('ink'), t('ramp.known')],
      ['ring', null, t('ramp.later')]),
    chart('ramp', t('ramp.label', name), (width) => layout(forecast, width).height,
      (width) => option(forecast, rows, name, layout(forecast, width))),
    figures(t('figures.show'),
      [t('quarters.quarter'), `${name} P10`, 'P50', 'P90', t('quarters.happened')],
      rows.map((r) => [quarter(r.quarter), count(r.band.p10), count(r.band.p50), count(r.band.p90), count(r.actual)])),
    output(page));
  return part;
}

function layout(forecast, width) {
  const levers = levelled(forecast).length;
  const plot = width < 600 ? 280 : 380;
  return { width, plot, levers: levers * LEVER_ROW, height: TOP + plot + (levers ? 74 + levers * LEVER_ROW : 48) };
}

function levelled(forecast) {
  const policies = forecast.policies.map((p) => ({ ...p, policy: true }));
  return [...forecast.levers, ...policies].filter((l) => l.p10 !== null);
}

function option(forecast, rows, name, size) {
  const n = rows.length;
  const grids = [{ left: 8, right: 8, top: TOP, height: size.plot, containLabel: false }];
  const left = size.width < 600 ? 56 : 66;
  grids[0].left = left;
  const x = { type: 'value', min: 0, max: n, show: false };
  const asOf = inQuarters(rows[0].quarter, forecast.asOf);
  const shared = common();
  const options = {
    ...shared,
    grid: grids,
    xAxis: [x, quarterAxis(rows, size.width)],
    yAxis: [{
      type: 'value',
      max: niceMax(rows),
      name: t('ramp.unit'),
      nameGap: 28,
      nameTextStyle: { color: colour('quiet'), align: 'left', padding: [0, 0, 0, -left] },
      axisLabel: { formatter: (v) => count(v), color: colour('quiet') },
      splitLine: { lineStyle: { color: colour('line') } },
    }],
    tooltip: { ...shared.tooltip, trigger: 'item' },
    series: [
      columns(rows, name),
      band(rows),
      {
        type: 'line', silent: true, data: rows.map((r, i) => [i + 0.5, r.band.p50]), symbolSize: 6, symbol: 'circle', z: 4,
        lineStyle: { color: colour('accent'), width: 3 }, itemStyle: { color: colour('accent') },
      },
      {
        type: 'scatter', silent: true, symbol: 'circle', symbolSize: 11, z: 6,
        label: {
          show: size.width >= 900, position: 'top', distance: 7, color: colour('ink'), fontSize: 12,
          formatter: ({ value }) => count(value[1]),
        },
        data: rows.flatMap((r, i) => (r.actual === null ? [] : [{
          value: [i + 0.5, r.actual],
          itemStyle: r.known
            ? { color: colour('ink') }
            : { color: colour('ground'), borderColor: colour('ink'), borderWidth: 2 },
        }])),
      },
      uprights(asOf > 0 && asOf < n ? [[asOf, t('asOf', day(forecast.asOf)), true, 0]] : []),
    ],
  };
  return size.levers ? withLevers(options, forecast, rows, size, left) : options;
}

/** The axis ends above the band and above what happened. */
function niceMax(rows) {
  const most = Math.max(1, ...rows.flatMap((r) => [r.band.p90, r.actual ?? 0]));
  const step = 10 ** Math.floor(Math.log10(most)) / 2;
  return Math.ceil((most * 1.04) / step) * step;
}

/** A field for each quarter, seen only under the pointer, which tells the quarter's figures. */
function columns(rows, name) {
  return {
    type: 'custom', z: 1, data: rows.map((r, i) => [i, 0]),
    tooltip: { formatter: ({ dataIndex }) => rampTip(rows[dataIndex], name) },
    renderItem: ({ coordSys: plot, dataIndex }, api) => {
      const [from] = api.coord([dataIndex, 0]);
      const [to] = api.coord([dataIndex + 1, 0]);
      return {
        type: 'rect',
        shape: { x: from, y: plot.y, width: to - from, height: plot.height },
        style: { fill: 'transparent' },
        emphasis: { style: { fill: colour('raised') } },
      };
    },
  };
}

/** The band, as one area from the P10 of all quarters and back along their P90. */
function band(rows) {
  return {
    type: 'custom', silent: true, z: 2, data: [[0, 0]],
    renderItem: (params, api) => ({
      type: 'polygon',
      shape: {
        points: [
          ...rows.map((r, i) => api.coord([i + 0.5, r.band.p10])),
          ...rows.map((r, i) => api.coord([i + 0.5, r.band.p90])).reverse(),
        ],
      },
      style: { fill: colour('accent-soft') },
    }),
  };
}

function rampTip(found, name) {
  const pairs = [
    ['P10', count(found.band.p10)],
    ['P50', count(found.band.p50)],
    ['P90', count(found.band.p90)],
  ];
  if (found.actual !== null) {
    pairs.push([t(found.known ? 'ramp.known' : 'ramp.later'), count(found.actual)]);
  }
  return tip(`${quarter(found.quarter)} · ${name}, ${t('ramp.unit')}`, pairs);
}

/** A second plot under the first, on the same time axis: when each lever and policy acts, P10 to P90. */
function withLevers(options, forecast, rows, size, left) {
  const levers = levelled(forecast);
  const n = rows.length;
  const top = size.plot + TOP + 74;
  const at = (iso) => Math.min(n, Math.max(0, inQuarters(rows[0].quarter, iso ?? forecast.to)));
  options.grid.push({ left, right: 8, top, height: size.levers });
  options.xAxis.push({ type: 'value', min: 0, max: n, gridIndex: 1, show: false });
  options.yAxis.push({ type: 'value', min: 0, max: levers.length, inverse: true, gridIndex: 1, show: false });
  options.title = { text: t('ramp.levers'), left: 0, top: top - 26, padding: 0, textStyle: { fontSize: 13, fontWeight: 600, color: colour('ink') } };
  options.series.push({
    type: 'custom', xAxisIndex: 2, yAxisIndex: 1, clip: false,
    data: levers.map((l, i) => [at(l.p10), i]),
    tooltip: { formatter: ({ dataIndex }) => leverTip(levers[dataIndex]) },
    renderItem: (params, api) => {
      const lever = levers[params.dataIndex];
      const point = (iso) => api.coord([at(iso), params.dataIndex + 0.72]);
      const [from, y] = point(lever.p10);
      const [to] = point(lever.p90);
      const [middle] = point(lever.p50 ?? lever.p90);
      const label = `${words(lever.name)}  ${t(leverKind(lever), percent(lever.chance))}`;
      const room = size.width - 8;
      const start = Math.max(0, Math.min(from, middle, room - textWidth(label, font(12)) - 8));
      return {
        type: 'group',
        children: [
          { type: 'rect', shape: { x: left, y: y - 24, width: size.width - left, height: LEVER_ROW }, style: { fill: 'transparent' } },
          { type: 'line', shape: { x1: from, x2: to, y1: y, y2: y }, style: { stroke: colour('accent'), lineWidth: 2, opacity: 0.5 } },
          ...(lever.p50 === null ? [] : [
            lever.policy
              ? { type: 'rect', shape: { x: middle - 4, y: y - 4, width: 8, height: 8 }, style: { fill: colour('accent') } }
              : { type: 'circle', shape: { cx: middle, cy: y, r: 5 }, style: { fill: colour(lever.decided ? 'ink' : 'accent') } },
          ]),
          {
            type: 'text',
            style: {
              text: label, x: start, y: y - 10, verticalAlign: 'bottom', fill: colour('quiet'), font: font(12),
              width: room - start, overflow: 'truncate',
            },
          },
        ],
      };
    },
  });
  return options;
}

function leverKind(lever) {
  if (lever.policy) return 'policy.chance';
  return lever.decided ? 'lever.decided' : 'lever.chance';
}

function leverTip(lever) {
  return tip(words(lever.name), [
    [t(lever.policy ? 'policy.chanceLabel' : 'lever.chanceLabel'), percent(lever.chance)],
    ...(lever.policy ? [[t('policy.times'), lever.times.toFixed(1)]] : []),
    ...['p10', 'p50', 'p90'].map((name) =>
      [name.toUpperCase(), lever[name] === null ? t('promise.notReached') : day(lever[name])]),
  ]);
}

// The quarters of all variants, and under them the differences from the first, on the same axis.
import { t, words } from './texts.js';
import { count, quarter } from './figures.js';
import { section, choice, legend, figures, tip } from './dom.js';
import { chart, colour, common, font } from './charts.js';
import { quarterAxis } from './quarters.js';
import { cars, letter, letterColour, remark, signedTo } from './differences.js';

const TOP = 34;

export function byQuarter(comparison, state, set) {
  const of = state.measure;
  const rows = comparison.quarters.map((q) => ({ quarter: q.quarter ?? q.period, sides: q[of] }));
  const name = t(`quarters.${of}`);
  const part = section('quarters', t('compare.quarters'), t('compare.quarters.deck', letter(0)),
    choice(t('ramp.choice'), [['deliveries', t('quarters.deliveries')], ['lineOff', t('quarters.lineOff')]], of,
      (measure) => set({ measure })));
  const variants = comparison.variants;
  part.append(
    legend(...variants.map((v, i) => ['band', letterColour(i), `${letter(i)} ${words(v.title)}`])),
    chart('compare', t('compare.quarters.label', name), (width) => layout(width).height, (width) => option(rows, variants.length, name, width)),
    figures(t('figures.show'),
      [t('quarters.quarter'), ...variants.map((v, i) => `${letter(i)} P50`), ...variants.slice(1).map((v, i) => `${letter(i + 1)} \u2212 ${letter(0)}`)],
      rows.map((r) => [quarter(r.quarter), ...r.sides.map((s) => count(s ? s.p50 : null)),
        ...r.sides.slice(1).map((s) => (s?.difference ? cars(s.difference) : '\u2013'))])));
  return part;
}

function layout(width) {
  const plot = width < 600 ? 240 : 330;
  const lower = width < 600 ? 150 : 180;
  return { plot, lower, height: TOP + plot + 50 + 34 + lower + 12, left: width < 600 ? 54 : 66 };
}

function option(rows, n, name, width) {
  const size = layout(width);
  const shared = common();
  const axis = quarterAxis(rows, width);
  const y = (gridIndex, label) => ({
    type: 'value', gridIndex, splitNumber: gridIndex === 0 ? 4 : 3, name: label, nameGap: 14,
    nameTextStyle: { color: colour('quiet'), align: 'left', padding: [0, 0, 0, -size.left] },
    axisLabel: { formatter: (v) => (gridIndex === 0 || v <= 0 ? count(v).replace('-', '\u2212') : `+${count(v)}`), color: colour('quiet') },
    splitLine: { lineStyle: { color: colour('line') } },
  });
  return {
    ...shared,
    grid: [
      { left: size.left, right: 8, top: TOP, height: size.plot },
      { left: size.left, right: 8, top: TOP + size.plot + 50 + 34, height: size.lower },
    ],
    xAxis: [axis, { ...axis, gridIndex: 1, axisLabel: { show: false }, axisLine: { show: false }, position: 'bottom' }],
    yAxis: [y(0, t('compare.unit')), y(1, t('compare.difference'))],
    axisPointer: { link: [{ xAxisIndex: 'all' }], type: 'shadow', shadowStyle: { color: colour('raised'), opacity: 0.55 }, label: { show: false } },
    tooltip: { ...shared.tooltip, trigger: 'axis', formatter: ([{ dataIndex }]) => told(rows[dataIndex], name) },
    series: [
      ...sides(n).map((i) => ({
        type: 'custom', z: 3, data: rows.map((r, q) => (r.sides[i] ? [q, r.sides[i].p10, r.sides[i].p90, r.sides[i].p50] : [q, '-', '-', '-'])),
        encode: { x: 0, y: [1, 2, 3] },
        renderItem: (params, api) => band(api, i, n),
      })),
      ...sides(n).slice(1).map((i) => ({
        type: 'custom', z: 3, xAxisIndex: 1, yAxisIndex: 1,
        data: rows.map((r, q) => change(r.sides[i]?.difference, q)),
        encode: { x: 0, y: [1, 2, 3] },
        renderItem: (params, api) => whisker(api, i, n, rows[params.dataIndex].sides[i]?.difference?.seen, width >= 900 && n <= 3),
      })),
      { type: 'line', xAxisIndex: 1, yAxisIndex: 1, data: rows.map(() => 0), symbol: 'none', silent: true, lineStyle: { color: colour('faint'), width: 1 } },
    ],
  };
}

function sides(n) {
  return Array.from({ length: n }, (_, i) => i);
}

function change(d, q) {
  return d ? [q, d.mean, d.low ?? d.mean, d.high ?? d.mean] : [q, '-', '-', '-'];
}

/** Where the place of a variant within its quarter begins, and how wide it is. */
function slot(api, i, n, y) {
  const wide = api.size([1, 0])[0];
  const each = Math.min(26, (wide * 0.72) / n);
  const [middle, at] = api.coord([api.value(0), y]);
  return { x: middle + (i - n / 2) * each + each * 0.08, width: each * 0.84, at };
}

function band(api, i, n) {
  if (Number.isNaN(api.value(1))) return null;
  const { x, width, at: low } = slot(api, i, n, api.value(1));
  const [, high] = api.coord([0, api.value(2)]);
  const [, middle] = api.coord([0, api.value(3)]);
  const fill = letterColour(i);
  return {
    type: 'group',
    children: [
      { type: 'rect', shape: { x, y: high, width, height: Math.max(1.5, low - high), r: 3 }, style: { fill, opacity: 0.28 } },
      { type: 'rect', shape: { x, y: middle - 1.5, width, height: 3 }, style: { fill } },
    ],
  };
}

function whisker(api, i, n, seen, labelled) {
  if (Number.isNaN(api.value(1))) return null;
  const { x, width, at: mean } = slot(api, i - 1, n - 1, api.value(1));
  const [, zero] = api.coord([0, 0]);
  const [, low] = api.coord([0, api.value(2)]);
  const [, high] = api.coord([0, api.value(3)]);
  const fill = letterColour(i);
  const middle = x + width / 2;
  const opacity = seen ? 1 : 0.35;
  const line = (x1, y1, x2, y2) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: colour('ink'), lineWidth: 1.5, opacity: seen ? 0.9 : 0.45 } });
  return {
    type: 'group',
    children: [
      { type: 'rect', shape: { x, y: Math.min(mean, zero), width, height: Math.max(1, Math.abs(zero - mean)), r: 2 }, style: { fill, opacity } },
      ...(labelled ? [label(middle, Math.min(high, zero), api.value(1), seen)] : []),
      line(middle, low, middle, high), line(middle - 4, low, middle + 4, low), line(middle - 4, high, middle + 4, high),
    ],
  };
}

function label(x, y, mean, seen) {
  return {
    type: 'text',
    style: { text: signedTo(mean, 0), x, y: y - 6, font: font(12, seen ? 600 : 400), fill: colour(seen ? 'ink' : 'quiet'), align: 'center', verticalAlign: 'bottom' },
  };
}

function told(row, name) {
  return tip(`${quarter(row.quarter)} \u00b7 ${name}, ${t('compare.unit')}`, row.sides.flatMap((s, i) => {
    if (!s) return [[letter(i), '\u2013']];
    const of = [[`${letter(i)} P50`, `${count(s.p50)} (${count(s.p10)}\u2013${count(s.p90)})`]];
    if (s.difference) of.push([`${letter(i)} \u2212 ${letter(0)}`, `${cars(s.difference)} ${remark(s.difference)}`.trim()]);
    return of;
  }));
}

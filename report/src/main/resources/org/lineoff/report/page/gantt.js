// The programme: bars at the medians with whiskers, milestones, what really happened, critical path.
import { t, words, code } from './texts.js';
import { day, millis, month, percent, year } from './figures.js';
import { tip } from './dom.js';
import { chart, colour, common, font, uprights } from './charts.js';

const WIDE_ROW = 26;
const NARROW_ROW = 38;
/** By how much a bar stands below the middle of its row, to leave room for its name. */
const LOWERED = 9;
/** Below this width in pixels, names stand above their bars. */
const NARROW = 640;
/** Room for the axis and the words above it. */
const AROUND = 84;
/** Height in pixels that fits on a sheet of paper. */
const SHEET = 850;

export function gantt({ forecast, state }, objective) {
  const rows = rowsOf(forecast, state, objective);
  const height = (width) => rows.length * rowHeight(width, rows.length) + AROUND;
  return chart('gantt', t('gantt.label'), height, (width) => option(forecast, rows, width));
}

function rowHeight(width, rows) {
  if (width < NARROW) return NARROW_ROW;
  const printing = document.documentElement.classList.contains('printing');
  return printing ? Math.min(WIDE_ROW, Math.max(13, (SHEET - AROUND) / rows)) : WIDE_ROW;
}

/** Activities under the name of their line, by start; a row without activity is such a name. */
function rowsOf(forecast, state, objective) {
  const onChain = new Map(forecast.chain.filter((l) => l.objective === objective).map((l, i) => [l.activity, i]));
  const lines = [...new Set(forecast.activities.map((a) => a.line))].sort((a, b) => (a ?? '').localeCompare(b ?? ''));
  return lines.flatMap((line) => {
    const within = forecast.activities
      .filter((a) => a.line === line)
      .map((a) => ({ activity: a, chain: onChain.get(a.id) }))
      .filter((row) => state.activities === 'all' || row.chain !== undefined)
      .sort((a, b) => a.activity.startP50.localeCompare(b.activity.startP50)
        || a.activity.finishP50.localeCompare(b.activity.finishP50));
    return within.length === 0 ? [] : [{ heading: lineName(forecast, line) }, ...within];
  });
}

export function lineName(forecast, line) {
  if (line === null) return t('gantt.whole');
  const named = forecast.flow.find((f) => f.line === line);
  return named ? words(named.name) : line;
}

function option(forecast, rows, width) {
  const shared = common();
  const narrow = width < NARROW;
  const names = Math.min(306, Math.round(width * 0.36));
  const times = rows.filter((r) => r.activity).flatMap(({ activity: a }) => [a.startP10, a.finishP90, a.actualFinish ?? a.finishP90]);
  const due = dueDays(forecast);
  const first = millis(times.reduce((a, b) => (b < a ? b : a), forecast.asOf));
  const last = millis([...due.keys(), ...times].reduce((a, b) => (b > a ? b : a), forecast.asOf));
  // Room for whiskers and diamonds that stand on the edge.
  const from = first - (last - first) * 0.012;
  const to = last + (last - first) * 0.012;
  return {
    ...shared,
    grid: { left: narrow ? 4 : names + 6, right: 18, top: 44, bottom: 32 },
    xAxis: {
      type: 'time', min: from, max: to, useUTC: true, position: 'bottom',
      minInterval: 80 * 86_400_000,
      axisLabel: { color: colour('quiet'), hideOverlap: true, formatter: (ms) => axisDay(ms, narrow) },
      axisLine: { lineStyle: { color: colour('faint') } },
      splitLine: { show: true, showMinLine: false, showMaxLine: false, lineStyle: { color: colour('line') } },
    },
    useUTC: true,
    yAxis: {
      type: 'category', inverse: true, data: rows.map((r, i) => String(i)),
      axisTick: { show: false }, axisLine: { show: false },
      axisLabel: narrow ? { show: false } : {
        interval: 0, width: names - 10, overflow: 'truncate', margin: names + 6, align: 'left', color: colour('ink'), fontSize: 13,
        formatter: (i) => label(rows[i]),
        rich: { heading: { fontWeight: 650, fontSize: 13, color: colour('ink') }, chain: { fontWeight: 600, fontSize: 13, color: colour('ink') } },
      },
    },
    tooltip: { ...shared.tooltip, trigger: 'item', formatter: ({ dataIndex }) => activityTip(rows[dataIndex]) },
    series: [
      {
        type: 'custom', clip: false, z: 4,
        data: rows.map((r, i) => ({ value: r.activity
          ? [millis(r.activity.startP50), millis(r.activity.finishP50), i] : [from, from, i] })),
        encode: { x: [0, 1], y: 2 },
        renderItem: (params, api) => draw(rows[params.dataIndex], params.dataIndex, api, narrow, params.coordSys),
      },
      chainSeries(rows, narrow ? LOWERED : 0),
      uprights([
        ...[...due].map(([on, n]) => [millis(on), t('gantt.due', day(on), n), false, 0]),
        [millis(forecast.asOf), t('asOf', day(forecast.asOf)), true, 1],
      ]),
    ],
  };
}

function dueDays(forecast) {
  const due = new Map();
  forecast.promises.filter((p) => p.by !== null).forEach((p) => due.set(p.by, (due.get(p.by) ?? 0) + 1));
  return due;
}

function axisDay(ms, narrow) {
  const at = new Date(ms);
  if (at.getUTCMonth() === 0) return year(String(at.getUTCFullYear()));
  return narrow ? '' : month(ms);
}

function label(row) {
  if (row.heading) return `{heading|${row.heading}}`;
  const name = words(row.activity.name).replaceAll('{', '(').replaceAll('}', ')').replaceAll('|', '/');
  return row.chain === undefined ? name : `{chain|${name}}`;
}

/** One row: on a narrow page its name stands above it, else on the axis. */
function draw(row, i, api, narrow, plot) {
  const height = api.size([0, 1])[1];
  const [, middle] = api.coord([0, i]);
  // Seen by the pointer only: the whole row tells about its activity.
  const children = [{
    type: 'rect', shape: { x: 0, y: middle - height / 2, width: plot.x + plot.width, height }, style: { fill: 'transparent' },
  }];
  if (narrow) {
    children.push({
      type: 'text',
      style: {
        text: row.heading ?? words(row.activity.name), x: plot.x, y: middle - height / 2 + (row.heading ? 14 : 3), fill: colour('ink'),
        font: font(12, row.heading || row.chain !== undefined ? 650 : 400),
        width: plot.width, overflow: 'truncate',
      },
    });
  }
  if (row.heading && i > 0) {
    const y = middle - height / 2;
    children.push({ type: 'line', shape: { x1: plot.x, x2: plot.x + plot.width, y1: y, y2: y }, style: { stroke: colour('faint'), lineWidth: 1 } });
  }
  if (row.activity) children.push(...marks(row, api, i, narrow ? middle + LOWERED : middle));
  return { type: 'group', children };
}

function marks({ activity: a, chain }, api, i, y) {
  const x = (iso) => api.coord([millis(iso), i])[0];
  const ink = colour('ink');
  const fill = colour(a.owner);
  // On the chain: full colour. Elsewhere the more often critical, the stronger.
  const opacity = chain !== undefined ? 1 : 0.3 + 0.55 * a.criticality;
  const shapes = [];
  if (a.milestone) {
    const r = 6.5;
    const cx = x(a.finishP50);
    if (a.finishP10 !== a.finishP90) whisker(shapes, x(a.finishP10), x(a.finishP90), y, ink);
    shapes.push({ type: 'polygon', shape: { points: [[cx, y - r], [cx + r, y], [cx, y + r], [cx - r, y]] }, style: { fill, opacity, stroke: chain !== undefined ? ink : colour('ground'), lineWidth: 1.5 } });
  } else {
    const from = x(a.startP50);
    const width = Math.max(3, x(a.finishP50) - from);
    shapes.push({ type: 'rect', shape: { x: from, y: y - 6, width, height: 12, r: 2 }, style: { fill, opacity } });
    if (chain !== undefined) shapes.push({ type: 'rect', shape: { x: from, y: y - 6, width, height: 12, r: 2 }, style: { fill: 'none', stroke: ink, lineWidth: 1.5 } });
    if (a.startP10 !== a.startP90) whisker(shapes, x(a.startP10), x(a.startP90), y - 3, ink);
    if (a.finishP10 !== a.finishP90) whisker(shapes, x(a.finishP10), x(a.finishP90), y + 3, ink);
  }
  shapes.push(...really(a, x, y));
  return shapes;
}

/** What really happened, where the bar does not show it already. */
function really(a, x, y) {
  const style = { stroke: colour('ink'), lineWidth: 2.5 };
  const finish = a.actualFinish ?? a.actualStart;
  if (finish === null || (finish === a.finishP50 && (a.actualStart ?? a.startP50) === a.startP50)) return [];
  if (a.actualFinish === null && a.actualStart === a.startP50) return [];
  if (a.milestone) {
    const at = x(finish);
    return [{ type: 'line', shape: { x1: at, x2: at, y1: y - 9, y2: y + 9 }, style }];
  }
  return [{ type: 'line', shape: { x1: x(a.actualStart ?? a.startP50), x2: x(finish), y1: y + 9.5, y2: y + 9.5 }, style }];
}

function whisker(shapes, from, to, y, stroke) {
  const style = { stroke, lineWidth: 1 };
  shapes.push({ type: 'line', shape: { x1: from, x2: to, y1: y, y2: y }, style });
  for (const x of [from, to]) shapes.push({ type: 'line', shape: { x1: x, x2: x, y1: y - 3, y2: y + 3 }, style });
}

/** Lines from each link of the chain to the next. */
function chainSeries(rows, lowered) {
  const links = rows
    .map((r, i) => ({ ...r, i }))
    .filter((r) => r.chain !== undefined)
    .sort((a, b) => a.chain - b.chain);
  return {
    type: 'custom', silent: true, z: 3, clip: true, tooltip: { show: false },
    data: links.slice(1).map((to, k) => [millis(links[k].activity.finishP50), links[k].i, millis(to.activity.startP50), to.i]),
    encode: { x: [0, 2], y: [1, 3] },
    renderItem: (params, api) => {
      const [x1, y1] = api.coord([api.value(0), api.value(1)]);
      const [x2, y2] = api.coord([api.value(2), api.value(3)]);
      return {
        type: 'polyline',
        shape: { points: [[x1, y1], [x1, (y1 + y2) / 2], [x2, (y1 + y2) / 2], [x2, y2]].map(([x, y]) => [x, y + lowered]) },
        style: { stroke: colour('ink'), lineWidth: 1.25, fill: 'none', opacity: 0.55 },
      };
    },
  };
}

function activityTip({ heading, activity: a }) {
  if (heading) return '';
  const spread = (p10, p50, p90) => (p10 === p90 ? day(p50) : `${day(p50)} (${day(p10)} – ${day(p90)})`);
  const pairs = [[t('gantt.owner'), code('owner', a.owner)], [t('gantt.state'), code('state', a.state)]];
  if (!a.milestone) pairs.push([t('gantt.start'), spread(a.startP10, a.startP50, a.startP90)]);
  pairs.push([t(a.milestone ? 'gantt.reached' : 'gantt.finish'), spread(a.finishP10, a.finishP50, a.finishP90)]);
  pairs.push([t('gantt.baseline'), a.milestone ? day(a.baselineFinish) : `${day(a.baselineStart)} – ${day(a.baselineFinish)}`]);
  if (a.actualStart !== null || a.actualFinish !== null) {
    pairs.push([t('gantt.actual'), a.milestone ? day(a.actualFinish) : `${day(a.actualStart)} – ${day(a.actualFinish)}`]);
  }
  pairs.push([t('gantt.criticality'), percent(a.criticality)]);
  return tip(words(a.name), pairs);
}

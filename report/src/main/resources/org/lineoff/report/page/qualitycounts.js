// What gates let through, defects of each car or shift, and what is found most.
import { t, words } from './texts.js';
import { count, day, decimal, percent } from './figures.js';
import { el, section, figures, tip } from './dom.js';
import { chart, colour, common } from './charts.js';
import { axes, level, minute, points, rows, tooltip } from './qualityparts.js';

// ---- gates ----

export function gates(review, state, set) {
  const part = section('gates', t('quality.gates'), t('quality.gates.deck'));
  const shown = state.all ? review.gates : [review.gates[state.gate]];
  for (const g of shown) {
    part.append(el('figure', { class: 'control' },
      el('h3', null, words(g.title)),
      el('p', { class: 'small quiet' }, g.gate),
      chart(`gate-${review.gates.indexOf(g)}`, t('quality.gates.chart', g.gate), () => 260, () => shares(g))));
  }
  const columns = ['gate', 'place', 'inspected', 'failed', 'yield', 'beyond'].map((k) => t(`quality.col.${k}`));
  part.append(rows(t('quality.gates'), columns, review.gates.map((g) => {
    const beyond = g.days.filter((d) => d.beyond).length;
    return [words(g.title), g.gate, count(g.inspected), count(g.inspected - g.passed), percent(g.firstPassYield, 1),
      el('span', { class: beyond > 0 && 'warn' }, t('quality.ofDays', count(beyond), count(g.days.length)))];
  }), state.all ? -1 : state.gate, (r) => set({ gate: r })));
  return part;
}

function shares(g) {
  const labels = g.days.map((d) => d.date);
  const values = g.days.map((d) => d.share);
  const at = axes(0, labels, [...values, ...g.days.map((d) => d.upper), 0], true);
  const bound = (key) => ({
    type: 'line', step: 'middle', silent: true, showSymbol: g.days.length === 1, symbol: 'rect', symbolSize: [26, 1],
    itemStyle: { color: colour('accent') },
    lineStyle: { color: colour('accent'), width: 1, type: 'dashed' }, data: g.days.map((d) => d[key]),
  });
  return {
    ...common(),
    grid: { left: 56, right: 64, top: 16, bottom: 30 },
    xAxis: at.x,
    yAxis: { ...at.y, min: 0, axisLabel: { ...at.y.axisLabel, formatter: (v) => percent(v, v < 0.05 ? 1 : 0) } },
    tooltip: tooltip((i) => tip(day(g.days[i].date), [
      [t('quality.col.inspected'), count(g.days[i].inspected)],
      [t('quality.col.failed'), `${count(g.days[i].failed)} (${percent(g.days[i].share, 1)})`],
      [t('quality.legend.control'), `${percent(g.days[i].lower, 1)} \u2013 ${percent(g.days[i].upper, 1)}`],
    ])),
    series: [
      points(values, (i) => g.days[i].beyond, 0, [level(g.failed, 'centre', percent(g.failed, 1))]),
      bound('lower'), bound('upper'),
    ],
  };
}

// ---- defects per car, per shift ----

export function defects(sheet) {
  const part = section('defects', t('quality.nav.defects'), t('quality.defects.deck'));
  sheet.review.counts.forEach((c, i) => {
    const ofCars = c.per === 'CAR';
    const skipped = sheet.skippedCounts[i];
    const title = t(ofCars ? 'quality.perCar' : 'quality.perShift', c.line || '\u2013');
    const all = c.samples.length + skipped;
    part.append(el('figure', { class: 'control' },
      el('h3', null, title),
      el('p', { class: 'small quiet' }, [
        c.limits === null
          ? t('quality.counts.few', count(all))
          : t(ofCars ? 'quality.counts.cars' : 'quality.counts.shifts', count(all),
            decimal(c.limits.centre, 2), decimal(c.limits.lower, 1), decimal(c.limits.upper, 1), count(c.beyond)),
        skipped > 0 && t('quality.charts.last', count(c.samples.length), count(all)),
      ].filter(Boolean).join(' \u00b7 ')),
      chart(`counts-${i}`, title, () => 220, () => counted(c, ofCars)),
      c.beyond > 0 && figures(t('quality.defects.figures'),
        [ofCars ? t('quality.tip.car') : t('quality.tip.time'), t('quality.tip.defects')],
        c.samples.filter((s) => s.beyond).map((s) => [ofCars ? String(s.car) : minute(s.time), count(s.defects)]))));
  });
  return part;
}

function counted(c, ofCars) {
  const values = c.samples.map((s) => s.defects);
  const lines = c.limits ? [level(c.limits.centre, 'centre', decimal(c.limits.centre, 2)), level(c.limits.upper, 'control', decimal(c.limits.upper, 1))] : [];
  const at = axes(0, c.samples.map((s) => (ofCars ? String(s.car) : minute(s.time))), [0, ...values, c.limits?.upper ?? 1], true);
  return {
    ...common(),
    grid: { left: 56, right: 64, top: 12, bottom: 30 },
    xAxis: at.x,
    yAxis: { ...at.y, min: 0, minInterval: 1, axisLabel: { ...at.y.axisLabel, showMinLabel: true } },
    tooltip: tooltip((i) => {
      const s = c.samples[i];
      return tip(ofCars ? t('quality.sampleTitle.car', s.car) : t('quality.sampleTitle.shift', minute(s.time)), [
        [t('quality.tip.defects'), count(s.defects)],
        ofCars && [t('quality.tip.time'), minute(s.time)],
      ].filter(Boolean));
    }),
    series: [{
      type: 'bar', barMaxWidth: 14,
      data: c.samples.map((s) => ({ value: s.defects, itemStyle: { color: colour(s.beyond ? 'failed' : 'maker') } })),
      markLine: { silent: true, symbol: 'none', animation: false, data: lines },
    }],
  };
}

// ---- Pareto ----

export function pareto(review) {
  const part = section('pareto', t('quality.pareto'), t('quality.pareto.deck'));
  part.append(el('div', { class: 'beside halves' },
    tally('byType', review.byType),
    tally('byPlace', review.byPlace)));
  return part;
}

function tally(id, all) {
  const bars = all.bars.slice(0, 12);
  const title = t(`quality.${id}`);
  const grouped = all.bars.some((b) => b.group);
  return el('figure', null,
    el('h3', null, title),
    el('p', { class: 'small quiet' }, t('quality.pareto.note', count(all.total))),
    chart(`pareto-${id}`, title, () => 60 + 36 * bars.length, (width) => drawn(bars, all.total, width)),
    figures(t('quality.pareto.figures'),
      [t('quality.kind'), grouped && t('quality.class'), t('quality.number'), t('quality.share'), t('quality.cumulative')].filter(Boolean),
      all.bars.map((b) => [nameOf(b).replace('\n', ' \u00b7 '), grouped && (b.group || '\u2013'), count(b.count), percent(b.share), percent(b.cumulative)].filter((c) => c !== false))));
}

function nameOf(bar) {
  const name = words(bar.title);
  return name === bar.name ? name : `${name}\n${bar.name}`;
}

/**
 * Bars lie, so that long names can be read; the share so far runs down beside them. Both have one
 * scale: the whole width is all that was found.
 */
function drawn(bars, total, width) {
  const names = bars.map((b) => (b.group ? `${nameOf(b)} (${b.group})` : nameOf(b)));
  return {
    ...common(),
    grid: { left: 4, right: 24, top: 26, bottom: 4, containLabel: true },
    xAxis: [
      { type: 'value', min: 0, max: total, splitLine: { show: false }, axisLabel: { show: false } },
      { type: 'value', min: 0, max: 1, interval: 0.25, position: 'top', splitLine: { lineStyle: { color: colour('line') } },
        axisLabel: { formatter: (v) => percent(v), color: colour('quiet') } },
    ],
    yAxis: {
      type: 'category', data: names, inverse: true, axisTick: { show: false },
      axisLine: { lineStyle: { color: colour('line') } },
      axisLabel: { color: colour('ink'), width: Math.min(220, width * 0.45), overflow: 'break', lineHeight: 14 },
    },
    tooltip: tooltip((i) => tip(names[i].replace('\n', ' \u00b7 '), [
      [t('quality.number'), count(bars[i].count)],
      [t('quality.share'), percent(bars[i].share, 1)],
      [t('quality.cumulative'), percent(bars[i].cumulative, 1)],
    ])),
    series: [
      { type: 'bar', barMaxWidth: 18, itemStyle: { color: colour('maker') }, data: bars.map((b) => ({
        value: b.count,
        label: b.share < 0.08 ? { position: 'right', color: colour('ink') } : { position: 'insideLeft', color: colour('on-maker') },
      })),
        label: { show: true, formatter: (p) => count(p.value) } },
      { type: 'line', xAxisIndex: 1, symbol: 'circle', symbolSize: 6, lineStyle: { color: colour('supplier'), width: 1.5 },
        itemStyle: { color: colour('supplier') }, data: bars.map((b) => b.cumulative) },
    ],
  };
}

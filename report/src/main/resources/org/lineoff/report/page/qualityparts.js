// What the charts of quality share: their words, their lines, their points.
import { t } from './texts.js';
import { decimal } from './figures.js';
import { el } from './dom.js';
import { colour, common } from './charts.js';

/** A measured value with four figures that count. */
export function figure(value) {
  if (value === null || value === undefined) return '\u2013';
  return String(Number(value.toPrecision(4))).replace('-', '\u2212');
}

/** An index of capability. */
export function ability(value) {
  return decimal(value, 2).replace('-', '\u2212');
}

/** A time as the record has it, to the minute. */
export function minute(time) {
  return time.slice(0, 16).replace('T', ' ');
}

/** A level line across a plot, with its value at the right end. */
export function level(value, kind, label) {
  const style = {
    centre: { color: colour('quiet'), width: 1, type: 'solid' },
    control: { color: colour('accent'), width: 1, type: 'dashed' },
    stated: { color: colour('warn'), width: 1, type: 'dotted' },
  }[kind];
  return {
    yAxis: value,
    lineStyle: style,
    label: { show: true, formatter: label ?? figure(value), position: 'end', color: style.color, fontSize: 11 },
  };
}

/** A series of points, those that break a rule marked. */
export function points(values, marked, axis, lines) {
  const small = values.length > 120;
  return {
    // Every point, also where they are close: else those that break a rule would be left out.
    type: 'line', xAxisIndex: axis, yAxisIndex: axis, clip: true, showSymbol: true, showAllSymbol: true, connectNulls: false,
    symbol: 'circle',
    lineStyle: { color: colour('maker'), width: small ? 1 : 1.5 },
    data: values.map((value, i) => ({
      value,
      symbolSize: marked(i) ? 9 : small ? 2 : 5,
      itemStyle: { color: colour(marked(i) ? 'failed' : 'maker') },
    })),
    markLine: { silent: true, symbol: 'none', animation: false, data: lines },
  };
}

/** The range of an axis: all values and lines in it, a little air around. */
export function range(values) {
  const known = values.filter((v) => v !== null && v !== undefined && Number.isFinite(v));
  const low = Math.min(...known);
  const high = Math.max(...known);
  const air = (high - low) * 0.06 || Math.abs(high) * 0.1 || 1;
  return { min: low - air, max: high + air };
}

export function axes(index, labels, values, last) {
  return {
    x: {
      type: 'category', gridIndex: index, data: labels, boundaryGap: true,
      axisLine: { onZero: false, lineStyle: { color: colour('line') } }, axisTick: { show: false },
      axisLabel: { show: last, color: colour('quiet'), hideOverlap: true },
    },
    y: {
      type: 'value', gridIndex: index, ...range(values), splitLine: { show: false },
      axisLabel: { color: colour('quiet'), formatter: (v) => figure(v), showMinLabel: false, showMaxLabel: false },
    },
  };
}

/** Tooltip of the points of one plot or more. */
export function tooltip(words) {
  const shared = common().tooltip;
  return { ...shared, trigger: 'axis', axisPointer: { type: 'line', lineStyle: { color: colour('line') } }, formatter: (at) => words([at].flat()[0].dataIndex) };
}

/** Rows that can be pressed; the chosen one is marked. The first two columns are words, the others figures. */
export function rows(name, columns, cells, chosen, choose) {
  const left = 2;
  return el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('quality.tableOf', name) },
    el('table', { class: 'picktable' },
      el('thead', null, el('tr', null, columns.map((c, i) => el('th', { scope: 'col', class: i >= left && 'right' }, c)))),
      el('tbody', null, cells.map((row, r) => el('tr', { class: r === chosen && 'chosen', onclick: () => choose(r) },
        row.map((cell, i) => (i === 0
          ? el('th', { scope: 'row' }, el('button', { type: 'button', 'aria-pressed': String(r === chosen), 'data-row': r }, cell))
          : el('td', { class: i >= left && 'right', 'data-label': columns[i] }, cell))))))));
}

export function ruleName(broken) {
  const name = t(`quality.rule.${broken.rule}`);
  return broken.ofSpread ? t('quality.ofSpread', name) : name;
}

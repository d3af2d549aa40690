// How forecasts as of several days came out, beside plain rivals.
import { showLanguage, shownLanguage, t, words, code } from './texts.js';
import { count, day, percent, probability } from './figures.js';
import { el, section, choice, legend, tip } from './dom.js';
import { languageOfAddress } from './frame.js';
import { chart, colour, common, drawAll, discardAll } from './charts.js';
import { quarterAxis } from './quarters.js';

const root = document.getElementById('page');
const backtest = JSON.parse(document.getElementById('forecast').textContent);
const RIVALS = [['nameplate', 'rect', 'faint'], ['last_quarter', 'triangle', 'supplier'], ['targets', 'diamond', 'authority'], ['peer', 'pin', 'zone']];

function show() {
  discardAll();
  document.documentElement.lang = shownLanguage() === 'zh' ? 'zh-CN' : 'en';
  document.title = t('backtest.page.title', words(backtest.title));
  root.replaceChildren(
    el('div', { class: 'bar', role: 'region', 'aria-label': 'Lineoff' }, el('div', null,
      el('strong', null, 'Lineoff'), el('span'),
      choice(t('language'), [['en', 'English', 'en'], ['zh', '\u4e2d\u6587', 'zh']], shownLanguage(), choose))),
    el('header', null, el('div', { class: 'hero' }, el('div', null,
      el('h1', null, t('backtest.page.title', words(backtest.title))),
      el('p', { class: 'deck' }, t('backtest.page.deck', count(backtest.replications), count(backtest.draws)))))),
    el('main', { id: 'main' },
      table('forecast', backtest.forecast),
      backtest.plantCheck.days.length > 0 && table('plantCheck', backtest.plantCheck),
      backtest.promises.length > 0 && standings(),
      fitted()));
  drawAll();
}

function choose(language) {
  history.replaceState(null, '', `#lang=${language}`);
  showLanguage(language);
  show();
}

function table(kind, of) {
  const part = section(kind, t(`backtest.${kind}`), t(`backtest.${kind}.deck`, backtest.given.join(', ')));
  const shown = RIVALS.filter(([name]) => of.days.some((d) => d.quarters.some((q) => q.rivals.some((r) => r.name === name && r.cars !== null))));
  part.append(
    legend(['band', colour('accent-soft'), 'P10\u2013P90'], ['band', colour('accent'), 'P50'], ['band', colour('ink'), t('quarters.happened')],
      ...shown.map(([name, , key]) => ['band', colour(key), code('rival', name)])),
    el('div', { class: 'days' }, of.days.map((d, i) => el('div', null,
      el('h3', null, t('backtest.asOf', day(d.asOf))),
      chart(`${kind}-${i}`, t('backtest.asOf', day(d.asOf)), () => 260, (width) => option(d, width, shown)),
      scores(d)))),
    el('p', null, t('backtest.inside', percent(of.inside), of.pairs)));
  return part;
}

function option(d, width, shown) {
  const shared = common();
  const rows = d.quarters;
  return {
    ...shared,
    grid: { left: 0, right: 8, top: 16, bottom: 4, containLabel: true },
    xAxis: quarterAxis(rows, width),
    yAxis: { type: 'value', splitNumber: 4, axisLabel: { formatter: (v) => count(v), color: colour('quiet') }, splitLine: { lineStyle: { color: colour('line') } } },
    tooltip: {
      ...shared.tooltip, trigger: 'axis', axisPointer: { type: 'none' },
      formatter: ([{ dataIndex }]) => {
        const q = rows[dataIndex];
        return tip(q.quarter, [['P90', count(q.p90)], ['P50', count(q.p50)], ['P10', count(q.p10)], [t('quarters.happened'), count(q.actual)],
          ...q.rivals.filter((r) => r.cars !== null).map((r) => [code('rival', r.name), count(r.cars)])]);
      },
    },
    series: [
      { type: 'custom', data: rows.map((q, i) => [i, q.p10, q.p90, q.p50]), encode: { x: 0, y: [1, 2, 3] }, renderItem: band, z: 2 },
      ...shown.map(([name, symbol, key]) => ({
        type: 'scatter', symbol, symbolSize: 8, z: 4, itemStyle: { color: colour(key) },
        data: rows.map((q) => q.rivals.find((r) => r.name === name)?.cars ?? '-'),
      })),
      { type: 'scatter', symbol: 'circle', symbolSize: 11, z: 6, data: rows.map((q) => q.actual),
        itemStyle: { color: colour('ink'), borderColor: colour('ground'), borderWidth: 1.5 } },
    ],
  };
}

function band(params, api) {
  const [x, low] = api.coord([api.value(0), api.value(1)]);
  const [, high] = api.coord([api.value(0), api.value(2)]);
  const [, middle] = api.coord([api.value(0), api.value(3)]);
  const half = Math.min(22, api.size([1, 0])[0] * 0.3);
  return {
    type: 'group',
    children: [
      { type: 'rect', shape: { x: x - half, y: high, width: 2 * half, height: Math.max(2, low - high), r: 3 }, style: { fill: colour('accent-soft') } },
      { type: 'rect', shape: { x: x - half, y: middle - 1.5, width: 2 * half, height: 3 }, style: { fill: colour('accent') } },
    ],
  };
}

function scores(d) {
  const best = (key) => Math.min(...d.scores.map((s) => s[key]).filter((v) => v !== null));
  const cell = (s, key) => el('td', { class: s[key] !== null && s[key] === best(key) ? 'right best' : 'right' }, count(s[key]));
  return el('div', { class: 'scroll' }, el('table', { class: 'scores' },
    el('thead', null, el('tr', null, el('th', { scope: 'col' }, t('backtest.who')),
      ['mae', 'firstYear', 'pinball'].map((key) => el('th', { scope: 'col', class: 'right' }, t(`backtest.${key}`))))),
    el('tbody', null, d.scores.map((s) => el('tr', null, el('th', { scope: 'row' }, code('rival', s.name)),
      cell(s, 'meanAbsoluteError'), cell(s, 'firstYear'), cell(s, 'pinball'))))));
}

function standings() {
  const part = section('standings', t('backtest.standings'), t('backtest.standings.deck'));
  part.append(el('div', { class: 'scroll' }, el('table', { class: 'standings' },
    el('thead', null, el('tr', null, el('th', { scope: 'col' }, t('backtest.promise')),
      backtest.asOf.map((d) => el('th', { scope: 'col' }, day(d))), el('th', { scope: 'col' }, t('backtest.kept')))),
    el('tbody', null, backtest.promises.map((p) => el('tr', null,
      el('th', { scope: 'row' }, words(p.name), el('div', { class: 'small quiet' }, p.by === null ? t('promise.noneSigned') : day(p.by))),
      p.standings.map((s) => el('td', null, el('div', { class: 'at' },
        el('div', { class: s.probability < 0.5 ? 'bar below' : 'bar', 'aria-hidden': 'true', style: { position: 'relative' } },
          el('i', { style: { width: `${s.probability * 100}%` } })),
        el('span', { class: s.settled && 'quiet' }, probability(s.probability))))),
      el('td', null, p.kept === null ? '\u2013' : day(p.kept))))))));
  return part;
}

function fitted() {
  const part = section('fitted', t('backtest.fitted'), t('backtest.fitted.deck'));
  part.append(backtest.fitted.length === 0
    ? el('p', null, t('backtest.fitted.none'))
    : el('ul', null, backtest.fitted.map((f) => el('li', { class: 'small' }, t('backtest.fitted.row', f.name, f.value, f.on.join(', '), f.asOf.map(day).join(', '))))));
  return part;
}

showLanguage(languageOfAddress() ?? document.documentElement.lang);
show();
window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', show);
window.addEventListener('hashchange', () => {
  const language = languageOfAddress();
  if (language && language !== shownLanguage()) choose(language);
});

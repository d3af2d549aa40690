// From the cars planned to those made: the loss bridge of a shop and year, step by step.
import { t, words, code } from './texts.js';
import { count, decimal, signed, year } from './figures.js';
import { el, section, choice, figures } from './dom.js';
import { lineName } from './gantt.js';

export function bridge(page) {
  const { forecast, state } = page;
  const all = forecast.bridge;
  const chosen = pick(all, state.bridge, yearOf(forecast.asOf));
  const set = (change) => page.set({ bridge: { line: chosen.line, year: chosen.year, shop: chosen.shop, ...change } });
  const lines = [...new Set(all.map((b) => b.line))];
  const ofLine = all.filter((b) => b.line === chosen.line);
  const years = [...new Set(ofLine.map((b) => b.year))].sort();
  const shops = ofLine.filter((b) => b.year === chosen.year);
  const part = section('bridge', t('bridge.title'), t('bridge.deck'),
    lines.length > 1 && choice(t('bridge.line'), lines.map((l) => [`line:${l}`, lineName(forecast, l)]),
      `line:${chosen.line}`, (v) => set({ line: v.slice(5) })));
  part.append(
    el('div', { class: 'choices' },
      choice(t('bridge.year'), years.map((y) => [`year:${y}`, year(String(y))]), `year:${chosen.year}`,
        (v) => set({ year: Number(v.slice(5)) })),
      choice(t('bridge.shop'), shops.map((b) => [`shop:${b.shop}`, words(b.name)]), `shop:${chosen.shop}`,
        (v) => set({ shop: v.slice(5) }))),
    waterfall(chosen),
    el('p', { class: 'small quiet' }, sentence(chosen)),
    figures(t('figures.show'),
      [t('bridge.shop'), t('bridge.year'), t('bridge.planned'), ...all[0].steps.map((s) => code('bridge', s.kind)), t('bridge.output')],
      all.map((b) => [`${lineName(forecast, b.line)} · ${words(b.name)}`, String(b.year), count(b.planned),
        ...b.steps.map((s) => signed(s.cars)), count(b.output)])));
  return part;
}

function yearOf(day) {
  return Number(day.slice(0, 4));
}

/** What was chosen, where it exists; else the last shop of the first whole year after the as-of day. */
function pick(all, chosen, asOf) {
  const line = all.some((b) => b.line === chosen.line) ? chosen.line : all[0].line;
  const ofLine = all.filter((b) => b.line === line);
  const wanted = chosen.year ?? asOf + 1;
  const year = ofLine.some((b) => b.year === wanted) ? wanted : ofLine[ofLine.length - 1].year;
  const shops = ofLine.filter((b) => b.year === year);
  return shops.find((b) => b.shop === chosen.shop) ?? shops[shops.length - 1];
}

function waterfall(b) {
  const rows = [{ label: t('bridge.plannedFull', decimal(b.jobsPerHour, 1), count(b.hours)), from: 0, to: b.planned, whole: true, value: count(b.planned) }];
  let at = b.planned;
  for (const step of b.steps) {
    if (step.cars === 0) continue;
    rows.push({ label: code('bridge', step.kind), from: at, to: at + step.cars, gain: step.cars > 0, value: signed(step.cars) });
    at += step.cars;
  }
  rows.push({ label: t('bridge.output'), from: 0, to: at, whole: true, result: true,
    value: `${count(b.output)} (${count(b.p10)}\u2013${count(b.p90)})` });
  const most = Math.max(1, ...rows.map((r) => Math.max(r.from, r.to)));
  const least = Math.min(0, ...rows.map((r) => Math.min(r.from, r.to)));
  const share = (cars) => `${((cars - least) / (most - least)) * 100}%`;
  const width = (r) => `${(Math.abs(r.to - r.from) / (most - least)) * 100}%`;
  return el('ol', { class: 'bridge' }, rows.map((r) => el('li', { class: r.result && 'result' },
    el('div', { class: 'label' }, r.label),
    el('div', { class: 'track', 'aria-hidden': 'true' },
      el('i', {
        class: r.whole ? (r.result ? 'made' : 'planned') : r.gain ? 'gain' : 'loss',
        style: { left: share(Math.min(r.from, r.to)), width: width(r) },
      })),
    el('div', { class: 'value' }, r.value))));
}

function sentence(b) {
  const losses = b.steps.filter((s) => s.cars < 0).sort((a, c) => a.cars - c.cars);
  const station = t('bridge.station', words(b.stationName));
  if (losses.length === 0) return station;
  const most = losses[0];
  return `${t('bridge.most', code('bridge', most.kind), count(-most.cars), decimal((-100 * most.cars) / Math.max(1, b.planned), 0))} ${station}`;
}

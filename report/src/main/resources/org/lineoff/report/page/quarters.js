// An axis of quarters, and days on it.
import { millis, year } from './figures.js';
import { colour } from './charts.js';

/** Quarters, with the year under the first one of each; a last quarter in front goes without. */
export function quarterAxis(rows, width) {
  return {
    type: 'category',
    data: rows.map((r) => r.quarter),
    position: 'bottom',
    axisTick: { show: false },
    axisLine: { lineStyle: { color: colour('faint') } },
    axisLabel: {
      interval: 0,
      color: colour('quiet'),
      lineHeight: 18,
      formatter: (q, i) => {
        const [of, nth] = q.split('-Q');
        const label = width < 600 ? nth : `Q${nth}`;
        return nth === '1' || (i === 0 && nth !== '4') ? `${label}\n{year|${year(of)}}` : label;
      },
      rich: { year: { color: colour('ink'), fontWeight: 600, lineHeight: 18 } },
    },
  };
}

/** The place of a day on an axis that counts quarters from the first one shown. */
export function inQuarters(first, iso) {
  const [of, q] = first.split('-Q').map(Number);
  const [y, m] = iso.split('-').map(Number);
  const begin = Date.UTC(y, Math.floor((m - 1) / 3) * 3, 1);
  const end = Date.UTC(y, Math.floor((m - 1) / 3) * 3 + 3, 1);
  return (y - of) * 4 + Math.floor((m - 1) / 3) - (q - 1) + (millis(iso) - begin) / (end - begin);
}

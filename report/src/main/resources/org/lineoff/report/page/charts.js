// Charts by ECharts, drawn as SVG: sharp on paper and at any zoom.
import { shownLanguage } from './texts.js';
import { el } from './dom.js';

const drawn = new Set();
const resizing = new ResizeObserver((entries) => {
  for (const { target } of entries) target.redraw?.();
});

/** A colour of the stylesheet, as the reader's light or dark page has it. */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/**
 * A chart; {@code option} is asked for the options at the width that there is, again whenever it
 * changes, and {@code height} for the height in pixels.
 */
export function chart(id, label, height, option) {
  const box = el('div', { class: 'chart', id, role: 'img', 'aria-label': label });
  let chart = null;
  let width = 0;
  box.redraw = () => {
    const now = box.clientWidth;
    if (now === 0 || now === width) return;
    width = now;
    box.style.height = `${height(width)}px`;
    chart ??= window.echarts.init(box, null, {
      renderer: 'svg',
      locale: shownLanguage() === 'zh' ? 'ZH' : 'EN',
    });
    chart.resize({ width, height: height(width) });
    chart.setOption(option(width), { notMerge: true });
  };
  box.discard = () => {
    resizing.unobserve(box);
    chart?.dispose();
  };
  drawn.add(box);
  resizing.observe(box);
  return box;
}

/** Draws all charts that are in the page now, so that nothing moves afterwards. */
export function drawAll() {
  drawn.forEach((box) => box.redraw());
}

export function discardAll() {
  drawn.forEach((box) => box.discard());
  drawn.clear();
}

/** What all charts share. */
export function common() {
  return {
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colour('quiet'), fontSize: 12 },
    tooltip: {
      confine: true,
      backgroundColor: colour('ground'),
      borderColor: colour('line'),
      textStyle: { color: colour('ink') },
      extraCssText: 'box-shadow:0 4px 16px rgb(0 0 0 / 16%);border-radius:10px',
    },
  };
}

/** A font for the words of custom drawings, which do not inherit one. */
export function font(size, weight = 400) {
  return `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
}

const measure = document.createElement('canvas').getContext('2d');

/** Width in pixels of words in a font. */
export function textWidth(text, inFont) {
  measure.font = inFont;
  return measure.measureText(text).width;
}

/**
 * Upright lines through a plot, with words above it: [x, words, whether strong, row of the words].
 * Near an edge the words stand beside the line, so that they are never cut off.
 */
export function uprights(lines, where = {}) {
  return {
    type: 'custom', silent: true, z: 5, clip: false, tooltip: { show: false }, ...where,
    data: lines.map(([x]) => [x, 0]),
    renderItem: (params, api) => {
      const [, label, strong, row] = lines[params.dataIndex];
      const plot = params.coordSys;
      const [x] = api.coord([api.value(0), 0]);
      const half = textWidth(label, font(12, 600)) / 2;
      const stroke = colour(strong ? 'accent' : 'quiet');
      return {
        type: 'group',
        children: [
          {
            type: 'line',
            shape: { x1: x, x2: x, y1: plot.y, y2: plot.y + plot.height },
            style: { stroke, lineWidth: strong ? 1.5 : 1, lineDash: strong ? null : [4, 4] },
          },
          {
            type: 'text',
            style: {
              text: label, x, y: plot.y - 5 - row * 17, font: font(12, strong ? 600 : 400), fill: stroke,
              align: x + half > plot.x + plot.width ? 'right' : x - half < plot.x ? 'left' : 'center', verticalAlign: 'bottom',
            },
          },
        ],
      };
    },
  };
}

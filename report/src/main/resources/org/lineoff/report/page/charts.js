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

/** An upright line with a word at its top. */
export function upright(x, label, strong, distance = 6, position = 'end') {
  return {
    xAxis: x,
    lineStyle: { color: colour(strong ? 'accent' : 'quiet'), width: strong ? 1.5 : 1, type: strong ? 'solid' : [4, 4] },
    label: {
      show: label !== '', formatter: label, position, distance, fontSize: 12,
      color: colour(strong ? 'accent' : 'quiet'), fontWeight: strong ? 600 : 400,
    },
  };
}

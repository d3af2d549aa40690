// Puts the page together, and again whenever something is chosen.
import { showLanguage, shownLanguage, t, words } from './texts.js';
import { drawAll, discardAll } from './charts.js';
import { bar, header } from './header.js';
import { promises } from './promises.js';
import { ramp } from './ramp.js';
import { causes, FIRST } from './causes.js';
import { spread } from './spread.js';
import { programme } from './programme.js';
import { bridge } from './bridge.js';
import { stations } from './stations.js';
import { assumptions } from './assumptions.js';
import { earlier, hasEarlier } from './earlier.js';
import { footer } from './footer.js';
import { languageOfAddress } from './frame.js';

const root = document.getElementById('page');
const page = {
  forecast: JSON.parse(document.getElementById('forecast').textContent),
  /** What the reader has chosen, apart from the language. */
  state: {
    measure: 'deliveries',
    objective: null,
    activities: window.matchMedia('(max-width: 720px)').matches ? 'chain' : 'all',
    hours: 'shift',
    bridge: {},
    causes: FIRST,
    allAssumptions: false,
    search: '',
  },
  set(change) {
    Object.assign(page.state, change);
    show();
  },
  choose(language) {
    // Kept in the address, so that a link or a reload shows the same language.
    history.replaceState(null, '', `#lang=${language}`);
    showLanguage(language);
    show();
  },
};

page.forecast.quarters = fromFirstCar(page.forecast.quarters);

/** Draws everything anew; what had the focus has it again, and the page stays where it was. */
function show() {
  const focus = focused();
  const top = window.scrollY;
  discardAll();
  document.documentElement.lang = shownLanguage() === 'zh' ? 'zh-CN' : 'en';
  document.title = t('page.title', words(page.forecast.title));
  root.replaceChildren(
    bar(page),
    header(page),
    Object.assign(document.createElement('main'), { id: 'main' }));
  document.getElementById('main').append(...parts(page));
  root.append(footer(page));
  drawAll();
  window.scrollTo({ top, behavior: 'instant' });
  if (focus) document.querySelector(focus)?.focus({ preventScroll: true });
}

/** The quarters from the first in which there may be a car. */
function fromFirstCar(quarters) {
  const first = quarters.findIndex((q) => q.p90 > 0 || q.lineOff.p90 > 0 || q.actual || q.lineOffActual);
  return first < 0 ? quarters : quarters.slice(first);
}

/** The sections that this forecast has something for. */
function parts({ forecast }) {
  const some = (list, make) => (list.length > 0 ? [make(page)] : []);
  return [
    ...some(forecast.promises, promises),
    ...some(forecast.quarters, ramp),
    ...some(forecast.heldBackBy, causes),
    ...some(forecast.spread.results, spread),
    ...some(forecast.activities, programme),
    ...some(forecast.bridge, bridge),
    ...some(forecast.states, stations),
    ...(hasEarlier() ? [earlier()] : []),
    assumptions(page),
  ];
}

/** A selector for the button that has the focus. */
function focused() {
  const active = document.activeElement;
  if (!active || active.tagName !== 'BUTTON') return null;
  const within = active.closest('section');
  const place = within ? `#${within.id} ` : '.bar ';
  return active.dataset.value === undefined ? `${place}.more` : `${place}button[data-value="${CSS.escape(active.dataset.value)}"]`;
}

showLanguage(languageOfAddress() ?? document.documentElement.lang);
show();

window.addEventListener('hashchange', () => {
  const language = languageOfAddress();
  if (language && language !== shownLanguage()) page.choose(language);
});
window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', show);
window.matchMedia('(max-width: 720px)').addEventListener('change', show);

// On paper: light, as wide as the sheet, and open; of the causes, those that are worth the paper.
window.addEventListener('beforeprint', () => {
  page.before = { ...page.state };
  document.documentElement.classList.add('printing');
  page.set({ causes: 10, allAssumptions: true, activities: 'all', search: '' });
});
window.addEventListener('afterprint', () => {
  document.documentElement.classList.remove('printing');
  page.set(page.before);
});

// Puts the page together, and again whenever something is chosen.
import { showLanguage, shownLanguage, t, words } from './texts.js';
import { drawAll, discardAll } from './charts.js';
import { bar, header } from './header.js';
import { promises } from './promises.js';
import { ramp } from './ramp.js';
import { output } from './output.js';
import { causes } from './causes.js';
import { programme } from './programme.js';
import { stations } from './stations.js';
import { assumptions } from './assumptions.js';
import { footer } from './footer.js';

const root = document.getElementById('page');
const page = {
  forecast: JSON.parse(document.getElementById('forecast').textContent),
  /** What the reader has chosen, apart from the language. */
  state: {
    measure: 'deliveries',
    objective: null,
    activities: window.matchMedia('(max-width: 720px)').matches ? 'chain' : 'all',
    hours: 'shift',
    allCauses: false,
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

/** Draws everything anew; what had the focus has it again, and the page stays where it was. */
function show() {
  const focus = focused();
  const top = window.scrollY;
  discardAll();
  document.documentElement.lang = shownLanguage() === 'zh' ? 'zh-CN' : 'en';
  document.title = t('page.title', words(page.forecast.title));
  const quarters = ramp(page);
  quarters.append(output(page));
  root.replaceChildren(
    bar(page),
    header(page),
    Object.assign(document.createElement('main'), { id: 'main' }));
  document.getElementById('main').append(
    promises(page), quarters, causes(page), programme(page), stations(page), assumptions(page));
  root.append(footer(page));
  drawAll();
  window.scrollTo({ top, behavior: 'instant' });
  if (focus) document.querySelector(focus)?.focus({ preventScroll: true });
}

/** A selector for the button that has the focus. */
function focused() {
  const active = document.activeElement;
  if (!active || active.tagName !== 'BUTTON') return null;
  const within = active.closest('section');
  const place = within ? `#${within.id} ` : '.bar ';
  return active.dataset.value === undefined ? `${place}.more` : `${place}button[data-value="${CSS.escape(active.dataset.value)}"]`;
}

function languageOfAddress() {
  return /(?:^#|[#&])lang=(en|zh)/.exec(location.hash)?.[1];
}

showLanguage(languageOfAddress() ?? document.documentElement.lang);
show();

window.addEventListener('hashchange', () => {
  const language = languageOfAddress();
  if (language && language !== shownLanguage()) page.choose(language);
});
window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', show);
window.matchMedia('(max-width: 720px)').addEventListener('change', show);

// On paper everything is open, light, and as wide as the sheet.
window.addEventListener('beforeprint', () => {
  page.before = { ...page.state };
  document.documentElement.classList.add('printing');
  page.set({ allCauses: true, allAssumptions: true, activities: 'all', search: '' });
});
window.addEventListener('afterprint', () => {
  document.documentElement.classList.remove('printing');
  page.set(page.before);
});

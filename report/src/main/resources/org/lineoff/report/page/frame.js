// What a page has around its own parts: the bar at the top, the notes at the bottom, its language, and paper.
import { showLanguage, shownLanguage, t } from './texts.js';
import { el, choice } from './dom.js';

/** The bar: the parts of the page by id and label, and the language; {@code show} draws the page anew. */
export function bar(parts, show) {
  return el('div', { class: 'bar', role: 'region', 'aria-label': 'Lineoff' }, el('div', null,
    el('strong', null, 'Lineoff'),
    el('nav', { 'aria-label': t('nav.label') }, parts.map(([id, label]) => el('a', { href: `#${id}`, onclick: jump }, label))),
    choice(t('language'), [['en', 'English', 'en'], ['zh', '\u4e2d\u6587', 'zh']], shownLanguage(), (language) => choose(language, show))));
}

/** The address keeps the language, so a part of the page is gone to without it. */
function jump(event) {
  event.preventDefault();
  document.getElementById(event.currentTarget.getAttribute('href').slice(1))?.scrollIntoView({ block: 'start' });
}

function choose(language, show) {
  history.replaceState(null, '', `#lang=${language}`);
  showLanguage(language);
  show();
}

/** The notes on how to read the page: the key of each, whose text is at the same key with Text behind it. */
export function notes(keys, made) {
  return el('footer', null, el('div', { class: 'inner' },
    el('h2', null, t('read.title')),
    el('dl', { class: 'small' }, keys.flatMap((key) => [
      el('dt', null, t(key)),
      el('dd', { class: 'quiet' }, t(`${key}Text`)),
    ])),
    el('p', { class: 'small quiet', style: { marginTop: '24px' } }, made)));
}

/** A figure of those at the top. */
export function fact(name, value, detail) {
  return el('div', null,
    el('dt', null, name),
    el('dd', { class: 'value' }, value),
    detail && el('dd', { class: 'small quiet' }, detail));
}

/** The language that the address asks for, if it does. */
export function languageOfAddress() {
  return /(?:^#|[#&])lang=(en|zh)/.exec(location.hash)?.[1];
}

/** Draws the page for the first time, and again when the address asks for the other language. */
export function begin(show) {
  showLanguage(languageOfAddress() ?? document.documentElement.lang);
  show();
  window.addEventListener('hashchange', () => {
    const language = languageOfAddress();
    if (language && language !== shownLanguage()) choose(language, show);
  });
}

/** What is chosen on paper, and after it. */
export function onPaper(set, paper, after) {
  window.addEventListener('beforeprint', () => {
    document.documentElement.classList.add('printing');
    set(paper);
  });
  window.addEventListener('afterprint', () => {
    document.documentElement.classList.remove('printing');
    set(after);
  });
}

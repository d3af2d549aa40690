// The words of the page, in the language that is shown.

const catalogues = JSON.parse(document.getElementById('texts').textContent);
let language = 'en';

/** The language that is shown: en or zh. */
export function shownLanguage() {
  return language;
}

export function showLanguage(chosen) {
  language = chosen === 'zh' ? 'zh' : 'en';
}

/** The text of a key, with {0}, {1} filled in. */
export function t(key, ...values) {
  const text = catalogues[language][key];
  if (text === undefined) throw new Error(`no text for ${key}`);
  return values.reduce((filled, value, i) => filled.replaceAll(`{${i}}`, value), text);
}

/** The words of a code of the forecast; a code that is new to this page is shown as it is. */
export function code(group, name) {
  return catalogues[language][`${group}.${name}`] ?? String(name).replaceAll('_', ' ');
}

/** A text of the plant, which has both languages. */
export function words(text) {
  return text ? text[language] : '';
}

// The words of the pages, in the language that was chosen here last, else the browser's.
const KEPT = 'lineoff.language';

export const language = chosen();
document.documentElement.lang = language;

const texts = await (await fetch(`/assets/words_${language}.json`)).json();

function chosen() {
  const asked = new URLSearchParams(location.search).get('lang');
  if (asked === 'en' || asked === 'zh') {
    keep(asked);
    return asked;
  }
  let kept = null;
  try {
    kept = localStorage.getItem(KEPT);
  } catch {
    // A browser that keeps nothing asks the browser's own language each time.
  }
  return kept ?? (navigator.language.startsWith('zh') ? 'zh' : 'en');
}

function keep(value) {
  try {
    localStorage.setItem(KEPT, value);
  } catch {
    // As above.
  }
}

/** The text of a key with its places filled in. */
export function t(key, ...values) {
  const text = texts[key];
  if (text === undefined) {
    throw new Error(`no text for ${key} in ${language}`);
  }
  return text.replace(/\{(\d)\}/g, (_, i) => values[i]);
}

/** Words that came from the plant, in the language of the page. */
export function say(words) {
  return words[language];
}

/** Shows this page in the other language. */
export function switchLanguage() {
  keep(language === 'en' ? 'zh' : 'en');
  const address = new URL(location.href);
  address.searchParams.delete('lang');
  location.replace(address);
}

/** A time of day as clocks in the plant show it. */
export function clock(millis, zone) {
  if (!Number.isFinite(millis)) {
    return '';
  }
  return new Intl.DateTimeFormat(language, {
    hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone: zone,
  }).format(millis);
}

/** Day and time as clocks in the plant show them. */
export function dayAndTime(instant, zone) {
  return new Intl.DateTimeFormat(language, {
    dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23', timeZone: zone,
  }).format(new Date(instant));
}

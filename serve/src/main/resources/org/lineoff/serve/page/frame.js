// What all pages have in common: the bar at the top, and drawing again.
import { html, render } from './lit-html.js';
import { switchLanguage, t } from './words.js';
import { ask } from './api.js';

export { html };

/** Draws a page into its place. */
export function draw(title, who, content) {
  document.title = `${title} · Lineoff`;
  render(html`${bar(title, who)}<main id="main">${content}</main>`, document.getElementById('page'));
}

function bar(title, who) {
  return html`
    <header class="bar">
      ${who ? html`<a class="home" href="/">${t('home')}</a>` : null}
      <h1>${title}</h1>
      <span class="who">${who ? who.name : ''}</span>
      <button type="button" class="plain" lang=${t('language') === 'English' ? 'en' : 'zh'}
        @click=${switchLanguage}>${t('language')}</button>
      ${who ? html`<button type="button" class="plain" @click=${signOut}>${t('signOut')}</button>` : null}
    </header>`;
}

async function signOut() {
  const got = await ask('DELETE', '/api/session');
  if (got.status === 204 || got.status === 401) {
    location.assign('/login');
  }
}

/** Sends somebody who is not signed in where they can be, and back. */
export function toLogin() {
  location.replace(`/login?next=${encodeURIComponent(location.pathname + location.search)}`);
}

/** All reasons of an answer that is a problem, in the language of the page. */
export function reasons(body, language) {
  return body?.reasons?.length ? body.reasons.map((reason) => reason[language]) : [t('failed')];
}

import { draw, html, reasons } from './frame.js';
import { language, t } from './words.js';
import { ask } from './api.js';

const address = new URLSearchParams(location.search);
let kind = address.get('as') === 'station' ? 'station' : 'person';
let wrong = address.has('refused') ? [t('signIn.enterpriseRefused')] : [];
const enterprise = document.querySelector('meta[name=enterprise]').content === 'yes';

/** Only a place of this server: an address of another would lead people astray. */
function next() {
  const asked = address.get('next') ?? '/';
  return /^\/(?![/\\])/.test(asked) ? asked : '/';
}

function show() {
  draw(t('signIn.title'), null, html`
    <form class="card narrow" @submit=${submit}>
      <fieldset class="choice">
        <legend>${t('signIn')}</legend>
        ${['person', 'station'].map((one) => html`
          <label><input type="radio" name="kind" value=${one} ?checked=${kind === one}
            @change=${() => { kind = one; wrong = []; show(); }}> ${t(`signIn.${one}`)}</label>`)}
      </fieldset>
      ${kind === 'person' ? html`
        <label for="name">${t('signIn.name')}</label>
        <input id="name" name="name" autocomplete="username" autocapitalize="none" required>
        <label for="password">${t('signIn.password')}</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required>`
    : html`
        <label for="token">${t('signIn.token')}</label>
        <input id="token" name="token" type="password" autocomplete="off" required>`}
      <div role="alert">${wrong.map((one) => html`<p class="refused">${one}</p>`)}</div>
      <button type="submit" class="main">${t('signIn')}</button>
      ${enterprise ? html`<a class="button" href="/oidc/begin" @click=${() => sessionStorage.setItem('lineoff.next', next())}>${t('signIn.enterprise')}</a>` : null}
    </form>`);
}

async function submit(event) {
  event.preventDefault();
  const fields = new FormData(event.target);
  const got = await ask('POST', '/api/session', kind === 'person'
    ? { name: fields.get('name'), password: fields.get('password') }
    : { token: fields.get('token').trim() });
  if (got.status === 200) {
    location.replace(next());
    return;
  }
  wrong = reasons(got.body, language);
  show();
}

show();
document.querySelector('input:not([type=radio])').focus();

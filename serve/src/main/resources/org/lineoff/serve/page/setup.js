import { draw, html, reasons } from './frame.js';
import { language, t } from './words.js';
import { ask } from './api.js';

const link = location.hash.slice(1);
let wrong = link === '' ? [t('setup.noLink')] : [];

function show() {
  draw(t('setup.title'), null, html`
    <form class="card narrow" @submit=${submit}>
      <p>${t('setup.about')}</p>
      <label for="name">${t('signIn.name')}</label>
      <input id="name" name="name" autocomplete="username" autocapitalize="none" required>
      <label for="password">${t('signIn.password')}</label>
      <input id="password" name="password" type="password" autocomplete="new-password" minlength="10"
        aria-describedby="about" required>
      <p id="about" class="quiet">${t('setup.passwordAbout')}</p>
      <div role="alert">${wrong.map((one) => html`<p class="refused">${one}</p>`)}</div>
      <button type="submit" class="main">${t('setup.make')}</button>
    </form>`);
}

async function submit(event) {
  event.preventDefault();
  const fields = new FormData(event.target);
  const got = await ask('POST', '/api/setup',
    { link, name: fields.get('name'), password: fields.get('password') });
  if (got.status === 201) {
    location.replace('/');
    return;
  }
  wrong = reasons(got.body, language);
  show();
}

show();
document.getElementById('name').focus();

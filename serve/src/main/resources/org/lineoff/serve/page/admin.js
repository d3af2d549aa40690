import { draw, html, reasons, toLogin } from './frame.js';
import { dayAndTime, language, t } from './words.js';
import { ask, session } from './api.js';

const ROLES = ['viewer', 'planner', 'operator', 'quality', 'administrator'];
const TOKEN_ROLES = ['station', 'viewer', 'planner', 'operator', 'quality'];
const who = await session();
const state = { people: [], tokens: [], deeds: [], broken: 0, checked: -1, said: [], wrong: [], token: '' };

async function load() {
  const [people, tokens, audit] = await Promise.all(
    ['/api/users', '/api/tokens', '/api/audit'].map((path) => ask('GET', path)));
  if (people.status === 200 && tokens.status === 200 && audit.status === 200) {
    state.people = people.body.people;
    state.tokens = tokens.body.tokens;
    state.deeds = audit.body.deeds;
    state.broken = audit.body.broken;
    state.checked = -1;
  } else {
    state.wrong = reasons([people, tokens, audit].find((one) => one.status !== 200).body, language);
  }
  show();
}

/** Checks the whole trail, part by part. */
async function checkTrail() {
  let after = 0;
  for (;;) {
    const got = await ask('GET', `/api/audit/check?after=${after}`);
    if (got.status === 429) {
      await new Promise((resolve) => setTimeout(resolve, 1000 * Math.max(1, got.wait)));
      continue;
    }
    if (got.status !== 200) {
      state.wrong = reasons(got.body, language);
      break;
    }
    after = got.body.seq;
    state.broken = got.body.broken;
    if (got.body.isEnd) {
      state.checked = after;
      break;
    }
  }
  show();
}

async function change(method, path, body) {
  const got = await ask(method, path, body);
  const done = got.status >= 200 && got.status < 300;
  state.said = done ? [t('done')] : [];
  state.wrong = done ? [] : reasons(got.body, language);
  state.token = got.body?.token ?? '';
  await load();
  return done;
}

function checked(form) {
  return new FormData(form).getAll('roles');
}

function roles(all, has, id) {
  return html`
    <fieldset class="choice"><legend>${t('admin.roles')}</legend>${all.map((role) => html`
      <label><input type="checkbox" name="roles" value=${role} id="${id}-${role}" .checked=${has.includes(role)}> ${t(`role.${role}`)}</label>`)}
    </fieldset>`;
}

async function makePerson(event) {
  event.preventDefault();
  const form = event.target;
  const fields = new FormData(form);
  if (await change('POST', '/api/users',
    { name: fields.get('name'), password: fields.get('password'), roles: checked(form) })) {
    form.reset();
  }
}

async function savePerson(event, name) {
  event.preventDefault();
  const form = event.target;
  await change('PUT', `/api/users/${encodeURIComponent(name)}`,
    { roles: checked(form), disabled: new FormData(form).has('disabled') });
}

async function makeToken(event) {
  event.preventDefault();
  const form = event.target;
  const fields = new FormData(form);
  const places = fields.get('places').split('\n').map((line) => line.trim()).filter((line) => line !== '');
  if (await change('POST', '/api/tokens', { name: fields.get('name'), roles: checked(form), places })) {
    form.reset();
  }
}

function show() {
  draw(t('admin.title'), who, html`
    <div role="status">${state.said.map((one) => html`<p class="banner good">${one}</p>`)}
      ${state.token === '' ? null : html`<p class="banner">${t('admin.madeToken')} <code class="token">${state.token}</code></p>`}</div>
    <div role="alert">${state.wrong.map((one) => html`<p class="banner bad">${one}</p>`)}</div>
    <section class="card" aria-labelledby="people"><h2 id="people">${t('admin.people')}</h2>
      <ul class="tasks">${state.people.map((one, i) => html`
        <li><form class="person" @submit=${(event) => savePerson(event, one.name)} aria-label=${one.name}>
          <b>${one.name}</b> <small>${t('admin.origin')}: ${one.origin}</small>
          ${roles(ROLES, one.roles, `p${i}`)}
          <label><input type="checkbox" name="disabled" .checked=${one.disabled}> ${t('admin.disabled')}</label>
          <button type="submit">${t('admin.save')}</button>
        </form></li>`)}</ul>
      <h3>${t('admin.person')}</h3>
      <form @submit=${makePerson}>
        <label for="person-name">${t('signIn.name')}</label>
        <input id="person-name" name="name" autocomplete="off" autocapitalize="none" required>
        <label for="person-password">${t('signIn.password')}</label>
        <input id="person-password" name="password" type="password" autocomplete="new-password" minlength="10" required>
        ${roles(ROLES, [], 'new')}
        <button type="submit" class="main">${t('admin.make')}</button>
      </form>
    </section>
    <section class="card" aria-labelledby="tokens"><h2 id="tokens">${t('admin.tokens')}</h2>
      <ul class="tasks">${state.tokens.map((one) => html`
        <li class=${one.revoked ? 'done' : ''}><div class="task"><b>${one.name}</b>
          <small>${one.roles.map((role) => t(`role.${role}`)).join(', ')}</small></div>
          <small class="name">${one.places.join(', ')}</small>
          ${one.revoked ? html`<small>${t('admin.revoked')} ${dayAndTime(one.revoked)}</small>` : html`
            <button type="button" class="danger" @click=${() => change('DELETE', `/api/tokens/${encodeURIComponent(one.name)}`)}
              aria-label="${t('admin.revoke')}: ${one.name}">${t('admin.revoke')}</button>`}</li>`)}</ul>
      <h3>${t('admin.token')}</h3>
      <form @submit=${makeToken}>
        <label for="token-name">${t('signIn.name')}</label>
        <input id="token-name" name="name" autocomplete="off" autocapitalize="none" required>
        ${roles(TOKEN_ROLES, ['station'], 'token')}
        <label for="places">${t('admin.places')}</label>
        <textarea id="places" name="places" rows="3"></textarea>
        <button type="submit" class="main">${t('admin.make')}</button>
      </form>
    </section>
    <section class="card" aria-labelledby="audit"><h2 id="audit">${t('admin.audit')}</h2>
      <p role="status" class=${state.broken === 0 ? 'good' : 'refused'}>${state.broken !== 0 ? t('admin.broken', state.broken)
    : state.checked < 0 ? t('admin.shownWhole') : t('admin.whole', state.checked)}</p>
      <button type="button" @click=${checkTrail}>${t('admin.check')}</button>
      <div class="wide" tabindex="0" role="group" aria-label=${t('admin.audit')}><table>
        <thead><tr>${['when', 'who', 'deed', 'subject', 'detail', 'origin2'].map((key) => html`<th scope="col">${t(`admin.${key}`)}</th>`)}</tr></thead>
        <tbody>${state.deeds.map((one) => html`<tr><td>${dayAndTime(one.at)}</td><td>${one.who}</td><td>${one.deed}</td>
          <td>${one.subject}</td><td>${one.detail}</td><td>${one.origin}</td></tr>`)}</tbody>
      </table></div>
    </section>`);
}

if (who === null) {
  toLogin();
} else {
  await load();
}

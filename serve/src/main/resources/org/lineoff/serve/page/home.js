import { draw, html, toLogin } from './frame.js';
import { say, t } from './words.js';
import { ask, session } from './api.js';

const MOST = 60;
const KINDS = ['station', 'gate', 'repair'];
const who = await session();
let plant = null;
let wanted = '';

function isMine(place) {
  return who.places.length === 0 || who.places.includes('plant')
    || who.places.some((own) => place.name === own || place.name.startsWith(`${own}/`) || place.name.startsWith(`${own}#`));
}

function show() {
  const all = plant.places.filter((place) => KINDS.includes(place.kind) && !place.ofParts && isMine(place))
    .filter((place) => `${place.name} ${say(place.title)}`.toLowerCase().includes(wanted.toLowerCase()));
  const works = who.roles.some((role) => ['station', 'operator', 'quality', 'viewer'].includes(role));
  draw(say(plant.title), who, html`
    <nav class="links" aria-label=${t('home.title')}>
      ${who.roles.some((role) => ['planner', 'operator', 'quality', 'administrator'].includes(role))
    ? html`<a class="button" href="/rejected">${t('home.rejected')}</a>` : null}
      ${who.roles.includes('administrator') ? html`<a class="button" href="/admin">${t('home.people')}</a>` : null}
    </nav>
    ${works ? html`
      <section class="card" aria-labelledby="stations">
        <h2 id="stations">${t('home.stations')}</h2>
        <label for="find">${t('home.find')}</label>
        <input id="find" type="search" @input=${(event) => { wanted = event.target.value; show(); }}>
        ${all.length === 0 ? html`<p class="quiet">${t('home.nothing')}</p>` : null}
        <ul class="places">
          ${all.slice(0, MOST).map((place) => html`
            <li><a href="/station?place=${encodeURIComponent(place.name)}">
              <span>${say(place.title)}</span><small>${t(`kind.${place.kind}`)} · ${place.name}</small></a></li>`)}
        </ul>
        ${all.length > MOST ? html`<p class="quiet">${t('home.more', all.length - MOST)}</p>` : null}
      </section>` : null}`);
}

if (who === null) {
  toLogin();
} else {
  const got = await ask('GET', '/api/plant');
  if (got.status === 200) {
    plant = got.body;
    const own = plant.places.filter((place) => KINDS.includes(place.kind) && isMine(place));
    if (who.kind === 'token' && own.length === 1) {
      location.replace(`/station?place=${encodeURIComponent(own[0].name)}`);
    } else {
      show();
    }
  }
}

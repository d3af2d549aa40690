// What the files of the variants say differently.
import { t, words } from './texts.js';
import { count } from './figures.js';
import { el, section } from './dom.js';
import { letter, letterColour } from './differences.js';

const FIRST = 12;

export function changed(comparison, state, set) {
  const part = section('changes', t('compare.changes'), t('compare.changes.deck'));
  part.classList.add('changes');
  comparison.variants.slice(1).forEach((v, i) => {
    const changes = v.changes;
    part.append(
      el('h3', null, el('span', { class: 'letter', style: { background: letterColour(i + 1) } }, letter(i + 1)), ' ',
        changes.length === 1 ? t('compare.changes.ofOne', words(v.title)) : t('compare.changes.of', words(v.title), count(changes.length))),
      changes.length === 0 ? el('p', { class: 'quiet' }, t('compare.changes.none')) : table(state.all ? changes : changes.slice(0, FIRST)));
    if (changes.length > FIRST) {
      part.append(el('button', { type: 'button', class: 'more', onclick: () => set({ all: !state.all }) },
        state.all ? t('compare.changes.fewer', FIRST) : t('compare.changes.all', count(changes.length))));
    }
    if (changes.some((c) => c.kind !== 'changed')) {
      part.append(el('p', { class: 'small quiet' }, t('compare.changes.structure')));
    }
  });
  return part;
}

function table(changes) {
  const columns = ['name', 'before', 'after', 'rests'].map((key) => t(`compare.changes.${key}`));
  return el('table', { class: 'changed' },
    el('thead', null, el('tr', null, columns.map((c) => el('th', { scope: 'col' }, c)))),
    el('tbody', null, changes.map((c) => el('tr', null,
      el('td', null, place(c.name), c.line !== null && el('div', { class: 'small quiet' }, t('compare.changes.line', c.line))),
      el('td', { 'data-label': columns[1], class: 'file' }, c.before ?? el('span', { class: 'quiet' }, '\u2013')),
      el('td', { 'data-label': columns[2], class: 'file to' }, c.after ?? el('span', { class: 'quiet' }, t('compare.changes.removed'))),
      el('td', { 'data-label': columns[3], class: 'file' }, c.restsOn ?? c.restedOn ?? el('span', { class: 'quiet' }, '\u2013'))))));
}

/** File and place in it; the place is what one reads. */
function place(name) {
  const [file, ...within] = name.split('#');
  return el('span', { class: 'place' }, within.length === 0 ? name : [el('span', { class: 'quiet small' }, `${file} `), within.join('#')]);
}

// How to read the page.
import { t } from './texts.js';
import { el } from './dom.js';

const NOTES = ['probability', 'interval', 'quantiles', 'happened', 'criticality', 'share', 'numbers'];

export function footer({ forecast }) {
  return el('footer', null, el('div', { class: 'inner' },
    el('h2', null, t('read.title')),
    el('dl', { class: 'small' }, NOTES.flatMap((name) => [
      el('dt', null, t(`read.${name}`)),
      el('dd', { class: 'quiet' }, t(`read.${name}Text`)),
    ])),
    el('p', { class: 'small quiet', style: { marginTop: '24px' } }, t('read.made', forecast.version))));
}

// The bar, the title, and the four facts that answer most questions.
import { t, words, code, shownLanguage } from './texts.js';
import { count, day, percent, probability } from './figures.js';
import { el, choice } from './dom.js';
import { scale } from './promises.js';

const SECTIONS = ['promises', 'quarters', 'causes', 'spread', 'programme', 'bridge', 'stations', 'assumptions'];

export function bar(page) {
  return el('div', { class: 'bar', role: 'region', 'aria-label': 'Lineoff' },
    el('div', null,
      el('strong', null, 'Lineoff'),
      el('nav', { 'aria-label': t('nav.label') },
        SECTIONS.filter((id) => shown(page.forecast, id)).map((id) => el('a', {
          href: `#${id}`,
          // The hash keeps the language, so going to a section leaves it alone.
          onclick: (event) => {
            event.preventDefault();
            document.getElementById(id).scrollIntoView();
          },
        }, t(`nav.${id}`)))),
      choice(t('language'), [['en', 'English', 'en'], ['zh', '中文', 'zh']], shownLanguage(), page.choose)));
}

/** Whether the page has such a section: it is left out where the forecast has nothing for it. */
function shown(forecast, id) {
  const lists = { quarters: 'quarters', causes: 'heldBackBy', programme: 'activities', bridge: 'bridge', stations: 'states' };
  if (id === 'spread') return forecast.spread.results.length > 0;
  return !(id in lists) || forecast[lists[id]].length > 0;
}

export function header({ forecast }) {
  return el('header', null,
    el('div', { class: 'hero' },
      el('div', null,
        el('p', { class: 'asof' }, t('header.asOf', day(forecast.asOf))),
        el('h1', null, words(forecast.title)),
        forecast.note && el('p', { class: 'note' }, words(forecast.note)),
        forecast.fewRuns && el('p', { class: 'note warn' }, t('fewRuns.long')),
        el('p', { class: 'run' },
          [
            t('run.horizon', day(forecast.from), day(forecast.to)),
            t('run.replications', count(forecast.replications)),
            t('run.draws', count(forecast.draws)),
            t('run.seed', String(forecast.seed)),
            t('run.version', forecast.version),
          ].map((part) => el('span', null, part)))),
      openPromises(forecast)),
    facts(forecast));
}

/** The open promises at a glance, the least likely first; each leads to its card. */
function openPromises(forecast) {
  const open = forecast.promises.filter((p) => !p.settled).sort((a, b) => a.probability - b.probability);
  return open.length > 0 && el('div', { class: 'open' },
    el('h2', { class: 'small quiet' }, t('header.open')),
    el('ol', null, open.map((p) => el('li', null,
      el('a', {
        href: `#${p.id}`,
        title: words(p.measure),
        onclick: (event) => {
          event.preventDefault();
          const card = document.querySelector(`[data-promise="${CSS.escape(p.id)}"]`);
          card.scrollIntoView({ block: 'center' });
          card.focus({ preventScroll: true });
        },
      }, words(p.name)),
      scale(p),
      el('b', { class: p.probability < 0.5 && 'warn' }, probability(p.probability))))));
}

function facts(forecast) {
  const kept = forecast.promises.filter((p) => p.settled && p.probability === 1).length;
  const missed = forecast.promises.filter((p) => p.settled && p.probability === 0).length;
  const all = forecast.promises.length;
  const first = forecast.firstCar;
  const cause = [...forecast.heldBackBy].sort((a, b) => b.share - a.share)[0];
  const { count: assumed, of } = forecast.assumptions;
  return el('dl', { class: 'facts' },
    fact(t('facts.promises'), t('facts.kept', kept),
      t(missed > 0 ? 'facts.keptMissed' : 'facts.keptOf', all, all - kept - missed, missed)),
    fact(t('facts.firstCar'), day(first.p50), firstCarDetail(forecast)),
    cause && fact(t('facts.cause'), words(cause.name),
      t(cause.assumed ? 'facts.causeAssumed' : 'facts.causeKnown', percent(cause.share), code('cause', cause.cause))),
    fact(t('facts.assumptions'), t('facts.assumed', count(assumed), count(of)),
      t('facts.assumedDetail', percent(of === 0 ? 0 : assumed / of))));
}

function fact(name, value, detail) {
  // Chinese characters are twice as wide.
  const width = [...value].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0);
  return el('div', null,
    el('dt', null, name),
    el('dd', { class: width > 24 ? 'value long' : 'value' }, value),
    el('dd', { class: 'small quiet' }, detail));
}

function firstCarDetail({ firstCar, asOf }) {
  const parts = [];
  if (firstCar.p10 !== null && firstCar.p10 === firstCar.p90) parts.push(t('facts.firstCarSettled'));
  else parts.push(t('facts.firstCarSpread', day(firstCar.p10), day(firstCar.p90)));
  if (firstCar.promised !== null) parts.push(t('facts.firstCarPromised', day(firstCar.promised)));
  if (firstCar.actual !== null && firstCar.actual > asOf) {
    parts.push(t('facts.firstCarActual', day(firstCar.actual)));
  } else if (firstCar.actual !== null && firstCar.p10 === firstCar.p90 && firstCar.actual !== firstCar.p50) {
    parts.push(t('facts.firstCarKnownLater', day(firstCar.actual)));
  }
  return parts.join(' · ');
}

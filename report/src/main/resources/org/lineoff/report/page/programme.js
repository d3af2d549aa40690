// The programme: Gantt, the chain from the signature to an objective, and the days on it by owner.
import { t, words, code } from './texts.js';
import { count, day, days, millis, percent } from './figures.js';
import { el, section, choice, legend, figures } from './dom.js';
import { colour } from './charts.js';
import { gantt } from './gantt.js';

const OWNERS = ['maker', 'supplier', 'zone', 'authority'];

export function programme(page) {
  const { forecast, state } = page;
  const objectives = [...new Set(forecast.chain.map((link) => link.objective))];
  const objective = objectives.includes(state.objective) ? state.objective : firstOpen(forecast, objectives);
  const part = section('programme', t('programme.title'), t('programme.deck', count(forecast.draws)),
    el('div', null,
      choice(t('gantt.choice'), [['all', t('gantt.all')], ['chain', t('gantt.chainOnly')]], state.activities,
        (activities) => page.set({ activities }))));
  part.append(
    legend(
      ...OWNERS.map((owner) => ['band', colour(owner), code('owner', owner)]),
      ['diamond', colour('quiet'), t('gantt.milestone')],
      ['whisker', null, t('gantt.spread')],
      ['line', colour('ink'), t('gantt.really')]),
    gantt(page, objective),
    activityFigures(forecast));
  if (objectives.length > 0) part.append(chain(page, objectives, objective));
  return part;
}

/** The first objective that is not reached yet: what is done needs no watching. */
function firstOpen(forecast, objectives) {
  const reached = (id) => forecast.activities.find((a) => a.id === id)?.state === 'finished';
  return objectives.find((id) => !reached(id)) ?? objectives[0];
}

function activityFigures(forecast) {
  return figures(t('figures.show'),
    [t('gantt.activity'), t('gantt.owner'), t('gantt.start'), t('gantt.finish'), 'P10', 'P90', t('gantt.actual'), t('gantt.criticality')],
    forecast.activities.map((a) => [words(a.name), code('owner', a.owner), day(a.startP50), day(a.finishP50),
      day(a.finishP10), day(a.finishP90), day(a.actualFinish), percent(a.criticality)]));
}

function chain(page, objectives, objective) {
  const { forecast } = page;
  const links = forecast.chain
    .filter((link) => link.objective === objective)
    .map((link) => ({ ...link, days: (millis(link.to) - millis(link.from)) / 86_400_000 }));
  const total = links.reduce((sum, link) => sum + link.days, 0);
  const owners = forecast.owners.filter((owner) => owner.objective === objective);
  return el('div', { class: 'chain', style: { marginTop: '48px' } },
    el('div', { class: 'top' },
      el('div', null,
        el('h3', null, t('chain.title', days(total))),
        el('p', { class: 'small quiet' }, t('chain.deck'))),
      objectives.length > 1 && choice(t('chain.choice'),
        objectives.map((id) => [id, objectiveName(forecast, id)]), objective, (id) => page.set({ objective: id }))),
    el('ol', { class: 'strip', 'aria-hidden': 'true' }, links.filter((link) => link.days > 0).map((link) =>
      el('li', {
        class: `of-${link.owner} ${link.kind === 'activity' ? '' : 'waits'}`,
        title: `${words(link.name)} · ${days(link.days)}`,
        style: { flex: `${link.days} 1 0`, background: colour(link.owner) },
      }, link.days / total > 0.03 && el('b', null, String(links.indexOf(link) + 1))))),
    el('ol', { class: 'links' }, links.map((link, i) => el('li', null,
      el('span', { class: `number of-${link.owner}`, style: { background: colour(link.owner) } }, String(i + 1)),
      el('div', null,
        el('div', null, words(link.name)),
        el('div', { class: 'small quiet' },
          [code('owner', link.owner), days(link.days), link.kind !== 'activity' && code('link', link.kind)]
            .filter(Boolean).join(' · ')),
        el('div', { class: 'small quiet' },
          link.days === 0 ? day(link.to) : `${day(link.from)} – ${day(link.to)}`))))),
    owners.length > 0 && el('ul', { class: 'owners' }, owners.map((owner) =>
      el('li', { style: { borderColor: colour(owner.owner) } },
        el('span', { class: 'small quiet' }, code('owner', owner.owner)),
        el('strong', null, days(owner.days)),
        el('span', { class: 'small quiet' }, t('chain.ownerShare', percent(owner.share), days(owner.waiting)))))));
}

function objectiveName(forecast, id) {
  const named = forecast.owners.find((owner) => owner.objective === id);
  const activity = forecast.activities.find((a) => a.id === id);
  return named ? words(named.name) : activity ? words(activity.name) : id;
}

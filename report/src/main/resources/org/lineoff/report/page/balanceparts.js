// What the parts of a balance's page share.
import { shownLanguage } from './texts.js';

/** A time: with one decimal at most, for averages over models are seldom whole. */
export function amount(value) {
  const rounded = Math.round(value * 10) / 10;
  return new Intl.NumberFormat(shownLanguage() === 'zh' ? 'zh-CN' : 'en-GB', { maximumFractionDigits: 1 })
    .format(rounded === 0 ? 0 : rounded).replace('-', '\u2212');
}

/** What is left of the takt: room, nothing (full), or less than nothing (over). Averages are not exact. */
export function loads(rest) {
  if (Math.abs(rest) < 1e-6) return 'full';
  return rest < 0 ? 'over' : 'room';
}

/** Time of a task on an average car (view -1), or on a model. */
export function timeOf(task, view) {
  return view < 0 ? task.mean : task.times[view];
}

/** The work of a bar in a view. */
export function workOf(sheet, bar, view) {
  return bar.tasks.reduce((sum, i) => sum + timeOf(sheet.tasks[i], view), 0);
}

/** The largest overload of a model in a station; null if there is none. */
export function worst(sheet) {
  const room = sheet.cycle * sheet.workers;
  let most = null;
  sheet.after.models.forEach((station, s) => station.forEach((work, model) => {
    if (work > room && (most === null || work - room > most.over)) {
      most = { station: s + 1, model, over: work - room };
    }
  }));
  return most;
}

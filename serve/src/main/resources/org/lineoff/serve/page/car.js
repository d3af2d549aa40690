// The car at hand: what it is, what to do on it here, and what is known of that already.
import { html } from './frame.js';
import { say, t } from './words.js';

export function carCard(page) {
  const known = page.car;
  const car = known.car;
  const kind = page.station?.kind ?? 'station';
  return html`
    <section class="card car" aria-labelledby="car-title">
      <h2 id="car-title" tabindex="-1">${t('car', car.number)} <span>${say(car.model)}</span></h2>
      <p class="options">${car.options.map((option) => html`<span class="option">${say(option)}</span>`)}</p>
      <dl class="facts">
        <div><dt>${t('car.order')}</dt><dd>${car.order}</dd></div>
        <div><dt>${t('car.turn')}</dt><dd>${car.turn || t('car.none')}</dd></div>
        <div><dt>${t('car.vin')}</dt><dd class="name">${car.vin || t('car.none')}</dd></div>
      </dl>
      ${known.holds.map((hold) => html`
        <p class="banner bad">✋ ${t('car.held', t('car.heldBy', hold.note || hold.name, hold.person))}</p>`)}
      ${kind === 'gate' ? gate(page) : kind === 'repair' ? repair(page) : station(page)}
      ${page.who.roles.includes('quality') ? decisions(page) : null}
    </section>`;
}

function report(page, more) {
  return { car: page.car.car.number, visit: page.car.visit, ...more };
}

// ---- a station ----

function station(page) {
  return html`
    ${page.car.isHere ? null : html`
      <p class="quiet">${page.car.blind ? null : t('car.notHere')}</p>
      <button type="button" class="main" @click=${() => takeIn(page)}>${t('takeIn')}</button>`}
    <h3>${t('fit')}</h3>
    ${page.car.fittings.length === 0 ? html`<p class="quiet">${t('fit.none')}</p>` : null}
    <ul class="tasks">${page.car.fittings.map((fitting, i) => fit(page, fitting, i))}</ul>
    ${page.car.measurings.length === 0 ? null : html`<h3>${t('measure')}</h3>`}
    <ul class="tasks">${page.car.measurings.map((one, i) => measure(page, one, i))}</ul>
    <button type="button" class="main" ?disabled=${!page.car.isHere && !page.car.blind}
      @click=${() => finish(page)}>${t('finish')}</button>`;
}

function takeIn(page) {
  page.act([report(page, { what: 'entered' }), report(page, { what: 'workStarted' })],
    [t('what.entered'), t('what.workStarted')]);
}

function finish(page) {
  page.act([report(page, { what: 'workFinished' }), report(page, { what: 'left', cause: 'finished' })],
    [t('what.workFinished'), t('what.left')]);
}

function fit(page, fitting, i) {
  const id = `fit-${i}`;
  const done = fitting.fitted.length >= (fitting.marking === 'LOT' ? 1 : fitting.count) && fitting.fitted.length > 0;
  const lot = fitting.marking === 'LOT';
  return html`
    <li class=${done ? 'done' : ''}>
      <div class="task"><b>${say(fitting.title)}</b>
        ${fitting.count > 1 ? html`<small>${t('fit.count', fitting.count)}</small>` : null}
        <small class="name">${fitting.part}</small></div>
      ${fitting.fitted.map((one) => html`<p class="good">✓ ${t('fit.done')}: <span class="name">${[one.serial, one.lot].filter((s) => s !== '').join(' · ')}</span> <small>${one.person}</small></p>`)}
      ${done ? null : fitting.bound ? html`
        <form class="row" @submit=${(event) => fitted(page, fitting, id, event)}>
          <label for=${id} class="small">${t(lot ? 'fit.lot' : 'fit.serial')}</label>
          <input id=${id} autocomplete="off" autocapitalize="characters">
          <button type="submit">${t('fit.do')}</button>
        </form>` : html`<p class="quiet">${t('fit.tick')}</p>`}
    </li>`;
}

function fitted(page, fitting, id, event) {
  event.preventDefault();
  const field = document.getElementById(id);
  const value = field.value.trim();
  if (value === '') {
    page.message = t('fit.needed', say(fitting.title));
    page.refresh();
    field.focus();
    return;
  }
  const lot = fitting.marking === 'LOT';
  const done = page.act([report(page, {
    what: 'partFitted', part: fitting.part, value: lot ? fitting.count : 1, [lot ? 'lot' : 'serial']: value,
  })], [t('what.partFitted', `${say(fitting.title)} ${value}`)]);
  if (done) {
    field.value = '';
  }
}

function limits(one) {
  const limit = one.lower !== undefined && one.upper !== undefined ? `${one.lower}–${one.upper}`
    : one.lower !== undefined ? `≥ ${one.lower}` : one.upper !== undefined ? `≤ ${one.upper}` : '';
  return [limit === '' ? '' : `${limit} ${one.unit}`, one.target === undefined ? '' : t('measure.aim', `${one.target} ${one.unit}`)]
    .filter((text) => text !== '').join(' · ');
}

function isGood(one, value) {
  return !(value < (one.lower ?? -Infinity) || value > (one.upper ?? Infinity));
}

function measure(page, one, i) {
  const id = `measure-${i}`;
  const known = one.value !== undefined;
  return html`
    <li class=${known && isGood(one, one.value) ? 'done' : ''}>
      <div class="task"><b>${say(one.title)}</b> <small>${limits(one)}</small></div>
      ${known ? html`<p class=${isGood(one, one.value) ? 'good' : 'refused'}>${isGood(one, one.value) ? '✓' : '✗'}
        ${one.value} ${one.unit}, ${t(isGood(one, one.value) ? 'measure.good' : 'measure.bad')}</p>` : null}
      <form class="row" @submit=${(event) => measured(page, one, id, event)}>
        <label for=${id} class="small">${t('measure.value')} (${one.unit})</label>
        <input id=${id} inputmode="decimal" autocomplete="off">
        <button type="submit">${t('measure.do')}</button>
      </form>
    </li>`;
}

function measured(page, one, id, event) {
  event.preventDefault();
  const field = document.getElementById(id);
  const text = field.value.trim().replace(',', '.');
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) {
    page.message = t('measure.needed', say(one.title));
    page.refresh();
    field.focus();
    return;
  }
  if (page.act([report(page, { what: 'measured', part: one.characteristic, value })],
    [t('what.measured', say(one.title), `${value} ${one.unit}`)])) {
    field.value = '';
  }
}

// ---- a gate ----

function gate(page) {
  const demands = page.station.demands ?? [];
  return html`
    <h3>${t('gate.demands')}</h3>
    ${demands.length === 0 ? html`<p class="quiet">${t('gate.nothing')}</p>`
    : html`<ul class="demands">${demands.map((demand) => html`<li>${say(demand)}</li>`)}</ul>`}
    ${page.car.passed ? html`<p class="good">✓ ${t('gate.passedBefore')}</p>` : null}
    ${openDefects(page, false)}
    <h3>${t('defect')}</h3>
    <form class="row" @submit=${(event) => found(page, event)}>
      <label for="defect" class="small">${t('defect.type')}</label>
      <select id="defect">${page.station.defects.map((type) => html`<option value=${type}>${type}</option>`)}</select>
      <button type="submit">${t('defect.do')}</button>
    </form>
    <h3>${t('gate')}</h3>
    <div class="row">
      <button type="button" class="main" @click=${() => inspected(page, 1)}>${t('gate.pass')}</button>
      <button type="button" class="danger" @click=${() => inspected(page, 0)}>${t('gate.fail')}</button>
    </div>`;
}

function found(page, event) {
  event.preventDefault();
  const type = document.getElementById('defect').value;
  page.act([report(page, { what: 'defectFound', part: type })], [t('what.defectFound', type)]);
}

function inspected(page, value) {
  page.act([report(page, { what: 'measured', value })], [t(value === 1 ? 'what.passed' : 'what.failed')]);
}

function openDefects(page, curable) {
  return html`
    <h3>${t('defects.open')}</h3>
    ${page.car.defects.length === 0 ? html`<p class="quiet">${t('defects.none')}</p>` : html`
      <ul class="tasks">${page.car.defects.map((one) => html`
        <li><div class="task"><b>${one.type}</b> ${one.class === '' ? null : html`<small>${t('defect.class', one.class)}</small>`}</div>
          ${curable ? html`<button type="button" @click=${() => cured(page, one.type)}>${t('defect.cured')}</button>` : null}
        </li>`)}</ul>`}`;
}

// ---- a repair ----

function repair(page) {
  return html`
    ${page.car.isHere ? null : html`
      <p class="quiet">${t('car.notHere')}</p>
      <button type="button" class="main" @click=${() => takeIn(page)}>${t('takeIn')}</button>`}
    ${openDefects(page, true)}
    <button type="button" class="main" ?disabled=${!page.car.isHere && !page.car.blind}
      @click=${() => finish(page)}>${t('finish')}</button>`;
}

function cured(page, type) {
  page.act([report(page, { what: 'defectCured', part: type })], [t('what.defectCured', type)]);
}

// ---- what quality decides ----

function decisions(page) {
  const name = (hold) => hold.note || hold.name;
  return html`
    <h3>${t('decide')}</h3>
    <form class="row" @submit=${(event) => hold(page, event)}>
      <label for="reason" class="small">${t('decide.reason')}</label>
      <input id="reason" autocomplete="off" maxlength="400">
      <button type="submit" class="danger">${t('decide.hold')}</button>
    </form>
    <div class="row">
      ${page.car.holds.map((one) => html`
        <button type="button" @click=${() => page.act([report(page, { what: 'freed', part: one.name })],
    [t('what.freed', name(one))])}>${t('decide.free', name(one))}</button>`)}
      <button type="button" @click=${() => page.act([report(page, { what: 'cleared' })], [t('what.cleared')])}>
        ${t('decide.release')}</button>
    </div>`;
}

function hold(page, event) {
  event.preventDefault();
  const field = document.getElementById('reason');
  const reason = field.value.trim();
  if (reason === '') {
    page.message = t('decide.needed');
    page.refresh();
    field.focus();
  } else if (page.act([report(page, { what: 'held', part: `hold ${Date.now()}`, note: reason })],
    [t('what.held', reason)])) {
    field.value = '';
  }
}

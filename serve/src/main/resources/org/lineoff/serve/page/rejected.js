import { draw, html, toLogin } from './frame.js';
import { dayAndTime, language, t } from './words.js';
import { ask, session } from './api.js';

const who = await session();

function show(list) {
  draw(t('rejected.title'), who, html`
    <section class="card">
      <p class="quiet">${t('rejected.about')}</p>
      ${list.rejected.length === 0 ? html`<p>${t('rejected.none')}</p>` : html`
        <div class="wide" tabindex="0" role="group" aria-label=${t('rejected.title')}><table>
          <thead><tr>${['when', 'what', 'car', 'where', 'by', 'why', 'times'].map((key) => html`
            <th scope="col">${t(`rejected.${key}`)}</th>`)}</tr></thead>
          <tbody>${list.rejected.map((one) => html`
            <tr>
              <td>${dayAndTime(one.report.at)}</td><td>${one.report.what}</td>
              <td>${one.report.car || ''}</td><td class="name">${one.report.place}</td><td>${one.report.person}</td>
              <td>${one[language]}<br><small>${one.codes.join(' ')} · ${one.report.id}</small></td>
              <td>${one.times}×</td>
            </tr>`)}</tbody>
        </table></div>
        ${list.more ? html`<p class="quiet">${t('rejected.more')}</p>` : null}`}
    </section>`);
}

if (who === null) {
  toLogin();
} else {
  const got = await ask('GET', '/api/rejected');
  show(got.status === 200 ? got.body : { rejected: [], more: false });
}

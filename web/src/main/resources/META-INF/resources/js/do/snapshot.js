/** Freezes the present view: a page, pictures and numbers that never change, for quoting; and takes them back. */
import { get, send } from '../api.js';
import { element, onEnter } from '../dom.js';
import { day, language, period, t } from '../language.js';
import { hotspotParameters, view } from '../view.js';
import { copyLine } from './copyline.js';
import { openDialog } from './dialog.js';
import { button, clearProblem, field, outcome, say, select, text } from './forms.js';
import { capability } from './rights.js';
import { leave } from './routes.js';
import { work } from './working.js';

const FILES = ['html', 'png', 'svg', 'pdf', 'csv', 'json'];
const RECENT = 5;

let kept = null;

/** Shows the window, with what was typed before and not sent. */
export async function show() {
  const controls = {
    title: text({ maxLength: capability('snapshots').titleLength ?? 160, required: true, value: kept?.title ?? proposedTitle() }),
    language: select([['fr', 'Français'], ['en', 'English']], kept?.language ?? language()),
    audience: select(['internal', 'public'].map(name => [name, t(`do.audience.${name}`)]), kept?.audience ?? 'internal'),
  };
  const place = outcome();
  const recent = element('section', { className: 'snapshot-recent', hidden: true, 'aria-labelledby': 'snapshot-recent-title' });
  const go = button(t('do.snapshot.go'), () => freeze(go, form, place, controls, recent), { kind: 'primary', type: 'submit', id: 'snapshot-go' });
  const form = element(
    'form',
    { className: 'work-form', noValidate: true, onsubmit: event => event.preventDefault() },
    element('p', { className: 'work-lead' }, t('do.snapshot.lead')),
    field('title', t('do.snapshot.name'), controls.title),
    element('div', { className: 'work-grid' }, field('language', t('do.snapshot.language'), controls.language), field('audience', t('do.snapshot.audience'), controls.audience, { hint: t('do.snapshot.audienceHint') })),
    element('div', { className: 'work-row' }, go),
    place,
  );
  const keep = () => (kept = Object.fromEntries(Object.entries(controls).map(([name, { value }]) => [name, value])));
  openDialog({ name: 'snapshot', title: t('do.snapshot.title'), onClose: leave, onShut: keep }, form, recent);
  await listRecent(recent, place);
}

function proposedTitle() {
  return `${document.getElementById('view-title').textContent}, ${period(view().from, view().to)}`.slice(0, 160);
}

async function freeze(pressed, form, place, controls, recent) {
  clearProblem(form);
  const body = { title: controls.title.value.trim(), language: controls.language.value, audience: controls.audience.value, view: Object.fromEntries(hotspotParameters()) };
  const made = await work(pressed, form, place, () => send('POST', 'snapshots', body));
  if (!made) return;
  kept = null;
  say(place, 'good', t('do.snapshot.made'), ...lines(made));
  place.querySelector('a')?.focus();
  await listRecent(recent, place);
}

/** Where the frozen files are, and the lines that put them into other pages. */
function lines({ links, embed }) {
  const files = FILES.filter(name => links[name]).map(name => element('a', { className: 'quiet', href: links[name], target: '_blank', rel: 'noopener' }, t(`do.snapshot.${name}`)));
  return [
    element('div', { className: 'work-row' }, ...files),
    copyLine('page', t('do.embed.link'), links.page ?? links.html),
    ...(embed?.iframe ? [copyLine('iframe', t('do.embed.iframe'), embed.iframe)] : []),
    ...(embed?.img ? [copyLine('img', t('do.embed.html'), embed.img)] : []),
    ...(embed?.markdown ? [copyLine('markdown', t('do.embed.markdown'), embed.markdown)] : []),
  ];
}

async function listRecent(box, place) {
  const { snapshots } = await get('snapshots', new URLSearchParams({ limit: RECENT })).catch(() => ({ snapshots: [] }));
  const alive = snapshots.filter(({ withdrawn }) => !withdrawn);
  box.hidden = alive.length === 0;
  box.replaceChildren(element('h3', { id: 'snapshot-recent-title' }, t('do.snapshot.recent')), element('ul', { className: 'work-list' }, ...alive.map(snapshot => entry(snapshot, box, place))));
}

function entry(snapshot, box, place) {
  const { id, title, madeAt, links } = snapshot;
  const line = element(
    'li',
    {},
    element('span', { className: 'grow' }, element('a', { href: links.page ?? links.html, target: '_blank', rel: 'noopener' }, title), element('span', { className: 'hint' }, ` ${day(madeAt.slice(0, 10))}`)),
    button(t('do.snapshot.lines'), () => say(place, 'plain', ...lines(snapshot)), { 'aria-label': t('do.snapshot.linesOf', { title }) }),
    button(t('do.snapshot.withdraw'), () => askWithdraw(line, id, box, place), { 'aria-label': t('do.snapshot.withdrawOf', { title }) }),
  );
  return line;
}

/** Taking back asks why: whoever opens its address afterwards reads the reason. */
function askWithdraw(line, id, box, place) {
  const reason = text({ maxLength: 300, placeholder: t('do.snapshot.reason'), 'aria-label': t('do.snapshot.reason'), onkeydown: onEnter(() => sure.click()) });
  const sure = button(
    t('do.snapshot.withdrawSure'),
    async () => {
      const done = await work(sure, line, place, () => send('DELETE', `snapshots/${id}`, { reason: reason.value.trim() }).then(() => true));
      if (!done) return;
      say(place, 'good', t('do.snapshot.withdrawn'));
      await listRecent(box, place);
    },
    { kind: 'quiet danger' },
  );
  line.lastElementChild.replaceWith(element('span', { className: 'work-row' }, reason, sure));
  reason.focus();
}

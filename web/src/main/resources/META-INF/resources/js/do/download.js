/** Takes the present selection home: each subject in each format that the service offers, with the view's own filter. */
import { Refusal, Silence, address, get } from '../api.js';
import { heard, missed } from '../connection.js';
import { element } from '../dom.js';
import { language, number, period, plural, t } from '../language.js';
import { filterParameters, hotspotParameters, view } from '../view.js';
import { openDialog } from './dialog.js';
import { button, field, outcome, say, select } from './forms.js';
import { follow } from './jobs.js';
import { capability } from './rights.js';
import { leave } from './routes.js';
import { work } from './working.js';

let following = new AbortController();

/** Shows the window. */
export function show(page) {
  const { subjects, formats, surface = [] } = capability('exports');
  const offered = [...subjects, ...(surface.length > 0 ? ['surface'] : [])];
  const subject = select(offered.map(name => [name, t(`do.download.${name}`)]));
  const format = select([]);
  const place = outcome();
  const fill = () => {
    const endings = subject.value === 'surface' ? surface : formats;
    format.replaceChildren(...endings.map(ending => element('option', { value: ending }, nameOfFormat(ending))));
  };
  subject.onchange = fill;
  fill();
  const go = button(t('do.download.go'), () => take(go, form, place, subject.value, format.value), { kind: 'primary', type: 'submit' });
  const form = element(
    'form',
    { className: 'work-form', noValidate: true, onsubmit: event => event.preventDefault() },
    element('p', { className: 'work-lead' }, selection(page.result())),
    element('div', { className: 'work-grid' }, field('subject', t('do.download.subject'), subject), field('format', t('do.download.format'), format)),
    element('div', { className: 'work-row' }, go),
    place,
  );
  openDialog({ name: 'download', title: t('do.download.title'), onClose: leave }, form);
}

function nameOfFormat(ending) {
  const format = ending.replace('.', '');
  return t(`do.format.${format}`);
}

function selection(result) {
  const { from, to } = view();
  return [period(from, to), result ? plural('incidents', result.matched) : null, t('do.download.same')].filter(Boolean).join(' · ');
}

function take(pressed, form, place, subject, format) {
  return work(pressed, form, place, async () => {
    const parameters = subject === 'incidents' || subject === 'areas' ? filterParameters() : hotspotParameters();
    const path = address(`exports/${subject}.${format}`, subject === 'areas' ? areaParameters() : parameters);
    say(place, 'plain', t('do.download.waiting'));
    const answer = await fetchFile(path);
    if (answer.status === 202) await afterJob(place, answer.headers.get('Location'));
    else {
      const name = nameOf(answer) ?? `vigie-${subject}.${format}`;
      save(URL.createObjectURL(await received(answer, place)), name);
      say(place, 'good', t('do.download.done', { name }));
    }
  });
}

function areaParameters() {
  const parameters = new URLSearchParams({ level: view().level });
  if (view().country.length > 0) parameters.set('country', view().country.join(','));
  return parameters;
}

async function fetchFile(path) {
  let answer;
  try {
    answer = await fetch(path, { headers: { 'Accept-Language': language() } });
  } catch (failure) {
    missed();
    throw new Silence(path, { cause: failure });
  }
  heard();
  if (!answer.ok) throw new Refusal({ status: answer.status, ...(await answer.json().catch(() => ({}))) });
  return answer;
}

/** A large file is made as a job: it may be left, and is found again at its address while the window is open. */
async function afterJob(place, location) {
  following.abort();
  following = new AbortController();
  const bar = element('progress', { max: 1, value: 0, 'aria-label': t('do.download.making') });
  const words = element('p', {}, t('do.download.making'));
  say(place, 'plain', words, bar);
  const path = location.replace(/^.*api\/v1\//, '');
  const job = await follow(path, ({ progress }) => {
    bar.value = progress;
    words.textContent = `${t('do.download.making')} ${number(Math.round(100 * progress))} %`;
  }, following.signal);
  if (!job) return;
  if (job.state === 'failed') say(place, 'bad', job.failure.message);
  else {
    const { file } = await get(path);
    say(place, 'good', t('do.download.ready'), element('a', { className: 'quiet', href: file.replace(/^\//, ''), download: '' }, t('do.download.fetch')));
  }
}

/** The body of an answer; how much of it is here is told, for on a slow link it takes minutes. */
async function received(answer, place) {
  const parts = [];
  let bytes = 0;
  const reader = answer.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    bytes += part.value.length;
    say(place, 'plain', t('do.download.received', { kilobytes: number(Math.round(bytes / 1000)) }));
  }
  return new Blob(parts, { type: answer.headers.get('Content-Type') ?? '' });
}

function nameOf(answer) {
  return /filename="?([^";]+)"?/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1];
}

function save(url, name) {
  const link = element('a', { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

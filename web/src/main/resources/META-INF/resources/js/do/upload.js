/** A file of reports: examined first, imported when the person says so, then seen on the map. It may be left at any time. */
import { Refusal, get, send, upload } from '../api.js';
import { element } from '../dom.js';
import { number, onLanguage, plural, t } from '../language.js';
import { filterParameters } from '../view.js';
import { refreshAll } from './bar.js';
import { openDialog } from './dialog.js';
import { button, field, outcome, say, select, text } from './forms.js';
import { gains } from './gains.js';
import { issueTable } from './issues.js';
import { hasEnded } from './jobs.js';
import { capability } from './rights.js';
import { forget, leave } from './routes.js';
import { followImport } from './running.js';
import { useStyles } from './styles.js';
import { work } from './working.js';

const COUNTS = ['rowsRead', 'created', 'updated', 'unchanged', 'rejected', 'warnings', 'ungeocoded'];
const MARKINGS = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'];
const MOST_AREAS = 8;
const RECENT = 8;

let current = null;

// In another language the window is built anew, but never under somebody's hands.
onLanguage(() => current?.isIdle && (current = null));

/** Shows the window: with the work that is under way, or for a new file. */
export async function show(page, { file } = {}) {
  await useStyles('upload');
  current ??= new Upload();
  current.page = page;
  openDialog({ name: 'upload', title: t('do.upload.title'), onClose: leave }, current.element);
  await current.open(file);
}

class Upload {
  page = null;
  #file = null;
  #job = null;
  /** The import whose undoing waits for a second yes; a list made anew keeps asking. */
  #undoing = null;
  #outcome = outcome();
  #stage = element('div', { className: 'upload-stage' });
  #recent = element('section', { className: 'upload-recent', hidden: true, 'aria-labelledby': 'upload-recent-title' });
  element = element('div', { className: 'upload' }, this.#stage, this.#outcome, this.#recent);

  /** Whether no file is chosen and no import is shown. */
  get isIdle() {
    return this.#file === null && this.#job === null;
  }

  async open(file) {
    if (file) this.#begin(file);
    else if (!this.#job) this.#choose();
    await this.#listRecent();
  }

  /** Step 1: which file, and what is to be known of it. */
  #choose() {
    this.#file = this.#job = null;
    const input = element('input', { type: 'file', id: 'upload-file', accept: '.csv,.xlsx,.geojson,.json,.txt,.tsv', onchange: () => input.files[0] && this.#begin(input.files[0]) });
    const zone = element(
      'div',
      { className: 'upload-zone', ondragover: event => (event.preventDefault(), zone.classList.add('over')), ondragleave: () => zone.classList.remove('over'), ondrop: event => (event.preventDefault(), event.stopPropagation(), event.dataTransfer.files[0] && this.#begin(event.dataTransfer.files[0])) },
      element('label', { for: 'upload-file' }, t('do.upload.choose')),
      input,
      element('p', { className: 'hint' }, t('do.upload.hint')),
    );
    this.#stage.replaceChildren(zone);
  }

  #begin(file) {
    this.#job = null;
    this.#file = file;
    this.#outcome.replaceChildren();
    const { profiles, maxBytes } = capability('imports');
    if (file.size > maxBytes) {
      say(this.#outcome, 'bad', t('do.upload.tooLarge', { size: bytes(file.size), most: bytes(maxBytes) }));
      this.#choose();
      return;
    }
    const controls = {
      profile: select(profiles.map(id => [id, nameOfProfile(id)]), 'auto'),
      source: text({ maxLength: 100 }),
      marking: select(MARKINGS.map(name => [name, name]), 'TLP:AMBER'),
    };
    const examine = button(t('do.upload.examine'), () => this.#send(examine, controls, true), { kind: 'primary', type: 'submit', id: 'upload-examine' });
    const form = element(
      'form',
      { className: 'work-form', noValidate: true, onsubmit: event => event.preventDefault() },
      this.#nameLine(),
      element('div', { className: 'work-grid' }, field('profile', t('do.upload.profile'), controls.profile), field('source', t('do.upload.source'), controls.source, { hint: t('do.upload.sourceHint') }), field('marking', t('do.upload.marking'), controls.marking, { hint: t('do.upload.markingHint') })),
      element('div', { className: 'work-row' }, examine, button(t('do.upload.another'), () => this.#restart())),
    );
    this.#stage.replaceChildren(form);
    examine.focus();
  }

  #nameLine() {
    return element('p', { className: 'upload-name' }, element('strong', {}, this.#file.name), ` · ${bytes(this.#file.size)}`);
  }

  #restart() {
    this.#outcome.replaceChildren();
    this.#choose();
    this.element.querySelector('input').focus();
  }

  /** Steps 2 and 4: the file goes out, the job is followed to its end; what was rehearsed here is not sent again. */
  async #send(pressed, controls, dryRun, rehearsal = null) {
    const form = new FormData();
    if (rehearsal) form.set('rehearsal', rehearsal);
    else {
      for (const [name, control] of Object.entries(controls)) if (control.value) form.set(name, control.value);
      form.set('dryRun', String(dryRun));
      form.set('file', this.#file);
    }
    const bar = element('progress', { max: 1, value: 0, 'aria-label': t('do.upload.sending') });
    const words = element('p', {}, t('do.upload.sending'));
    const tell = (key, part) => {
      bar.value = part;
      words.textContent = `${t(key)} ${number(Math.floor(100 * part))} %`;
    };
    const job = await work(pressed, this.element, this.#outcome, async () => {
      say(this.#outcome, 'plain', words, bar);
      return upload('imports', form, { onProgress: part => tell('do.upload.sending', part) }).catch(failure => {
        if (rehearsal && failure instanceof Refusal && failure.problem.code === 'REHEARSAL_GONE') return null;
        throw failure;
      });
    });
    // The server keeps what was rehearsed for a day only.
    if (job === null) return this.#send(pressed, controls, dryRun);
    if (!job) return undefined;
    this.#job = job;
    const key = dryRun ? 'do.upload.examining' : 'do.upload.importing';
    if (!dryRun) say(this.#outcome, 'plain', words, bar, element('p', { className: 'hint' }, t('do.upload.mayLeave')));
    const ended = await work(pressed, this.element, this.#outcome, () => followImport(job.id, ({ progress }) => tell(key, progress)));
    if (!ended) return undefined;
    this.#job = ended;
    if (ended.state === 'failed') this.#tellFailure(ended);
    else if (dryRun) await this.#tellExamined(ended, controls);
    else await this.#tellImported(ended);
    return this.#listRecent();
  }

  #tellFailure(job) {
    this.#stage.replaceChildren(this.#nameLine());
    say(this.#outcome, 'bad', job.failure.message, element('div', { className: 'work-row' }, button(t('do.upload.another'), () => this.#restart())));
  }

  /** Step 3: what would happen, and what is wrong with which row. */
  async #tellExamined(job, controls) {
    const go = button(t('do.upload.import'), () => this.#send(go, controls, false, job.id), { kind: 'primary', id: 'upload-import' });
    const wouldChange = job.created + job.updated > 0;
    this.#outcome.replaceChildren();
    this.#stage.replaceChildren(
      this.#nameLine(),
      element('h3', { tabIndex: -1 }, t('do.upload.examined', { profile: nameOfProfile(job.parameters.profile) })),
      counts(job),
      element('p', {}, wouldChange ? t('do.upload.nothingYet') : t('do.upload.nothingNew')),
      element('div', { className: 'work-row' }, wouldChange ? go : null, button(t('do.upload.another'), () => this.#restart())),
      await issueTable(job),
    );
    (wouldChange ? go : this.#stage.querySelector('h3')).focus();
  }

  /** Step 5: what it was, and where on the map. */
  async #tellImported(job) {
    this.#stage.replaceChildren(
      this.#nameLine(),
      element('h3', { tabIndex: -1 }, t('do.upload.imported')),
      counts(job),
      await resultOnMap(this.page, job),
      element('div', { className: 'work-row' }, button(t('do.upload.another'), () => this.#restart())),
      await issueTable(job),
    );
    this.#outcome.replaceChildren();
    this.#stage.querySelector('h3').focus();
    refreshAll(this.page);
  }

  async #listRecent() {
    const { imports } = await get('imports', new URLSearchParams({ limit: RECENT })).catch(() => ({ imports: [] }));
    this.#recent.hidden = false;
    const isFocused = this.#recent.contains(document.activeElement);
    this.#recent.replaceChildren(
      element('h3', { id: 'upload-recent-title' }, t('do.upload.recent')),
      imports.length === 0 ? element('p', { className: 'hint' }, t('do.upload.noneYet')) : element('ul', { className: 'work-list' }, ...imports.map(job => this.#entry(job))),
    );
    if (isFocused) this.#recent.querySelector('.danger, button')?.focus();
  }

  #entry(job) {
    const state = job.undoneAt ? 'undone' : job.parameters.dryRun === 'true' && job.state === 'done' ? 'rehearsed' : job.state;
    const canUndo = job.dataVersion && !job.undoneAt;
    if (!hasEnded(job)) followImport(job.id).then(() => this.#listRecent());
    return element(
      'li',
      {},
      element('span', { className: 'grow' }, element('strong', {}, job.parameters.fileName || '–'), element('span', { className: 'hint' }, ` ${moment(job.createdAt)} · ${plural('do.upload.rows', job.rowsRead ?? 0)}`)),
      element('span', { className: 'work-tag' }, hasEnded(job) ? t(`do.state.${state}`) : t('do.state.percent', { percent: number(Math.floor(100 * job.progress)) })),
      canUndo ? this.#undoButton(job) : null,
    );
  }

  /** Taking a batch back is asked for twice. */
  #undoButton(job) {
    const sure = button(t('do.upload.undoSure'), () => this.#undo(sure, job), { kind: 'quiet danger' });
    if (this.#undoing === job.id) return sure;
    const ask = button(t('do.upload.undo'), () => ((this.#undoing = job.id), ask.replaceWith(sure), sure.focus()), { 'aria-label': t('do.upload.undoOf', { name: job.parameters.fileName }) });
    return ask;
  }

  async #undo(pressed, job) {
    const answer = await work(pressed, this.element, this.#outcome, () => send('DELETE', `imports/${job.id}`));
    if (!answer) return;
    this.#undoing = null;
    say(this.#outcome, 'good', t('do.upload.undone', { removed: plural('do.upload.removed', answer.removed), restored: number(answer.restored), kept: number(answer.kept) }));
    this.#outcome.tabIndex = -1;
    this.#outcome.focus();
    refreshAll(this.page);
    await this.#listRecent();
  }
}

/** Which communes gained by an import, and how much of it the map's present filter shows. */
async function resultOnMap(page, job) {
  if (!job.dataVersion) return element('p', {}, t('do.upload.nothingNew'));
  const [all, within] = await Promise.all([gains(new URLSearchParams(), job.dataVersion - 1, job.dataVersion), gains(filterParameters(), job.dataVersion - 1, job.dataVersion)]).catch(() => [null, null]);
  if (!all) return '';
  const go = pcode => {
    forget();
    if (pcode) page.choose(pcode);
  };
  return element(
    'div',
    { className: 'upload-result' },
    element('p', {}, t('do.upload.onMap', { within: plural('incidents', within.gained), all: number(all.gained) })),
    element('div', { className: 'work-row' }, ...all.areas.slice(0, MOST_AREAS).map(({ pcode, name, gained }) => button(`${name} +${number(gained)}`, () => go(pcode))), all.areas.length > MOST_AREAS ? element('span', { className: 'hint' }, plural('do.upload.moreAreas', all.areas.length - MOST_AREAS)) : null),
    element('div', { className: 'work-row' }, button(t('do.toMap'), () => go(null), { kind: 'primary' })),
  );
}

function nameOfProfile(id) {
  const profile = id.replace('-', '');
  return t(`do.profile.${profile}`);
}

function counts(job) {
  return element('p', { className: 'work-counts' }, ...COUNTS.filter(name => job[name] > 0 || name === 'rowsRead').map(name => element('span', {}, element('b', {}, number(job[name])), ` ${t(`do.count.${name}`)}`)));
}

function bytes(size) {
  return size < 1e6 ? t('do.kilobytes', { n: number(Math.max(1, Math.round(size / 1000))) }) : t('do.megabytes', { n: number(Math.round(size / 1e5) / 10) });
}

function moment(instant) {
  return new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
}

/** The bar of what one does: only what is switched on here and allowed to the reader is on it; each opens on first use. */
import { byId, element } from '../dom.js';
import { language, number, onLanguage, t } from '../language.js';
import { openSheet } from '../panel/sheets.js';
import { capability, isOffered, learnCapabilities } from './rights.js';
import { followAddress, go, know } from './routes.js';
import { tellFailure } from '../panel/notices.js';
import { Silence } from '../api.js';
import { useStyles } from './styles.js';
import { noteVisit } from './visits.js';
import { watchDrops } from './drop.js';
import { watchImports } from './running.js';

/** Each window: what it needs, the least role, whether it writes, and the module that shows it. */
const WINDOWS = {
  morning: [null, 'VIEWER', false, () => import('./morning.js')],
  upload: ['imports', 'EDITOR', true, () => import('./upload.js')],
  incident: ['imports', 'EDITOR', true, () => import('./incident.js')],
  message: ['imports', 'EDITOR', true, () => import('./message.js')],
  situation: ['imports', 'EDITOR', true, () => import('./situation.js')],
  review: ['reviews', 'EDITOR', true, () => import('./review.js')],
  download: ['exports', 'ANALYST', false, () => import('./download.js')],
  snapshot: ['snapshots', 'ANALYST', true, () => import('./snapshot.js')],
  embed: [null, 'PUBLIC', false, () => import('./embed.js')],
  meeting: [null, 'PUBLIC', false, () => import('./meeting.js')],
  signin: ['reader', 'PUBLIC', false, () => import('./signin.js')],
  account: ['reader', 'VIEWER', false, () => import('./account.js')],
  people: ['reader', 'ADMIN', false, () => import('./people.js')],
  audit: ['reader', 'ADMIN', false, () => import('./audit.js')],
};

/** The bar in its order; a list is a menu of its own. */
const BAR = ['morning', ['add', 'upload', 'incident', 'message'], 'situation', 'review', ['share', 'download', 'snapshot', 'embed'], 'meeting', 'signin', ['who', 'account', 'people', 'audit']];

let drawn = '';

/**
 * Puts the bar on the page.
 * @param {{map: object, result: function(): ?object, refresh: function(): Promise, choose: function(string)}} page
 */
export async function createBar(page) {
  await Promise.all([useStyles('bar', 'work'), learnCapabilities()]);
  for (const [name, [, , , load]] of Object.entries(WINDOWS)) {
    const then = todo => load().then(todo).catch(tellTrouble);
    know(name, { show: what => then(module => module.show(page, what)), hide: () => then(module => module.hide?.(page)), isOffered: () => offered(name) });
  }
  draw();
  onLanguage(draw);
  addEventListener('keydown', event => event.key === 'Escape' && closeMenus(true));
  addEventListener('click', event => !event.target.closest?.('.do-group') && closeMenus(false));
  noteVisit(page);
  if (offered('upload')) {
    watchDrops(file => go('upload', { file }));
    watchImports();
  }
  followAddress();
}

/** Asks map and bar anew after something was done; nobody waits for it, for what was pressed is done. */
export function refreshAll(page) {
  page.refresh();
  refreshBar();
}

/** Asks anew what waits, and says so on the bar. */
export async function refreshBar() {
  await learnCapabilities().catch(() => null);
  draw();
}

function tellTrouble(failure) {
  if (!(failure instanceof Silence)) tellFailure(failure);
}

function draw() {
  const key = JSON.stringify([language(), Object.keys(WINDOWS).filter(offered), capability('reviews')?.open]);
  // Not made anew without need: one of its buttons may be just being pressed.
  if (key === drawn) return;
  drawn = key;
  const focused = byId('do').contains(document.activeElement) ? document.activeElement.id : null;
  byId('do').setAttribute('aria-label', t('do.title'));
  byId('do').replaceChildren(...[...BAR.map(entry => (Array.isArray(entry) ? menu(entry) : offered(entry) && tool(entry))), byId('do-running')].filter(Boolean));
  byId('do').hidden = byId('do').children.length === 0;
  if (focused) byId(focused)?.focus();
}

function offered(name) {
  const [feature, role, writes] = WINDOWS[name];
  const isSignedIn = capability('reader')?.way !== 'NONE';
  if ((name === 'signin' && isSignedIn) || (name === 'account' && !isSignedIn)) return false;
  return isOffered(feature, role, writes);
}

function tool(name) {
  const waiting = name === 'review' ? (capability('reviews')?.open ?? 0) : 0;
  return element(
    'button',
    { type: 'button', id: `do-${name}`, className: 'do-tool', title: t(`do.${name}.title`), onclick: () => open(name) },
    t(`do.${name}`),
    waiting > 0 ? ' ' : null,
    waiting > 0 ? element('span', { className: 'do-badge' }, number(waiting)) : null,
  );
}

function menu([name, ...names]) {
  const tools = names.filter(offered);
  if (tools.length === 0) return null;
  const list = element('div', { className: 'do-menu', id: `do-menu-${name}` }, ...tools.map(tool));
  const toggle = element(
    'button',
    { type: 'button', id: `do-${name}`, className: 'do-tool do-toggle', 'aria-expanded': 'false', 'aria-controls': list.id, onclick: () => toggleMenu(toggle, list) },
    t(`do.${name}`),
  );
  return element('div', { className: 'do-group' }, toggle, list);
}

function toggleMenu(toggle, list) {
  const isOpen = list.classList.contains('open');
  closeMenus(false);
  list.classList.toggle('open', !isOpen);
  toggle.setAttribute('aria-expanded', String(!isOpen));
}

function closeMenus(withFocus) {
  for (const list of byId('do').querySelectorAll('.do-menu.open')) {
    const toggle = list.parentElement.querySelector('.do-toggle');
    if (withFocus && list.contains(document.activeElement)) toggle.focus();
    list.classList.remove('open');
    toggle.setAttribute('aria-expanded', 'false');
  }
}

function open(name) {
  const toggle = byId(`do-${name}`).closest('.do-group')?.querySelector('.do-toggle');
  closeMenus(false);
  openSheet(null);
  // The window gives the focus back to what had it: the menu's entry is gone by then.
  if (toggle?.offsetParent) toggle.focus();
  go(name);
}

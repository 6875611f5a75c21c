/** The view for the meeting room: the map, its title and its legend in large type, and nothing else. */
import { byId, element } from '../dom.js';
import { t } from '../language.js';
import { leave } from './routes.js';
import { useStyles } from './styles.js';

let exit = null;

/** Shows the view; the screen becomes full where the browser allows it, which it does after a press only. */
export async function show({ map }) {
  await useStyles('meeting');
  document.documentElement.classList.add('meeting');
  exit = element('button', { type: 'button', id: 'meeting-exit', className: 'meeting-exit', onclick: leave }, t('do.meeting.exit'));
  document.body.append(exit);
  addEventListener('keydown', escape, true);
  document.addEventListener('fullscreenchange', follow);
  await document.documentElement.requestFullscreen?.().catch(() => null);
  settle(map);
  exit.focus();
}

/** Goes back to the page at the desk. */
export async function hide({ map }) {
  document.removeEventListener('fullscreenchange', follow);
  removeEventListener('keydown', escape, true);
  document.documentElement.classList.remove('meeting');
  exit?.remove();
  if (document.fullscreenElement) await document.exitFullscreen().catch(() => null);
  settle(map);
  byId('do-meeting')?.focus();
}

function settle(map) {
  map.invalidateSize({ animate: false });
  map.fire('home');
}

function follow() {
  if (!document.fullscreenElement) leave();
}

function escape(event) {
  if (event.key !== 'Escape') return;
  event.stopPropagation();
  leave();
}

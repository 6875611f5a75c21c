/** The window in which one works; only one is open at a time. What the server's silence means for the work is told in it. */
import { ask, onConnection } from '../connection.js';
import { element } from '../dom.js';
import { t } from '../language.js';

let dialog = null;
let closed = null;
let shutting = null;
let isLost = false;

onConnection(({ lost }) => {
  isLost = lost;
  tellConnection();
});

/**
 * Opens the window.
 * @param {{name: string, title: string, wide?: boolean, onClose: function(), onShut?: function()}} of onClose: the reader closes
 *     it; onShut: it goes, whoever closes it
 * @param {...Node} content
 * @returns {HTMLElement} the window's body
 */
export function openDialog({ name, title, wide = false, onClose, onShut = null }, ...content) {
  shut();
  closed = onClose;
  shutting = onShut;
  const body = element('div', { className: 'work-body' }, ...content);
  dialog = element(
    'dialog',
    { id: 'work', className: wide ? 'work work-wide' : 'work', 'data-name': name, 'aria-labelledby': 'work-title', onclose: () => finish(false), onkeydown: keepEscape },
    element(
      'div',
      { className: 'work-head' },
      element('h2', { id: 'work-title', tabIndex: -1 }, title),
      element('button', { type: 'button', className: 'close', 'aria-label': t('do.close'), title: t('do.close'), onclick: () => finish(true) }, '×'),
    ),
    element('div', { className: 'work-lost', role: 'status' }),
    body,
  );
  document.body.append(dialog);
  dialog.showModal();
  tellConnection();
  dialog.querySelector('#work-title').focus();
  return body;
}

/** Takes the window away without telling anybody; the focus goes back to where it was. */
export function shut() {
  shutting?.();
  closed = shutting = null;
  dialog?.close();
  dialog?.remove();
  dialog = null;
}

/** Escape closes the window, not what lies behind it too. */
function keepEscape(event) {
  if (event.key === 'Escape') event.stopPropagation();
}

function finish(isAsked) {
  const tell = closed;
  if (!dialog || (!isAsked && dialog.open)) return;
  shut();
  tell?.();
}

function tellConnection() {
  const place = dialog?.querySelector('.work-lost');
  place?.replaceChildren(
    ...(isLost ? [element('p', {}, t('do.lost')), element('button', { type: 'button', className: 'quiet', onclick: ask }, t('lost.retry'))] : []),
  );
}

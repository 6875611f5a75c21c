/** Which window is open: its name is the address's fragment, so that a link opens it and the way back closes it. */
import { shut } from './dialog.js';

const pages = new Map();
let open = null;
let given = null;

/**
 * Makes a window known.
 * @param {string} name the fragment
 * @param {{show: function(object), hide: function(), isOffered: function(): boolean}} page show fills and opens it, and gets what
 *     go() was given; hide is told when it goes
 */
export function know(name, page) {
  pages.set(name, page);
}

/** Opens a window; another that is open goes. */
export function go(name, what = null) {
  given = what;
  if (location.hash !== `#${name}`) history.pushState({ work: name }, '', `${location.pathname}${location.search}#${name}`);
  follow();
}

/** Closes what is open, as the way back does. */
export function leave() {
  if (history.state?.work === open) history.back();
  else forget();
}

/** Closes what is open before the view itself changes: the change then is the next step of the history. */
export function forget() {
  if (location.hash) history.replaceState(null, '', `${location.pathname}${location.search}`);
  follow();
}

/** Begins to follow the address. */
export function followAddress() {
  addEventListener('popstate', follow);
  addEventListener('hashchange', follow);
  follow();
}

function follow() {
  const name = location.hash.slice(1);
  const page = pages.get(name);
  if (name === open) return;
  shut();
  pages.get(open)?.hide();
  open = page?.isOffered() ? name : null;
  if (open) page.show(given ?? {});
  given = null;
}

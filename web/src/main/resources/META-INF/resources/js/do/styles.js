/** Styles of what is opened later: linked on first use, so that the first view does not wait for them. */
import { element } from '../dom.js';

const linked = new Map();

/** Links style sheets of css/do; resolves when they apply. */
export function useStyles(...names) {
  return Promise.all(names.map(name => linked.get(name) ?? link(name)));
}

function link(name) {
  const coming = new Promise(resolve => {
    const made = element('link', { rel: 'stylesheet', href: new URL(`../../css/do/${name}.css`, import.meta.url).href, onload: resolve });
    made.onerror = () => {
      linked.delete(name);
      made.remove();
      resolve();
    };
    document.head.append(made);
  });
  linked.set(name, coming);
  return coming;
}

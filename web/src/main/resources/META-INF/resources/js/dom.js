/** Makes and fills elements; text is always text, never markup. */

/**
 * An element.
 * @param {string} tag
 * @param {object} properties DOM properties; names with a dash (aria-label, data-x) and role become attributes
 * @param {...(Node|string|null)} children null is left out
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined) continue;
    if (name.includes('-') || name === 'role' || name === 'for') made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

/** A coloured square of the legend. The colour is set through the style object, which a strict CSP allows. */
export function swatch(colour, texture = '') {
  const made = element('span', { className: texture ? `swatch swatch-${texture}` : 'swatch', 'aria-hidden': 'true' });
  if (colour) made.style.backgroundColor = colour;
  return made;
}

/** The element with an id. */
export function byId(id) {
  return document.getElementById(id);
}

/**
 * A handler of keys that acts on Enter and leaves all others alone. A handler that returned the test's false would keep every other
 * key from being typed.
 */
export function onEnter(action) {
  return event => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    action();
  };
}

/** Calls back once things have been quiet for so long. */
export function quiet(callback, milliseconds) {
  let timer = 0;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => callback(...args), milliseconds);
  };
}

/** The way to the page where one signs in, and back to this view. */

/** Leaves for it. */
export function show() {
  const here = `${location.pathname.replace(/^.*\//, '/')}${location.search}`;
  location.assign(here === '/' ? 'login' : `login?to=${encodeURIComponent(here)}`);
}

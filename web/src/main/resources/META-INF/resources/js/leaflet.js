/** Leaflet, loaded by index.html as a plain script (its minified form is a third of the module's size). */
export const L = globalThis.L;

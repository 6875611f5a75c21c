/** A file that is dropped anywhere on the page. */
import { element } from '../dom.js';
import { t } from '../language.js';

/** Calls back with a file that is dropped; while one is held over the page, that it may be dropped is shown. */
export function watchDrops(take) {
  const veil = element('div', { className: 'do-veil', hidden: true });
  document.body.append(veil);
  const hasFile = event => [...(event.dataTransfer?.types ?? [])].includes('Files');
  addEventListener('dragover', event => {
    if (!hasFile(event)) return;
    event.preventDefault();
    veil.textContent = t('do.upload.drop');
    veil.hidden = document.querySelector('dialog[open]') !== null;
  });
  addEventListener('dragleave', event => event.relatedTarget === null && (veil.hidden = true));
  addEventListener('drop', event => {
    veil.hidden = true;
    if (!hasFile(event)) return;
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file) take(file);
  });
}

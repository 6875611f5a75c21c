/** A line to be copied: shown whole, so that it can also be taken by hand. */
import { byId, element } from '../dom.js';
import { t } from '../language.js';
import { button } from './forms.js';

/** A labelled line with a button that copies it. */
export function copyLine(name, label, value) {
  const line = element('textarea', { id: `copy-${name}`, readOnly: true, rows: value.length > 90 ? 3 : 1, value, spellcheck: false, onfocus: () => line.select() });
  const said = element('span', { className: 'hint', role: 'status' });
  const copy = button(t('do.copy'), () => take(line, said), { id: `copy-${name}-button`, 'aria-label': t('do.copyOf', { label }) });
  return element('div', { className: 'work-field copy-line' }, element('label', { for: line.id }, label), line, element('div', { className: 'work-row' }, copy, said));
}

async function take(line, said) {
  try {
    await navigator.clipboard.writeText(line.value);
    said.textContent = t('do.copied');
  } catch {
    // Without leave for the clipboard the line is marked: Ctrl+C takes it.
    byId(line.id).focus();
    line.select();
    said.textContent = t('do.copyByHand');
  }
}

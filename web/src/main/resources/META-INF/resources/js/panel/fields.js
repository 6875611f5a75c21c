/** A labelled choice. */
import { element } from '../dom.js';

/**
 * A select with its label.
 * @param {[string, string, boolean=][]} choices value, text, and whether it cannot be taken
 * @param {function(string)} take
 */
export function labelled(id, label, choices, value, take) {
  const select = element('select', { id, name: id, onchange: () => take(select.value) }, ...choices.map(option));
  select.value = value ?? '';
  return element('label', { className: 'labelled', for: id }, element('span', {}, label), select);
}

function option([value, text, disabled = false]) {
  return element('option', { value, disabled }, text);
}

/** On narrow screens filters, legend and table are sheets over the map, one at a time. */
import { byId, element } from '../dom.js';
import { t } from '../language.js';

const SHEETS = ['filters', 'legend', 'side', 'do'];

/** Fills the bar of buttons, or names them anew. */
export function fillSheets() {
  for (const id of SHEETS) {
    const button = byId(`sheet-${id}`) ?? element('button', { type: 'button', id: `sheet-${id}`, 'aria-controls': id, 'aria-expanded': 'false', onclick: () => toggle(id) });
    button.textContent = t(`sheets.${id}`);
    if (!button.isConnected) byId('sheets').append(button);
  }
}

/** Opens a sheet, or closes all with null. */
export function openSheet(wanted) {
  for (const id of SHEETS) byId(id).classList.toggle('open', id === wanted);
  for (const button of byId('sheets').children) button.setAttribute('aria-expanded', String(button.id === `sheet-${wanted}`));
}

/** Whether the page is so narrow that sheets are used. */
export function isNarrow() {
  return matchMedia('(max-width: 720px)').matches;
}

function toggle(id) {
  openSheet(byId(id).classList.contains('open') ? null : id);
}

addEventListener('keydown', event => {
  if (event.key === 'Escape' && isNarrow()) {
    const open = SHEETS.find(id => byId(id).classList.contains('open'));
    openSheet(null);
    if (open) byId(`sheet-${open}`).focus();
  }
});

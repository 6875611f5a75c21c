/** One incident by form. */
import { t } from '../language.js';
import { openDialog } from './dialog.js';
import { ReportForm } from './report.js';
import { leave } from './routes.js';
import { useStyles } from './styles.js';

let form = null;
let kept = null;

/** Shows the window, with what was typed before and not sent. */
export async function show(page) {
  await useStyles('place');
  form = new ReportForm(page);
  openDialog({ name: 'incident', title: t('do.incident.title'), onClose: leave, onShut: () => (kept = form.keep()) }, form.element);
  if (kept) form.restore(kept);
  await form.open();
}

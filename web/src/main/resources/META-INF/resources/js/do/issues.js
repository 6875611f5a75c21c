/** What is wrong or doubtful in an imported file, row by row. */
import { address, get } from '../api.js';
import { element } from '../dom.js';
import { number, plural, t } from '../language.js';
import { button } from './forms.js';

const PAGE = 100;

/** The table of a job's issues, its next pages on demand, and all of it as a file for the sender. */
export async function issueTable(job) {
  const body = element('tbody', {});
  const box = element('section', { className: 'issues', 'aria-labelledby': 'issues-title' });
  const file = element('a', { className: 'quiet', href: address(`imports/${job.id}/issues.csv`), download: '' }, t('do.issues.csv'));
  const first = await page(job, 0).catch(() => null);
  if (first === null) {
    box.append(element('p', { id: 'issues-title' }, t('do.issues.unavailable')), element('div', { className: 'work-row' }, file));
    return box;
  }
  if (first.numberMatched === 0) {
    box.append(element('p', { id: 'issues-title' }, t('do.issues.none')));
    return box;
  }
  const more = button('', async () => add(await page(job, body.children.length)));
  const add = ({ issues, numberMatched }) => {
    body.append(...issues.map(row));
    more.hidden = body.children.length >= numberMatched;
    more.textContent = plural('table.more', Math.min(PAGE, numberMatched - body.children.length));
  };
  add(first);
  const heads = ['line', 'severity', 'column', 'message'].map(name => element('th', { scope: 'col' }, t(`do.issues.${name}`)));
  box.append(
    element('h3', { id: 'issues-title' }, plural('do.issues.title', first.numberMatched)),
    element('div', { className: 'work-scroll', tabIndex: 0, role: 'group', 'aria-labelledby': 'issues-title' }, element('table', {}, element('thead', {}, element('tr', {}, ...heads)), body)),
    element('div', { className: 'work-row' }, more, file),
  );
  return box;
}

function page(job, offset) {
  return get(`imports/${job.id}/issues`, new URLSearchParams({ limit: PAGE, offset }));
}

function row({ line, column, severity, message }) {
  return element(
    'tr',
    { className: `issue-${severity}` },
    element('td', { className: 'figure' }, line === 0 ? '–' : number(line)),
    element('td', {}, element('span', { className: 'work-tag' }, t(`do.severityOf.${severity}`))),
    element('td', {}, column ?? '–'),
    element('td', {}, message),
  );
}

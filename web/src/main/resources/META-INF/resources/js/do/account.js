/** Oneself: who one is here, one's password, one's keys for machines, and the way out. */
import { send } from '../api.js';
import { element } from '../dom.js';
import { t } from '../language.js';
import { openDialog } from './dialog.js';
import { button } from './forms.js';
import { keysPart } from './keys.js';
import { capability } from './rights.js';
import { leave } from './routes.js';
import { useStyles } from './styles.js';

/** Shows the window. */
export async function show() {
  await useStyles('who');
  const reader = capability('reader');
  openDialog({ name: 'account', title: t('do.account.title'), wide: true, onClose: leave }, about(reader), ...(reader.way === 'TOKEN' ? [] : [keysPart(reader)]));
}

function about(reader) {
  const facts = [
    ['account.name', reader.name],
    ['account.role', t(`role.${reader.role}`)],
    ['account.clearance', reader.clearance],
    ['account.organisation', reader.organisation],
    ...(reader.grants.length > 0 ? [['account.grants', reader.grants.map(grant => t(`grant.${grant}`)).join(', ')]] : []),
  ];
  const labels = { 'account.name': t('account.name'), 'account.role': t('account.role'), 'account.clearance': t('account.clearance'), 'account.organisation': t('account.organisation'), 'account.grants': t('account.grants') };
  return element(
    'section',
    { className: 'who-part' },
    element('dl', { className: 'who-facts' }, ...facts.flatMap(([key, value]) => [element('dt', {}, labels[key]), element('dd', {}, value)])),
    reader.way === 'SESSION'
      ? element(
          'div',
          { className: 'work-row' },
          element('a', { className: 'quiet', href: 'password', id: 'change-password' }, t('account.password')),
          button(t('account.signOut'), signOut, { id: 'sign-out' }),
        )
      : null,
  );
}

async function signOut() {
  await send('POST', '../../logout').catch(() => null);
  location.assign('login');
}

/** Links to this view and to its live picture, as lines to be copied. */
import { element } from '../dom.js';
import { language, t } from '../language.js';
import { hotspotParameters } from '../view.js';
import { copyLine } from './copyline.js';
import { openDialog } from './dialog.js';
import { button } from './forms.js';
import { capability, isOffered } from './rights.js';
import { go, leave } from './routes.js';

const [WIDTH, HEIGHT] = [1200, 800];

/** Shows the window. */
export function show() {
  const title = document.title.replace(/ · Vigie$/, '');
  const link = new URL(`${location.pathname}${location.search}`, location.href).href;
  const lines = [copyLine('link', t('do.embed.link'), link)];
  if (capability('maps')) lines.push(...picture(title, link));
  openDialog(
    { name: 'embed', title: t('do.embed.title'), onClose: leave },
    element('p', { className: 'work-lead' }, t('do.embed.lead')),
    ...lines,
    ...(isOffered('snapshots', 'ANALYST') ? [element('p', {}, t('do.embed.frozen')), element('div', { className: 'work-row' }, button(t('do.snapshot'), () => go('snapshot')))] : []),
  );
}

function picture(title, link) {
  const parameters = hotspotParameters();
  for (const [name, value] of Object.entries({ width: WIDTH, height: HEIGHT, lang: language() })) parameters.set(name, value);
  const address = new URL(`maps/hotspots.png?${parameters.toString().replaceAll('%2C', ',')}`, location.href).href;
  return [
    copyLine('image', t('do.embed.image'), address),
    copyLine('html', t('do.embed.html'), `<a href="${escaped(link)}"><img src="${escaped(address)}" width="${WIDTH}" height="${HEIGHT}" alt="${escaped(title)}"></a>`),
    copyLine('markdown', t('do.embed.markdown'), `[![${title.replace(/[[\]\\`*_<>]/g, '\\$&')}](${address})](${link})`),
  ];
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

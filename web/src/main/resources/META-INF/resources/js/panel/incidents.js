/** The incidents of an area that the reader may see, the latest first. */
import { get } from '../api.js';
import { element } from '../dom.js';
import { day, number, period, plural, t } from '../language.js';
import { categoryName } from '../names.js';
import { offers, seesPlaces } from '../offers.js';
import { filterParameters } from '../view.js';

const FIRST = 5;
const MORE = 50;

/** Fills a box with the incidents of an area, as the view's filter has them. */
export async function fillIncidents(box, area) {
  if (!area.covered) return;
  await offers();
  if (!seesPlaces()) {
    box.replaceChildren(element('p', { className: 'hint' }, t('incidents.reserved')));
    return;
  }
  const parameters = filterParameters();
  parameters.set('area', area.pcode);
  parameters.delete('country');
  await addPage(box, parameters, FIRST);
}

async function addPage(box, parameters, limit) {
  parameters.set('limit', limit);
  const list = box.querySelector('ol') ?? element('ol', {});
  const shownBefore = list.children.length;
  let page;
  try {
    page = await get('incidents', parameters);
  } catch {
    if (shownBefore === 0) box.replaceChildren(element('p', { className: 'hint' }, t('incidents.unavailable')));
    return;
  }
  list.append(...page.features.map(feature => incidentItem(feature)));
  const shown = list.children.length;
  box.replaceChildren(
    element('h3', {}, t('incidents.title'), ' ', element('span', { className: 'muted' }, number(page.numberMatched))),
    list,
    ...(page.next ? [moreButton(box, page, shown)] : []),
  );
  if (shownBefore > 0) list.children[shownBefore]?.focus();
}

function moreButton(box, page, shown) {
  const rest = Math.min(MORE, page.numberMatched - shown);
  const cursor = new URL(page.next, location.href).searchParams;
  let isAsking = false;
  const more = async () => {
    if (isAsking) return;
    isAsking = true;
    await addPage(box, cursor, MORE);
    isAsking = false;
  };
  return element('button', { type: 'button', className: 'quiet', onclick: more }, plural('incidents.more', rest));
}

/**
 * One incident for reading: what, when, where and how exactly, how many died, how good its source is.
 * @param {{properties: object}} incident as the API tells it
 * @param {string} where names the place where the source did not
 */
export function incidentItem({ properties }, where = '') {
  const { dateStart, dateEnd, kind, category, place, precision, fatalities, reliability, credibility, status, sources, description } = properties;
  const grade = reliability || credibility ? t('incidents.grade', { grade: `${reliability ?? '–'}${credibility ?? '–'}` }) : null;
  const facts = [
    fatalities ? plural('deaths', fatalities) : null,
    t(`incidents.known.${precision}`),
    t(`incidents.${status}`),
    grade,
    sources?.join(', ') || null,
  ].filter(Boolean);
  return element(
    'li',
    { tabIndex: -1 },
    element('p', { className: 'incident-head' }, element('strong', {}, categoryName(kind ?? category)), ` · ${dateStart === dateEnd ? day(dateStart) : period(dateStart, dateEnd)}`, place || where ? `\u00a0· ${place || where}` : ''),
    description ? element('p', { className: 'incident-text' }, description) : null,
    element('p', { className: 'incident-facts muted' }, facts.join(' · ')),
  );
}

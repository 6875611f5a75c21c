/** What is drawn and ranked, and how it is computed; what cannot be computed is offered with the reason why not. */
import { element } from '../dom.js';
import { countDays } from '../dates.js';
import { labelled } from './fields.js';
import { plural, t } from '../language.js';
import { BANDWIDTHS, DEFAULT_BANDWIDTH, KERNELS, MEASURES, change, view } from '../view.js';

const TREND_MONTHS = 12;
const TREND_DAYS = 365;

/** The measure's controls; withRate whether populations are known. */
export function createMeasures(withRate) {
  const { measure } = view();
  const reasons = reasonsNot(withRate);
  const choices = MEASURES.map(name => [name, reasons[name] ? `${t(`measure.${name}`)} – ${reasons[name]}` : t(`measure.${name}`), Boolean(reasons[name]) && measure !== name]);
  return element(
    'div',
    { className: 'field' },
    labelled('measure', t('measure.title'), choices, measure, value => change({ measure: value })),
    element('p', { className: 'hint', id: 'measure-hint' }, reasons[measure] ?? t(`measure.hint.${measure}`)),
    ...(EXTRAS[measure]?.() ?? []),
  );
}

/** By measure: why it is not defined now. */
function reasonsNot(withRate) {
  const { from, to } = view();
  const noPeople = withRate ? null : t('measure.noPeople');
  const tooShort = countDays(from, to) < TREND_DAYS ? plural('measure.tooShort', TREND_MONTHS) : null;
  return { rate: noPeople, smoothedRate: noPeople, trend: tooShort };
}

const EXTRAS = {
  weighted: () => [labelled('weights', t('weights.title'), ['severity', 'fatalities', 'decay'].map(name => [name, t(`weights.${name}`)]), view().weights, value => change({ weights: value }))],
  kernel: () => [
    labelled('kernel', t('kernel.title'), KERNELS.map(name => [name, t(`kernel.${name}`)]), view().kernel ?? KERNELS[0], value => change({ kernel: value })),
    labelled('bandwidthKm', t('bandwidth.title'), bandwidths(), view().bandwidthKm ?? DEFAULT_BANDWIDTH, value => change({ bandwidthKm: value })),
  ],
  change: () => [labelled('compare', t('compare.title'), ['previous', 'lastYear'].map(name => [name, t(`compare.${name}`)]), view().compare ?? 'previous', value => change({ compare: value }))],
};

function bandwidths() {
  const asked = view().bandwidthKm;
  const all = asked && !BANDWIDTHS.includes(asked) ? [...BANDWIDTHS, asked] : BANDWIDTHS;
  return all.map(km => [km, km === 'auto' ? t('bandwidth.auto') : t('bandwidth.km', { n: km })]);
}

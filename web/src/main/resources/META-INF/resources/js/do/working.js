/** Does one thing at a time and tells how it ended: refused, unanswered, or gone wrong. */
import { Refusal, Silence } from '../api.js';
import { t } from '../language.js';
import { whileLoading } from '../panel/notices.js';
import { say, showProblem } from './forms.js';

/**
 * Does work that a button began; the button waits meanwhile. Nothing that was typed is lost whatever happens.
 * @returns what the work gives; undefined where it failed, which then is told
 */
export async function work(pressed, form, place, todo) {
  pressed.setAttribute('aria-disabled', 'true');
  if (pressed.dataset.working) return undefined;
  pressed.dataset.working = 'yes';
  try {
    return await whileLoading(todo());
  } catch (failure) {
    if (failure.name === 'AbortError') return undefined;
    if (failure instanceof Refusal) showProblem(form, place, failure);
    else if (failure instanceof Silence) say(place, 'bad', t('do.notSent'));
    else {
      console.error(failure);
      say(place, 'bad', t('do.failed'));
    }
    return undefined;
  } finally {
    delete pressed.dataset.working;
    pressed.removeAttribute('aria-disabled');
  }
}

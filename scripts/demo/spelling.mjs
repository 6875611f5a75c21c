import { plain } from './names.mjs'

/** What hurried writers do to a name. Each gives the name unchanged when it does not apply. */
const SLIPS = [
  (name, random) => swapAt(name, random.between(1, name.length - 3)),
  (name, random) => dropAt(name, random.between(2, name.length - 1)),
  (name, random) => doubleAt(name, random.between(2, name.length - 1)),
  (name) => name.replace('ou', 'u'),
  (name) => name.replace('u', 'ou'),
  (name) => name.replace(/k/, 'c'),
  (name) => name.replace(/ss/, 's'),
  (name) => name.replace(/gu?i/, 'gui'),
  (name) => name.replace(/[éè]$/, 'er'),
]

/**
 * A wrong spelling of the name that differs in its letters, not only in accents, case or hyphens, and is not one of
 * the `known` names (plain). Names under four letters stay as they are.
 */
export function misspell(name, known, random) {
  if (plain(name).length < 4) return name
  for (;;) {
    const wrong = random.pick(SLIPS)(name, random)
    if (plain(wrong) !== plain(name) && !known.has(plain(wrong))) return wrong
  }
}

function swapAt(name, i) {
  return name.slice(0, i) + name[i + 1] + name[i] + name.slice(i + 2)
}

function dropAt(name, i) {
  return name.slice(0, i) + name.slice(i + 1)
}

function doubleAt(name, i) {
  return name.slice(0, i) + name[i] + name.slice(i)
}

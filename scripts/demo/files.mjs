import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Writes text as UTF-8 without BOM, with the directories it needs. */
export function writeText(path, text) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

/** GeoJSON with one feature a line, so that a change can be read in a diff. */
export function writeGeoJson(path, name, features) {
  const lines = features.map((feature) => JSON.stringify(feature)).join(',\n')
  writeText(path, `{"type":"FeatureCollection","name":${JSON.stringify(name)},"features":[\n${lines}\n]}\n`)
}

/** CSV as in RFC 4180 (but LF line ends): a field is quoted only when it must be. */
export function writeCsv(path, columns, rows) {
  const lines = rows.map((row) => columns.map((column) => csvField(row[column])).join(','))
  writeText(path, [columns.join(','), ...lines].join('\n') + '\n')
}

function csvField(value) {
  const text = value === null || value === undefined ? '' : String(value)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

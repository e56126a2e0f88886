import type { Evidence } from './judge.ts'

/**
 * Whether a measure is some other state's than the vendors' own: an export control binds the exporter where it sits, so
 * what a title places elsewhere, without a word of export or chips, is that place's restriction.
 */
export function ruledAbroad({ reading, zones }: Evidence): boolean {
  const near = [...reading.places, ...reading.bodies].filter(({ sentence }) => zones[sentence] === 't')
  if (near.length === 0 || near.some(({ id }) => id === 'US')) return false
  return !reading.cues.some(({ id, sentence }) => EXPORTS.has(id) && zones[sentence] !== 'b')
}

const EXPORTS: ReadonlySet<string> = new Set(['export_control', 'chips', 'model_weights'])

import type { Reading } from '../vocabulary/reading.ts'

/** How a text says of something that it goes on as before; folded text. */
const GOES_ON =
  /\b(?:not (?:affected|impacted)|unaffected|remains? available|stays? (?:available|up)|stay available|keeps? working|continues? to work|works? as (?:before|normal|usual)|nicht betroffen|bleib(?:t|en) verfugbar|ne sont pas concern|n'est pas concern|restent? disponibles?|no se ven? afectad|siguen? disponibles?)\b|不受影响|不受影響|影响なし|影響はな|影響を受けな|引き続き利用|継続して利用/

/**
 * The models that are named only to say that they go on as before: `Grok 6 remains available`. A restriction that named
 * them would close what its own source says is open.
 */
export function unaffectedModels(reading: Reading): ReadonlySet<string> {
  const struck = new Set<string>()
  const spared = new Set<string>()
  for (const { model, sentence } of reading.models) {
    const { field, start, end } = reading.sentences[sentence]!
    const words = reading[field].plain.slice(start, end)
    if (GOES_ON.test(words)) spared.add(model)
    else struck.add(model)
  }
  return new Set([...spared].filter((model) => !struck.has(model)))
}

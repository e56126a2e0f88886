import type { Reading } from './event.ts'
import { isFirm } from './voice.ts'

/** Characters in which a report says where it has its news from. */
const LEAD = 280
const HEARSAY =
  /\b(leak(s|ed)?|leaked memo|draft memo|reportedly|sources say|insiders?|(people|sources?) (familiar|close)|according to (a |an |the )?(leaked |internal |draft )*(memo|draft|document|people|sources?))\b|\bselon (une note|un document|un projet|des sources|des proches)\b|\b(laut|nach Angaben von|unter Berufung auf) (einen? |einem )?(Insider\w*|Kreisen?|Entwurf|internen?)\b|\bsegún (un memorando|un borrador|fuentes)\b|消息人士|知情人士|泄露|据传|関係者によると|流出|文書案/i

/** True for a report that rests on somebody who is not named, or on a paper that nobody published. */
export function isHearsay(reading: Reading): boolean {
  return !isFirm(reading) && HEARSAY.test(`${reading.item.title}\n${reading.item.text.slice(0, LEAD)}`)
}

import { Item } from './item.ts'
import { plainLine } from './plain.ts'
import { readItem } from './vocabulary/reading.ts'

const MOST = 300

// A question goes to a person who trusts the page it stands on: it may not carry a link, an address or markup.
const ADDRESSES = /\b[a-z][a-z0-9+.-]{1,12}:\/{0,2}\S{3,}|\S+@\S+|\b(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?:[/:?#]\S*)?/giu
const LINK = /!?\[([^\]]*)\]\([^)]*\)/g
const TAG = /<[^>]{0,500}>?/g
const MARKUP = /[`*_~#|<>[\]{}\\]+/g

/** What the second reader wants to know, as one plain line; the problem in words when it is no question. */
export function questionOf(text: string): { question: string } | { problem: string } {
  const bare = text.replace(LINK, '$1').replace(TAG, ' ').replace(ADDRESSES, cover).replace(MARKUP, ' ')
  const line = plainLine(bare, MOST)
  if (!/\p{L}/u.test(line)) return { problem: 'it says nothing' }
  if (!/[?？؟]/.test(line)) return { problem: 'it is not a question' }
  // What an item made the model say would speak to a reader in the same words.
  const said = Item.parse({ id: 'question', kind: 'news', title: '', text: line })
  if (readItem(said).injections.length > 0) return { problem: 'it gives orders' }
  return { question: line }
}

/** A question may end in an address: its mark stays. */
function cover(address: string): string {
  return /[?？؟]$/.test(address) ? '…?' : '…'
}

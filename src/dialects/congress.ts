import { z } from 'zod'
import type { Draft } from '../core/item.ts'
import { ParseError } from '../errors.ts'
import { defineDialect } from '../source.ts'
import { instant, mentions, webAddress } from './_incident.ts'
import { checkOptions, checkShape, isObject, readJson } from './_json.ts'

// Wire shape: api.congress.gov/v3 `bill` list and single `bill`. Dates are days in Washington.
const Bill = z.object({
  congress: z.number().int(),
  type: z.string().min(1),
  number: z.union([z.string(), z.number()]).transform(String),
  title: z.string(),
  originChamber: z.string().nullish(),
  introducedDate: z.string().nullish(),
  latestAction: z
    .object({ actionDate: z.string().nullish(), actionTime: z.string().nullish(), text: z.string().nullish() })
    .nullish(),
  policyArea: z.object({ name: z.string() }).nullish(),
  sponsors: z.array(z.object({ fullName: z.string().nullish() })).nullish(),
})

const Options = z.strictObject({
  /** Words, one of which must occur in the title; the list has every bill of the day. */
  only: z.array(z.string().min(1)).min(1).optional(),
})

// Path of the public page by bill type.
const PAGE: Readonly<Record<string, string>> = {
  HR: 'house-bill',
  S: 'senate-bill',
  HRES: 'house-resolution',
  SRES: 'senate-resolution',
  HJRES: 'house-joint-resolution',
  SJRES: 'senate-joint-resolution',
  HCONRES: 'house-concurrent-resolution',
  SCONRES: 'senate-concurrent-resolution',
}

/** Congress.gov: one draft per bill, a revision per action. The update date is left out: it moves for clerical edits. */
export default defineDialect({
  describe: 'Congress.gov API v3: bills',
  speaker: { kind: 'regulatory', authority: 'official' },
  accept: 'application/json',
  parse(payload, options) {
    const { only } = checkOptions(Options, options)
    const root = readJson(payload)
    if (isObject(root) && isObject(root.error))
      throw new ParseError(`Congress.gov refused: ${String(root.error.message ?? root.error.code).slice(0, 120)}`)
    const bills =
      isObject(root) && 'bill' in root
        ? [checkShape(Bill, root.bill, '/bill')]
        : checkShape(z.object({ bills: z.array(Bill) }), root).bills
    return bills.filter(({ title }) => mentions([title], only)).map(draft)
  },
})

function draft(bill: z.infer<typeof Bill>): Draft {
  const type = bill.type.toUpperCase()
  const id = `${bill.congress}/${type.toLowerCase()}/${bill.number}`
  const kind = Object.hasOwn(PAGE, type) ? PAGE[type] : null
  const at = instant(bill.latestAction?.actionDate, id)
  return {
    externalId: id,
    url: kind
      ? webAddress(`https://www.congress.gov/bill/${ordinal(bill.congress)}-congress/${kind}/${bill.number}`)
      : null,
    title: `${type} ${bill.number}: ${bill.title.trim()}`,
    text: bill.latestAction?.text?.trim() ?? '',
    lang: 'en',
    published: instant(bill.introducedDate, id) ?? at,
    updated: at,
    facts: {
      congress: bill.congress,
      chamber: bill.originChamber ?? null,
      actionDate: bill.latestAction?.actionDate ?? null,
      ...(bill.policyArea ? { policyArea: bill.policyArea.name } : {}),
      ...(bill.sponsors ? { sponsors: bill.sponsors.map(({ fullName }) => fullName ?? null) } : {}),
    },
  }
}

function ordinal(number: number): string {
  const teen = number % 100 >= 11 && number % 100 <= 13
  return `${number}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')}`
}

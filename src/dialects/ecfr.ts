import { z } from 'zod'
import type { Draft } from '../core/item.ts'
import { defineDialect } from '../source.ts'
import { calendarDay, instant, webAddress } from './_incident.ts'
import { checkOptions, checkShape, readJson } from './_json.ts'

// Wire shape: ecfr.gov/api/versioner/v1/versions/title-N.json.
const Version = z.object({
  date: z.string(),
  amendment_date: z.string().nullish(),
  issue_date: z.string().nullish(),
  identifier: z.string(),
  name: z.string(),
  part: z.string().nullish(),
  title: z.union([z.string(), z.number()]).nullish(),
  substantive: z.boolean().nullish(),
  removed: z.boolean().nullish(),
  type: z.string().nullish(),
})
const Answer = z.object({
  content_versions: z.array(Version),
  meta: z.object({ title: z.string().nullish() }).nullish(),
})

const Options = z.strictObject({
  /** True keeps versions that only correct or renumber; the default is substantive changes. */
  editorial: z.boolean().default(false),
})

/** eCFR: one draft per version of a section. Dates are days; the amendment is in force from its date. */
export default defineDialect({
  describe: 'eCFR versioner: versions of the sections of a part',
  speaker: { kind: 'regulatory', authority: 'official' },
  accept: 'application/json',
  parse(payload, options) {
    const { editorial } = checkOptions(Options, options)
    const { content_versions: versions, meta } = checkShape(Answer, readJson(payload))
    return versions
      .filter(({ substantive }) => editorial || substantive !== false)
      .map((version) => draft(version, String(version.title ?? meta?.title ?? '')))
  },
})

function draft(version: z.infer<typeof Version>, title: string): Draft {
  const day = calendarDay(version.amendment_date ?? version.date, version.identifier)
  const what = version.removed === true ? 'removed' : 'amended'
  const at = instant(version.issue_date || day, version.identifier)
  return {
    externalId: `${title}/${version.identifier}/${version.date}`,
    url: webAddress(`https://www.ecfr.gov/on/${version.date}/title-${title}/section-${version.identifier}`),
    title: `${title} CFR ${version.identifier} ${what}: ${version.name.trim()}`,
    text: '',
    lang: 'en',
    published: at,
    effective: day,
    facts: {
      part: version.part ?? null,
      section: version.identifier,
      removed: version.removed === true,
      type: version.type ?? null,
    },
  }
}

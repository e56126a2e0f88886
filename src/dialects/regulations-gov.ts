import { z } from 'zod'
import type { Draft } from '../core/item.ts'
import { ParseError } from '../errors.ts'
import { defineDialect } from '../source.ts'
import { instant, webAddress } from './_incident.ts'
import { checkOptions, checkShape, isObject, readJson } from './_json.ts'
import { looseToText, oneLine } from './_text.ts'

// Wire shape: api.regulations.gov/v4 `documents` and `dockets`, JSON:API. Archives hold several pages as one list.
const Text = z.string().nullish()
const Document = z.object({
  id: z.string().min(1),
  type: Text,
  attributes: z.object({
    title: z.string(),
    documentType: Text,
    subtype: Text,
    agencyId: Text,
    docketId: Text,
    frDocNum: Text,
    postedDate: Text,
    lastModifiedDate: Text,
    commentStartDate: Text,
    commentEndDate: Text,
    withdrawn: z.boolean().nullish(),
    highlightedContent: Text,
  }),
})
const Answer = z.object({ data: z.array(Document) })
const Refusal = z.object({
  errors: z.array(z.object({ status: z.union([z.string(), z.number()]).nullish(), title: Text, detail: Text })),
})

/** Regulations.gov: one draft per document or docket; `frDocument` joins it to the Federal Register. */
export default defineDialect({
  describe: 'Regulations.gov API v4: documents and dockets',
  speaker: { kind: 'regulatory', authority: 'official' },
  accept: 'application/vnd.api+json, application/json',
  parse(payload, options) {
    checkOptions(z.strictObject({}), options)
    const root = readJson(payload)
    if (isObject(root) && Array.isArray(root.errors)) {
      const error = checkShape(Refusal, root).errors[0]
      throw new ParseError(`Regulations.gov refused: ${error?.title ?? error?.detail ?? error?.status ?? 'no reason'}`)
    }
    const pages = Array.isArray(root) ? checkShape(z.array(Answer), root) : [checkShape(Answer, root)]
    return pages.flatMap(({ data }) => data).map(draft)
  },
})

function draft({ id, type, attributes }: z.infer<typeof Document>): Draft {
  const place = `/data/${id}`
  return {
    externalId: id,
    url: webAddress(`https://www.regulations.gov/${type === 'dockets' ? 'docket' : 'document'}/${id}`),
    title: oneLine(looseToText(attributes.title)),
    text: looseToText(attributes.highlightedContent ?? ''),
    lang: 'en',
    published: instant(attributes.postedDate ?? attributes.lastModifiedDate, place),
    // lastModifiedDate moves for clerical reasons years later: it is a fact of the record, not of the notice.
    facts: {
      type: attributes.documentType ?? null,
      subtype: attributes.subtype ?? null,
      agency: attributes.agencyId ?? null,
      docket: attributes.docketId ?? null,
      frDocument: attributes.frDocNum ?? null,
      commentsCloseOn: attributes.commentEndDate?.slice(0, 10) ?? null,
      ...(attributes.withdrawn === true ? { withdrawn: true } : {}),
    },
  }
}

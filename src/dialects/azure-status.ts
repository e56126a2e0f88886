import { z } from 'zod'
import type { Draft } from '../core/item.ts'
import { defineDialect } from '../source.ts'
import { FEED_TYPES } from './_feed-drafts.ts'
import { linksIn, mentions } from './_incident.ts'
import { checkOptions } from './_json.ts'
import { withVanished } from './_open-only.ts'
import { readPrevious } from './_previous.ts'
import { readSmallFeed } from './_small-feed.ts'

const Options = z.strictObject({
  /** Words, one of which must occur in the title or the text. Service names drift: Azure OpenAI, AI Services, AI Foundry. */
  only: z.array(z.string().min(1)).min(1).optional(),
})

/** Azure status: an RSS channel of the wide incidents that are open now. Empty is healthy; what leaves it is over. */
export default defineDialect({
  describe: 'Azure status: RSS of open incidents; an empty channel is healthy',
  speaker: { kind: 'status', authority: 'vendor' },
  accept: FEED_TYPES,
  compares: true,
  parse(payload, options, previous) {
    const { only } = checkOptions(Options, options)
    const read = (from: typeof payload): Draft[] =>
      readSmallFeed(from)
        .filter(({ title, text }) => mentions([title, text], only))
        .map(incident)
    return withVanished(read(payload), readPrevious(previous, read) ?? [])
  },
})

function incident(entry: Draft): Draft {
  const phase = PHASES.find(([, words]) => words.test(entry.title) || words.test(entry.text.slice(0, 200)))?.[0] ?? null
  const links = linksIn(entry.text)
  return { ...entry, phase, facts: { ...entry.facts, ...(links.length > 0 ? { links } : {}) } }
}

// The state is a word in brackets of the title or the first words of the text, when it is given at all.
const PHASES = [
  ['resolved', /\b(?:mitigated|resolved)\b/i],
  ['monitoring', /\bmonitoring\b/i],
  ['investigating', /\binvestigating\b/i],
] as const

import { z } from 'zod'
import { type Assessment, Category, Certainty } from './assessment.ts'
import { canonicalJson } from './canonical.ts'
import { sha256 } from './id.ts'
import { atLeast, Impact, impactRank } from './impact.ts'
import type { Item } from './item.ts'
import { canaryVerdict } from './measured.ts'
import { isGauge } from './phase.ts'
import { plainLine } from './plain.ts'
import { PROMPT, shownParts } from './second-prompt.ts'

/** Words that an answer rests on, as the second reader copied them. */
const Quote = z.strictObject({ field: z.enum(['title', 'text']), quote: z.string().max(1_000) })
export type Quote = z.infer<typeof Quote>

const Name = z.string().max(80)

/** What the second reader says of one item. It is a claim to be checked, whatever it says. */
export const SecondAnswer = z.strictObject({
  relevant: z.boolean(),
  category: Category,
  impact: Impact,
  certainty: Certainty,
  vendors: z.array(Name).max(20),
  models: z.array(Name).max(20),
  quotes: z.array(Quote).max(12),
  question: z.string().max(1_000).nullable(),
})
export type SecondAnswer = z.infer<typeof SecondAnswer>

// Servers that hold a model to a schema refuse bounds they do not know; ours are checked when the answer is here.
const BOUNDS = ['maxLength', 'maxItems'] as const

/** The shape of an answer as JSON Schema, in the subset that strict structured output takes. */
export const ANSWER_SCHEMA: Readonly<Record<string, unknown>> = schema()

function schema(): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(SecondAnswer, {
    override: ({ jsonSchema }) => {
      for (const bound of BOUNDS) delete jsonSchema[bound]
    },
  })
  return rest
}

/** Reads what the model wrote; the problem in words when it is not an answer. */
export function readAnswer(content: string): SecondAnswer | { problem: string } {
  // Models that know no schema like to fence their JSON.
  const text = /^\s*```(?:json)?\s*\n([\s\S]*?)\n\s*```\s*$/.exec(content)?.[1] ?? content
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { problem: `answered with something that is not JSON: ${plainLine(text, 120)}` }
  }
  const parsed = SecondAnswer.safeParse(value)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'answer'}: ${issue.message}`)
  return { problem: plainLine(`answered in another shape: ${issues.slice(0, 3).join('; ')}`, 400) }
}

/** Which items are put to the second reader: relevant ones of this impact or above, and those judged with less confidence. */
export const AskRule = z.strictObject({
  impact: Impact.default('medium'),
  confidence: z.number().min(0).max(1).default(0.6),
})
export type AskRule = z.infer<typeof AskRule>

/** Whether an item is worth a second reading, and why or why not; graver ones (`rank`) are asked first. */
export function worthAsking(
  { item, baseline }: { item: Item; baseline: boolean },
  first: Assessment,
  rule: AskRule,
): { asks: boolean; rank: number; because: string } {
  const rank = impactRank(first.impact)
  const no = (because: string) => ({ asks: false, rank, because })
  if (baseline) return no('it was there when the watch began')
  // Numbers and states of our own making: words have nothing to add to them.
  if (canaryVerdict(item) !== null || isGauge(item)) return no('it is measured, not read')
  if (first.relevant && atLeast(first.impact, rule.impact))
    return { asks: true, rank, because: `its impact is ${first.impact}` }
  if (first.confidence < rule.confidence)
    return { asks: true, rank, because: `confidence ${first.confidence.toFixed(2)} is below ${rule.confidence}` }
  return no(`its impact is ${first.impact}, and confidence ${first.confidence.toFixed(2)} is enough`)
}

/** Equal for two questions exactly when the same model would be asked the same thing in the same shape. */
export function readingKey(item: Item, model: string): string {
  return sha256(canonicalJson({ model, prompt: PROMPT, schema: ANSWER_SCHEMA, item: shownParts(item) }))
}

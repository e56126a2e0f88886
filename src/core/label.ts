import { z } from 'zod'
import { type Assessment, Category, Certainty } from './assessment.ts'
import { Impact } from './impact.ts'

/** What a careful reader says of an item: the fields of an assessment that can be right or wrong. */
export const FullLabel = z.strictObject({
  relevant: z.boolean(),
  category: Category,
  impact: Impact,
  certainty: Certainty,
  vendors: z.array(z.string()),
  models: z.array(z.string()),
  jurisdictions: z.array(z.string()),
  populations: z.array(z.string()),
  effectiveOn: z.string().nullable(),
})
/** Everything that a trainer must know of one item: our judgement with the corrections of people over it. */
export type FullLabel = z.infer<typeof FullLabel>

/** A correction of our judgement by a person: the fields that were wrong, with their right values. */
export const Label = FullLabel.partial()
  .refine((label) => Object.keys(label).length > 0, 'a label corrects at least one field')
  .refine(
    ({ relevant, impact }) => relevant === undefined || impact === undefined || relevant === (impact !== 'none'),
    'relevant is false exactly when impact is none',
  )
export type Label = z.infer<typeof Label>

/**
 * What people say that an item means: what we said, with their corrections over it in the order in which they were
 * made. What is not relevant has no impact, and names only what somebody wrote down by hand.
 */
export function corrected(assessment: Assessment, labels: readonly Label[]): FullLabel {
  const said = labels.reduce<Label>((before, label) => consistent(before, label), {})
  const { relevant, category, impact, certainty, vendors, models, jurisdictions, populations, effectiveOn } = assessment
  const ours = { relevant, category, impact, certainty }
  const names = { vendors, models, jurisdictions, populations, effectiveOn }
  const full: FullLabel = { ...ours, ...names, ...said }
  if (!full.relevant) return { ...full, ...NO_NAMES, ...said, relevant: false, impact: 'none' }
  // Somebody says that it matters and not how much: it is at least good to know.
  return full.impact === 'none' ? { ...full, impact: 'low' } : full
}

const NO_NAMES = { vendors: [], models: [], jurisdictions: [], populations: [], effectiveOn: null }

/** The later word wins, also over what it contradicts: an impact says that an item is relevant, or that it is not. */
function consistent(before: Label, label: Label): Label {
  const { relevant: _, impact: __, ...rest } = before
  if (label.impact !== undefined) return { ...rest, ...label, relevant: label.impact !== 'none' }
  if (label.relevant === false) return { ...rest, ...label, impact: 'none' }
  const keeps = before.impact === 'none' && label.relevant === true ? rest : before
  return { ...keeps, ...label }
}

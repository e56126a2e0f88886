import { type Judgement, share } from './judge.ts'

/** What a ratchet holds of one story: what was found at its impact or above, and what rang or moved for it. */
export interface Figures {
  least: { critical: number; high: number; medium: number }
  most: { falseCriticals: number; criticalRung: number; restrictions: number }
}

export function figuresOf(judgement: Judgement): Figures {
  const found = (impact: 'critical' | 'high' | 'medium') => share(judgement, impact).atLeast
  return {
    least: { critical: found('critical'), high: found('high'), medium: found('medium') },
    most: {
      falseCriticals: judgement.falseCriticals.length,
      criticalRung: judgement.ringing.size,
      restrictions: judgement.result.restrictions.length,
    },
  }
}

/** In words, where figures are worse than those that were held. */
export function worse({ least, most }: Figures, held: Figures): string[] {
  const lost = entries(held.least).filter(([name, figure]) => least[name] < figure)
  const more = entries(held.most).filter(([name, figure]) => most[name] > figure)
  return [
    ...lost.map(([name, figure]) => `${name} found ${least[name]}, was ${figure}`),
    ...more.map(([name, figure]) => `${name} ${most[name]}, was ${figure}`),
  ]
}

function entries<T extends object>(figures: T): [keyof T & string, number][] {
  return Object.entries(figures) as [keyof T & string, number][]
}

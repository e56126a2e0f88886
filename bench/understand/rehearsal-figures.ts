import { type Judgement, share } from './judge.ts'

/**
 * What a ratchet holds of one story: what was found at its impact or above and which critical alerts were right to ring,
 * then what was wrongly critical, rang without reason, or was restricted.
 */
export interface Figures {
  least: { critical: number; high: number; medium: number; criticalRung: number }
  most: { falseCriticals: number; falseRung: number; restrictions: number }
}

export function figuresOf(judgement: Judgement): Figures {
  const reached = (impact: 'critical' | 'high' | 'medium') => share(judgement, impact).atLeast
  const critical = judgement.rows.flatMap(({ expected, found }) =>
    expected.impact === 'critical' && found ? [found.id] : [],
  )
  const rung = judgement.ringing.intersection(new Set(critical)).size
  return {
    least: { critical: reached('critical'), high: reached('high'), medium: reached('medium'), criticalRung: rung },
    most: {
      falseCriticals: judgement.falseCriticals.length,
      falseRung: judgement.ringing.size - rung,
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

import type { Category } from './assessment.ts'
import { IMPACTS, type Impact } from './impact.ts'
import { freshWeight, HALF_LIFE_DAYS, leastOf, RISK_LEVELS, type Risk, type RiskLevel, scoreOf } from './risk.ts'

/** What would change a level. Arithmetic over the signs that are known, no forecast. */
export interface RiskOutlook {
  /** The next level up and single official events, each of which would reach it; null at the top. */
  rise: { level: RiskLevel; by: { sign: string; impact: Impact }[] } | null
  /** The next level down, when it is reached if nothing new comes, and events whose recall would reach it now; null at the bottom. */
  fall: { level: RiskLevel; at: string; without: string[] } | null
}

const DAY_MS = 86_400_000
/** What is worth naming as the next sign: the acts by which access was cut before, and their heralds. */
const TELLING: readonly Category[] = [
  'export_control',
  'sanctions',
  'vendor_withdrawal',
  'region_restriction',
  'court_order',
  'security_incident',
  'policy_signal',
]
const MAX_NAMED = 3

/** What would raise the level of a risk, and what would lower it. */
export function outlookOf({ level, score, because }: Risk, now: string): RiskOutlook {
  const rank = RISK_LEVELS.indexOf(level)
  const above = RISK_LEVELS[rank + 1]
  const below = RISK_LEVELS[rank - 1]
  const reaches = (category: Category, impact: Impact) => {
    const fresh = freshWeight(category, impact)
    return fresh !== null && above !== undefined && scoreOf([...because, fresh]) >= leastOf(above)
  }
  const by = TELLING.flatMap((category) => {
    const impact = IMPACTS.find((one) => one !== 'none' && reaches(category, one))
    return impact === undefined ? [] : [{ sign: freshWeight(category, impact)!.sign, impact }]
  })
  by.sort((a, b) => IMPACTS.indexOf(a.impact) - IMPACTS.indexOf(b.impact))
  const days = Math.ceil(HALF_LIFE_DAYS * Math.log2(Math.max(1, score / leastOf(level))))
  const without = because.filter((sign) => scoreOf(because.filter((one) => one !== sign)) < leastOf(level))
  return {
    rise: above === undefined ? null : { level: above, by: by.slice(0, MAX_NAMED) },
    fall:
      below === undefined
        ? null
        : {
            level: below,
            at: new Date(Date.parse(now) + Math.max(1, days) * DAY_MS).toISOString(),
            without: without.slice(0, MAX_NAMED).map((one) => one.event),
          },
  }
}

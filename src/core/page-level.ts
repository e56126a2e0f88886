/** How bad a page says an incident is; `critical` is a full outage. */
export type PageLevel = 'critical' | 'major' | 'minor' | null

type Facts = Readonly<Record<string, unknown>>

/** Parts of a page, or of a cloud, from which an incident is broad. */
const MANY_PARTS = 3
const MANY_PRODUCTS = 5
/** What other software calls: an application and its API together are more than two applications. */
const CALLED = /\bapis?\b/i

/** The level in the fields of an incident: Statuspage's impact, the worst state of a component, Google's severity, the colour of AWS. */
export function levelOf(facts: Facts): PageLevel {
  if (facts.impact === 'SERVICE_OUTAGE') return facts.severity === 'high' ? 'critical' : 'major'
  if (facts.impact === 'SERVICE_DISRUPTION') return facts.severity === 'high' ? 'major' : 'minor'
  if (facts.impact === 'critical' || facts.severity === 'major_outage' || facts.status === 'disruption')
    return 'critical'
  if (facts.impact === 'major' || facts.severity === 'partial_outage' || facts.status === 'degradation') return 'major'
  return facts.impact === 'minor' || facts.status === 'informational' ? 'minor' : null
}

/**
 * True when the fields alone show a severe outage: a full one of several products, of an application and its API, or of
 * a cloud's service. A page that calls one component down says nothing of the others.
 */
export function isBroad(facts: Facts): boolean {
  const level = levelOf(facts)
  if (level !== 'critical') return level === 'major' && listed(facts.impactedServices).length >= 2 * MANY_PRODUCTS
  if (facts.status === 'disruption') return true // red at AWS: a service of a whole region
  if (facts.impact === 'SERVICE_OUTAGE') return listed(facts.products).length >= MANY_PRODUCTS
  const components = listed(facts.components)
  const down = (components.length > 0 ? components : listed(facts.affected)).filter(isDown).map(nameOf)
  return down.length >= MANY_PARTS || (down.length > 1 && down.some((name) => CALLED.test(name)))
}

/** What every hosted model runs on, whatever it is called at its cloud. */
const FOUNDATION =
  /\b(compute|virtual machines?|ec2|kubernetes|cloud run|persistent disk|virtual private cloud|networking|identity and access|storage|vertex ai|bedrock)\b/i

/** True when a severe outage of a cloud is one of the parts on which everything else there stands, however it is worded. */
export function isFoundational(facts: Facts): boolean {
  return isBroad(facts) && listed(facts.products).some((name) => FOUNDATION.test(String(name)))
}

function isDown(component: unknown): boolean {
  if (typeof component !== 'object' || component === null) return false
  return ('status' in component ? component.status : 'to' in component && component.to) === 'major_outage'
}

function nameOf(component: unknown): string {
  return typeof component === 'object' && component !== null && 'name' in component ? String(component.name) : ''
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

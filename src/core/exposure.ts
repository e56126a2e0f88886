/** Event × inventory: which routes are hit, and what is left for them. */
export interface Exposure {
  /** Share of all traffic on routes that are hit, 0 to 1. */
  share: number
  routes: ExposedRoute[]
}

export interface ExposedRoute {
  id: string
  share: number
  /** Target ids that the event touches, in the route's order. */
  hit: string[]
  /** Target ids that remain, in the route's order. */
  left: string[]
  /** True when the first target in order is hit: traffic is affected now, not only the reserve. */
  primaryHit: boolean
}

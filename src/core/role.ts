/** What somebody may do, in rising order: each role may do what the ones before it may. */
export const ROLES = ['viewer', 'analyst', 'approver', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** True when `role` may do what `needed` may. */
export function mayActAs(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed)
}

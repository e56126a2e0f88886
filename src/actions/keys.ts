import { randomBytes } from 'node:crypto'
import { keyPair } from '../core/signature.ts'
import type { Db } from '../db/schema.ts'
import { readSetting, settleSetting, writeSetting } from '../db/settings.ts'

/** An ed25519 pair: `secret` (`whsk_…`) signs, `public` (`whpk_…`) is published and pinned by receivers. */
export interface SigningKey {
  id: string
  public: string
  secret: string
  createdAt: string
}

/** The keys that sign directives: the first signs, both are published while a key rotates. */
export interface SigningKeys {
  current: SigningKey
  previous: SigningKey | null
}

const SETTING = 'directive-keys'

/** The service's signing keys; made on first start, the same for every process of one database. */
export async function createKeys(db: Db, now: Date): Promise<SigningKeys> {
  const known = await readSetting<SigningKeys>(db, SETTING)
  if (known) return known
  return settleSetting<SigningKeys>(db, SETTING, { current: freshKey(now), previous: null }, now.toISOString())
}

/** Makes a new key the signing one; the one before stays valid until the next rotation. */
export async function rotateKeys(tx: Db, now: Date): Promise<SigningKeys> {
  const keys = await createKeys(tx, now)
  const rotated = { current: freshKey(now), previous: keys.current }
  await writeSetting(tx, SETTING, rotated, now.toISOString())
  return rotated
}

function freshKey(now: Date): SigningKey {
  const pair = keyPair(randomBytes(32))
  return {
    id: `key-${now.toISOString().slice(0, 10)}-${pair.public.slice(5, 11)}`,
    ...pair,
    createdAt: now.toISOString(),
  }
}

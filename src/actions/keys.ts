import { generateKeyPairSync } from 'node:crypto'
import type { Db } from '../db/schema.ts'
import { readSetting, settleSetting, writeSetting } from '../db/settings.ts'

/** An ed25519 pair; `public` is the raw key, `private` PKCS #8 in DER, both base64. */
export interface SigningKey {
  id: string
  public: string
  private: string
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
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const raw = publicKey.export({ format: 'jwk' }).x as string
  return {
    id: `key-${now.toISOString().slice(0, 10)}-${raw.slice(0, 6)}`,
    public: Buffer.from(raw, 'base64url').toString('base64'),
    private: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    createdAt: now.toISOString(),
  }
}

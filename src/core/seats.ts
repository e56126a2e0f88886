import type { Inventory } from './inventory.ts'
import { aliasesOf } from './vocabulary/aliases.ts'
import { VENDORS } from './vocabulary/vendors.ts'

/** Member states of the European Union, ISO 3166-1 alpha-2 (TEU Art. 52; Greece as GR). */
const EU = new Set('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '))

/** Makers whose seat matters in an inventory although no source reports on them. */
const MORE_SEATS: Readonly<Record<string, string>> = {
  ai21: 'IL',
  'aleph-alpha': 'DE',
  allenai: 'US',
  amazon: 'US',
  apple: 'US',
  arcee: 'US',
  'black-forest-labs': 'DE',
  deepgram: 'US',
  elevenlabs: 'US',
  g42: 'AE',
  inception: 'AE',
  lighton: 'FR',
  liquid: 'US',
  naver: 'KR',
  nebius: 'NL',
  nous: 'US',
  ovh: 'FR',
  reka: 'US',
  sakana: 'JP',
  salesforce: 'US',
  sarvam: 'IN',
  sberbank: 'RU',
  scaleway: 'FR',
  snowflake: 'US',
  stability: 'GB',
  stepfun: 'CN',
  tii: 'AE',
  upstage: 'KR',
  voyage: 'US',
  writer: 'US',
  yandex: 'RU',
}

/** How gateways and inventories spell a vendor, where it is not an alias of the vocabulary. */
const SPELLINGS: Readonly<Record<string, string>> = {
  amazon: 'aws',
  'azure-openai': 'microsoft',
  gemini: 'google',
  mistralai: 'mistral',
  moonshotai: 'moonshot',
  'open-ai': 'openai',
  qwen: 'alibaba',
  'together-ai': 'together',
  vertex: 'google',
  'z-ai': 'zhipu',
  'x-ai': 'xai',
}

const KEYS = new Map<string, string>([
  ...VENDORS.flatMap(({ id, names }): [string, string][] =>
    aliasesOf(names)
      .filter((name) => !/[=*]/.test(name))
      .map((name) => [name.replaceAll(' ', '-'), id]),
  ),
  ...Object.entries(SPELLINGS),
  ...VENDORS.map(({ id }): [string, string] => [id, id]),
])
const SEATS = new Map([...Object.entries(MORE_SEATS), ...VENDORS.map(({ id, seat }): [string, string] => [id, seat])])

/** One id for a vendor or host however it is spelled: `Azure` and `azure-openai` are `microsoft`, `bedrock` is `aws`. */
export function vendorKey(name: string): string {
  const key = name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-')
  return KEYS.get(key) ?? key
}

/** Where a vendor has its seat, ISO 3166-1 alpha-2 or `EU`; what the inventory says of its own vendors wins; null when nobody knows. */
export function seatOf(vendor: string, inventory?: Pick<Inventory, 'vendors'>): string | null {
  return inventory?.vendors?.[vendor]?.seat ?? SEATS.get(vendorKey(vendor)) ?? null
}

/** Whether two places share ground: `EU` holds its members, `*` and `INT` hold everything. */
export function placesOverlap(one: string, other: string): boolean {
  if (one === other || one === '*' || other === '*' || one === 'INT' || other === 'INT') return true
  return (one === 'EU' && EU.has(other)) || (other === 'EU' && EU.has(one))
}

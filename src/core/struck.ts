import type { Event, Reading, Struck } from './event.ts'
import { isOver } from './phase.ts'
import { isIncident } from './track.ts'
import { FAMILIES } from './vocabulary/families.ts'
import { isFirm } from './voice.ts'

const MOST = 12
/** Of one item and part. */
const MOST_SAID = 3
/** With the names before it, which may say whose API it is; interfaces for administrators and pages about it are not it. */
const API =
  /(?:\p{Lu}[\p{L}\d.-]{0,30} ){0,2}(?<!\b(?:[Aa]dmin|[Cc]ompliance|[Uu]sage|[Bb]illing|[Aa]nalytics|[Mm]anagement|[Ss]tatus)[ -])\b[Aa][Pp][Ii]s?\b(?! (?:[Pp]layground|[Kk]eys?|[Dd]oc(?:ument|s)|[Dd]ashboard))|\b[Ii]nference\b/u
/** Parts of an API that a page lists under their own names. */
const OF_API =
  /^(chat completions|responses|embeddings|batch|realtime|fine-tuning|images|audio|moderations|assistants)$/i
/**
 * Applications whose name begins like a model, and pages for people. Not `sora` or `codex`: models that programs call
 * have these names too.
 */
const APP =
  /\bchat ?gpt\b|\bclaude\.ai\b|\bclaude (code|cowork|desktop|app|for \w+)\b|\bgemini (cli|apps?)\b|\bgrok (app|build)\b|\ble chat\b|\b(claude|anthropic) console\b|\bconsole\.anthropic\.com\b|\bplatform\.(claude|openai)\.com\b|\b(mobile|desktop|ios|android) apps?\b/i
const TROUBLE =
  /\b(errors?|issues?|problems?|outages?|unavailable|unreachable|affect(s|ed|ing)?|impact(s|ed|ing)?|disrupt\w*|degrad\w*|down|fail(s|ed|ing|ures?)?|latency|slow\w*|timeouts?)\b/i
const API_IS_WELL =
  /\bAPIs?\b[^.;!?,]{0,20} (is|are|was|were|remains?|has|have)( currently| still| fully)? (not (been |being )?(affected|impacted)|unaffected|unimpacted|operational|(operating|working|running|functioning) (normally|as expected))\b|\b(no impact (on|to)|n[o']t (affect|impact)(ing)?|without affecting|except|other than)( the| our)?( [\p{L}\d.-]+)? APIs?\b/iu
/** Applications and brands: of an id without a version, `claude` and `chatgpt` say nothing of what programs call; `claude-haiku` does. */
const BRANDS = new Map(
  FAMILIES.filter(({ id, shape }) => shape === 'product' && !/\d/.test(id)).map(({ id, vendor }) => [id, vendor]),
)

/** What an event knows of the struck side after one more reading; only the vendor's own incidents say it. */
export function struckAfter(before: readonly Struck[], reading: Reading): Struck[] {
  if (!isIncident(reading) || !isFirm(reading)) return [...before]
  const { item } = reading
  if (isOver(item) && before.some((one) => one.item === item.id)) return [...before]
  // a page corrects itself: what an item says last, while it goes on, replaces what it said before
  return [...before.filter((one) => one.item !== item.id), ...struckBy(reading)].slice(-MOST)
}

function struckBy({ item }: Reading): Struck[] {
  const title = item.title.slice(0, 300)
  const components =
    namesIn(item.facts.components) ?? namesIn(item.facts.affected) ?? namesIn([item.facts.component]) ?? []
  const products = namesIn(item.facts.products) ?? []
  const names = [title, ...components, ...products]
  const sentences = item.text.slice(0, 4_000).split(/(?<=[.;!?])\s+|\n+/)
  const apis = [
    ...names
      .filter((name) => !API_IS_WELL.test(name))
      .flatMap((name) => API.exec(name)?.[0] ?? OF_API.exec(name)?.[0] ?? []),
    ...sentences
      .filter((sentence) => TROUBLE.test(sentence) && !API_IS_WELL.test(sentence))
      .flatMap((sentence) => API.exec(sentence)?.[0] ?? []),
  ]
  const apps = names.flatMap((name) => APP.exec(name)?.[0] ?? [])
  // a cloud lists products: one that is neither makes it more than the API of one family
  const others = products.filter((name) => !API.test(name) && !APP.test(name))
  const parts = [...of('api', apis, item.id), ...of('app', apps, item.id), ...of('other', others, item.id)]
  return parts.length > 0 ? parts : of('other', [title], item.id)
}

function of(part: Struck['part'], said: readonly string[], item: string): Struck[] {
  return [...new Set(said)].slice(0, MOST_SAID).map((words) => ({ part, said: words.slice(0, 100), item }))
}

/** The application that alone is in trouble, in the page's words; null when more is, or when nobody said so. */
export function onlyApp({ struck = [] }: Event): string | null {
  return struck.every(({ part }) => part === 'app') ? (struck[0]?.said ?? null) : null
}

/**
 * The names that narrow down what of a vendor is in trouble. Names of applications and brands do not while its API is
 * struck, except where the page says that it is the API of that brand, as in `Gemini API`.
 */
export function narrowing(event: Event): string[] {
  const { struck = [], models } = event
  const api = struck.some(({ part }) => part === 'api')
  const app = onlyApp(event) !== null
  const rest = struck.filter(({ part }) => part !== 'app').map(({ said }) => said.toLowerCase())
  return models.filter((model) => {
    if (!(api || app) || !isBrand(model, event)) return true
    const name = model.replaceAll('-', ' ')
    return !app && !APP.test(name) && rest.every((said) => said.includes(`${name} api`))
  })
}

function isBrand(model: string, { vendors }: Event): boolean {
  const vendor = BRANDS.get(model)
  return vendor !== undefined && vendors.includes(vendor)
}

/** Names in a list of parts of a page; null when there is none. */
function namesIn(list: unknown): string[] | null {
  const names = (Array.isArray(list) ? list : [])
    .map((part) => (typeof part === 'object' && part !== null && 'name' in part ? part.name : part))
    .flatMap((name) => (typeof name === 'string' ? name.slice(0, 200) : []))
  return names.length > 0 ? names.slice(0, 40) : null
}

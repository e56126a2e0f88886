// Marketplaces and cloud hosts wrap the maker's model name; these wrappers never change which model it is.
const VARIANT = /:(free|nitro|floor|online|beta|extended|exacto|thinking|latest|default)$/
const REVISION = /(-v\d{1,2})?:\d{1,2}$/ // Bedrock: anthropic.claude-3-5-sonnet-20241022-v2:0
const DOTTED_MAKER =
  /^(?:(?:us|eu|apac|au|jp|ca|global|us-gov)\.)?(?:anthropic|amazon|meta|mistral|cohere|ai21|stability|deepseek|openai|qwen|google|moonshot|moonshotai|minimax|nvidia|zai|writer)\./
const DATE = /[-@](?:20\d{2}-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01]))$/

/** Names met before: compiling asks for the same few again and again. */
const seen = new Map<string, string>()
const MOST_SEEN = 10_000

/**
 * One spelling for one model: lower case, without host, maker path, date and marketplace suffix, so that
 * `Claude Fable 5`, `anthropic/claude-fable-5:free` and `us.anthropic.claude-fable-5-20260609-v1:0` are equal.
 */
export function modelKey(name: string): string {
  const known = seen.get(name)
  if (known !== undefined) return known
  const key = spell(name)
  if (seen.size >= MOST_SEEN) seen.clear()
  seen.set(name, key)
  return key
}

function spell(name: string): string {
  let key = name.trim().toLowerCase()
  if (key.startsWith('ft:')) key = key.split(':')[1] ?? key
  key = key.slice(key.lastIndexOf('/') + 1).replace(/\s*[([][^()[\]]*[)\]]$/, '')
  key = key.replace(VARIANT, '').replace(REVISION, '')
  // what is before a colon is a host (`azure:gpt-5.5`), what is after it a size (`qwen3:235b`)
  key = key.replace(/^[a-z][a-z-]*:(?=[a-z])/, '').replaceAll(':', '-')
  key = key
    .replace(DOTTED_MAKER, '')
    .replace(DATE, '')
    .replace(/-latest$/, '')
  return key
    .replace(/[\s_.]+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^-|-$/g, '')
}

/**
 * Whether a model that a text names is the model of an inventory. A name with a version means that version only
 * (`gpt-5` is not `gpt-5.5`, `gpt-5-mini` or `gpt-5o`); a name without any digit means the family (`claude`);
 * `claude-3.x` means every 3; `*` at the end means any ending.
 */
export function sameModel(named: string, model: string): boolean {
  if (named === '*') return true
  const wanted = modelKey(named.replace(/\*$/, ''))
  const actual = modelKey(model)
  if (named.endsWith('*')) return actual.startsWith(wanted)
  if (wanted === '') return false
  if (wanted === actual) return true
  if (wanted.endsWith('-x')) return actual.startsWith(wanted.slice(0, -1))
  return !/\d/.test(wanted) && actual.startsWith(`${wanted}-`)
}

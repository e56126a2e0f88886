import { isMap, isNode, isPair, isSeq, LineCounter, parseDocument, type YAMLError } from 'yaml'
import type { ConfigProblem } from '../errors.ts'

/** A configuration document: its value with `${NAME}` replaced, and a way back from a path to its line. */
export interface ConfigDocument {
  value: unknown
  problems: ConfigProblem[]
  /** 1-based line of a path, or of the nearest parent that is in the document. */
  lineOf(path: readonly PropertyKey[]): number | undefined
}

/** Reads YAML (or JSON) text; every syntax error and every missing variable is a problem with its line. */
export function readDocument(text: string, env: Readonly<Record<string, string | undefined>>): ConfigDocument {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, merge: true })
  const problems: ConfigProblem[] = document.errors.map((error: YAMLError) => ({
    path: '(document)',
    message: firstLine(error.message),
    line: lines.linePos(error.pos[0]).line,
  }))
  function lineOf(path: readonly PropertyKey[]): number | undefined {
    let node: unknown = document.contents
    let line: number | undefined
    for (const key of path) {
      if (isMap(node)) {
        const pair = node.items.find((item) => isPair(item) && String(item.key) === String(key))
        if (!pair) break
        if (isNode(pair.key) && pair.key.range) line = lines.linePos(pair.key.range[0]).line
        node = pair.value
      } else if (isSeq(node)) {
        node = node.items[Number(key)]
        if (isNode(node) && node.range) line = lines.linePos(node.range[0]).line
      } else break
    }
    return line
  }
  if (problems.length > 0) return { value: null, problems, lineOf }
  const value = withVariables(document.toJS() as unknown, env, [], (path, name) => {
    problems.push({
      path: pathText(path),
      message: `environment variable ${name} is not set`,
      ...lineField(lineOf(path)),
    })
  })
  return { value, problems, lineOf }
}

/** `['policies', 0, 'require']` as `policies[0].require`. */
export function pathText(path: readonly PropertyKey[]): string {
  const text = path.reduce<string>(
    (so, key) => (typeof key === 'number' ? `${so}[${key}]` : so === '' ? String(key) : `${so}.${String(key)}`),
    '',
  )
  return text === '' ? '(document)' : text
}

/** An object with `line` only where it is known, as exact optional fields want it. */
export function lineField(line: number | undefined): { line: number } | Record<string, never> {
  return line === undefined ? {} : { line }
}

function withVariables(
  value: unknown,
  env: Readonly<Record<string, string | undefined>>,
  path: readonly PropertyKey[],
  missing: (path: readonly PropertyKey[], name: string) => void,
): unknown {
  if (typeof value === 'string') {
    return value.replace(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g, (whole, name: string) => {
      const found = env[name]
      if (found === undefined || found === '') {
        missing(path, name)
        return whole
      }
      return found
    })
  }
  if (Array.isArray(value)) return value.map((entry, index) => withVariables(entry, env, [...path, index], missing))
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [key, withVariables(entry, env, [...path, key], missing)]),
    )
  }
  return value
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text
}

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadFolder } from '#src/registry.ts'
import type { Dialect } from '#src/source.ts'

/** Names of the options: the keys of `Options` in the dialect's file, or in the shared part that reads for it. */
function optionsOf(name: string): string[] {
  const text = source(name)
  const parts = [...text.matchAll(/from '\.\/(_[\w-]+)\.ts'/g)].map((match) => source(match[1] as string))
  const home = text.includes('z.strictObject(') ? text : (parts.find((part) => part.includes(DECLARED)) ?? '')
  const body = home.slice(home.indexOf(DECLARED)).match(/^.*\n([\s\S]*?)\n\}\)/)?.[1] ?? ''
  return home.includes(DECLARED) ? [...body.matchAll(/^ {2}([A-Za-z]\w*):?/gm)].map((match) => match[1] as string) : []
}

const DECLARED = 'const Options = z.strictObject({'
const source = (name: string): string => readFileSync(`src/dialects/${name}.ts`, 'utf8')

test('the table of dialects in the documentation is that of the code', async () => {
  const dialects = [...(await loadFolder<Dialect>('src/dialects'))]
  const rows = dialects.map(([name, { describe }]) => {
    const options = optionsOf(name).map((option) => `\`${option}\``)
    return `| \`${name}\` | ${describe} | ${options.join(' ') || '–'} |`
  })
  const written =
    readFileSync('docs/sources.md', 'utf8')
      .split('## Canaries')[0]
      ?.match(/^\| `[a-z0-9-]+` \|.*$/gm) ?? []
  expect(written).toEqual(rows)
})

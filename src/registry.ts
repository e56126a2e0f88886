import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * Loads every plug-in of a folder: each `.ts` file's default export, by its path without the ending, sorted.
 * Files whose name starts with `_` are parts of plug-ins, not plug-ins.
 * @throws Error naming the file when it has no default export.
 */
export async function loadFolder<T>(folder: string): Promise<ReadonlyMap<string, T>> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !file.split('/').some((part) => part.startsWith('_')))
    .sort()
  const loaded = await Promise.all(
    files.map(async (file): Promise<[string, T]> => {
      const module = (await import(pathToFileURL(join(folder, file)).href)) as { default?: T }
      if (module.default === undefined) throw new Error(`${folder}/${file}: a plug-in needs a default export`)
      return [file.slice(0, -'.ts'.length), module.default]
    }),
  )
  return new Map(loaded)
}

import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'

/** A document as it was received: the signed bytes and what signs them. */
export const Kept = z.object({
  id: z.string(),
  timestamp: z.string(),
  signature: z.string(),
  etag: z.string().nullable(),
  /** The signed body, verbatim. */
  body: z.string(),
})
export type Kept = z.infer<typeof Kept>

/** Documents that are kept, the newest among them. */
const KEEP = 5
const NAME = /^directive-(\d{12})\.json$/

/** Replaces a file so that a crash leaves the old or the new one, never a part: write beside it, fsync, rename, fsync. */
export async function replaceFile(path: string, content: string): Promise<void> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true })
  const draft = join(folder, `.${basename(path)}.new`)
  const file = await open(draft, 'w', 0o640)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
  const parent = await open(folder, 'r')
  try {
    await parent.sync()
  } finally {
    await parent.close()
  }
}

/** The text of a file, or null when there is none. */
export async function readOrNull(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Keeps a received document and the four before it. */
export async function keepDocument(folder: string, generation: number, kept: Kept): Promise<void> {
  await replaceFile(join(folder, `directive-${String(generation).padStart(12, '0')}.json`), JSON.stringify(kept))
  const names = await documentNames(folder)
  for (const name of names.slice(KEEP)) await rm(join(folder, name), { force: true })
}

/** The kept documents, newest first; one that cannot be read is left out and named. */
export async function keptDocuments(folder: string): Promise<{ documents: Kept[]; damaged: string[] }> {
  const documents: Kept[] = []
  const damaged: string[] = []
  for (const name of await documentNames(folder)) {
    try {
      documents.push(Kept.parse(JSON.parse(await readFile(join(folder, name), 'utf8'))))
    } catch {
      damaged.push(name)
    }
  }
  return { documents, damaged }
}

async function documentNames(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  return (await readdir(folder))
    .filter((name) => NAME.test(name))
    .sort()
    .reverse()
}

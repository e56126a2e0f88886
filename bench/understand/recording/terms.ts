import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { instantOf, type Member, readArchive } from './archive.ts'
import { slug } from './markup.ts'
import type { Recorder, Watched } from './recorder.ts'

/** Two archives that watch the terms of AI services, each by its own rules. */
const ARCHIVES = ['contrib', 'eu']

/** Every version of every document that changed in the window; `services`: of these only, else of all. */
export function terms(recorder: Recorder, services?: readonly string[]): void {
  for (const archive of ARCHIVES) {
    const folder = join(recorder.corpus, `vendor-policy/open-terms-archive-${archive}`)
    for (const service of services ?? servicesIn(folder)) {
      const file = join(folder, `${service}.tar.xz`)
      if (existsSync(file)) documents(recorder, archive, service, [...readArchive(file)])
    }
  }
}

function servicesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.tar.xz'))
    .map((file) => basename(file, '.tar.xz'))
    .sort()
}

function documents(recorder: Recorder, archive: string, service: string, members: readonly Member[]): void {
  for (const [document, files] of Map.groupBy(members, ({ name }) => basename(dirname(name)))) {
    const versions = files
      .map(({ name, body }) => ({ at: instantOf(basename(name)), body }))
      .sort((one, other) => one.at.localeCompare(other.at))
    if (!versions.some(({ at }) => recorder.inside(at))) continue
    const watched: Watched = {
      source: `terms/${archive}-${slug(service)}/${slug(document)}`,
      ...{ dialect: 'markdown', kind: 'vendor', authority: 'vendor', contentType: 'text/markdown; charset=utf-8' },
      publisher: service.replaceAll('_', ' '),
      url: `https://github.com/OpenTermsArchive/genai-${archive}-versions/${service}/${document}.md`,
    }
    recorder.series(watched, versions)
  }
}

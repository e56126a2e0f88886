import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** One file out of an archive. */
export interface Member {
  name: string
  body: Buffer
}

/** What a page said at an instant. */
export interface Version {
  at: string
  body: Buffer
}

const BLOCK = 512
/** Where a tar header keeps what is read of it (POSIX ustar). */
const NAME = [0, 100] as const
const SIZE = [124, 136] as const
const TYPE = 156
const FILE = '0'.charCodeAt(0)

/** The files of a tar archive, packed with gzip or xz, in its order. The bodies are windows on one buffer. */
export function* readArchive(path: string): Generator<Member> {
  const bytes = unpacked(path)
  for (let at = 0; at + BLOCK <= bytes.length && bytes[at] !== 0; ) {
    const header = bytes.subarray(at, at + BLOCK)
    const size = Number.parseInt(textOf(header, SIZE), 8)
    const start = at + BLOCK
    if (header[TYPE] === FILE) yield { name: textOf(header, NAME), body: bytes.subarray(start, start + size) }
    at = start + Math.ceil(size / BLOCK) * BLOCK
  }
}

/** The versions in archives and single files, in time order: the name of a file begins with the instant it was seen. */
export function readVersions(...paths: string[]): Version[] {
  const members = paths.flatMap((path) =>
    path.includes('.tar.') ? [...readArchive(path)] : [{ name: basename(path), body: unpacked(path) }],
  )
  return members
    .map(({ name, body }) => ({ at: instantOf(basename(name)), body }))
    .sort((one, other) => one.at.localeCompare(other.at))
}

/** `2025-11-18T11-48-30Z_….json` as an instant. */
export function instantOf(name: string): string {
  const stamp = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z/.exec(name)
  if (!stamp) throw new Error(`no instant in the name '${name}'`)
  return `${stamp[1]}T${stamp[2]}:${stamp[3]}:${stamp[4]}Z`
}

function unpacked(path: string): Buffer {
  // Node has no xz
  if (path.endsWith('.xz')) return execFileSync('xz', ['-dc', path], { maxBuffer: 1024 * 1024 * 1024 })
  return path.endsWith('.gz') ? gunzipSync(readFileSync(path)) : readFileSync(path)
}

function textOf(header: Buffer, [from, to]: readonly [number, number]): string {
  return header.subarray(from, to).toString('utf8').replace(/\0.*$/s, '')
}

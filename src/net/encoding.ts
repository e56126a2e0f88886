import { pipeline, Readable, type Transform } from 'node:stream'
import zlib from 'node:zlib'
import { FetchError } from '../errors.ts'

/** What we say we can read; the order is the preference of the sender. */
export const ACCEPT_ENCODING = 'gzip, deflate, br, zstd'

/** Layers of compression that are unpacked; honest servers use one. */
const MAX_LAYERS = 2

const { constants } = zlib
const CHUNK = { chunkSize: 32 * 1024 }

/**
 * Names the layers of a Content-Encoding header, the one applied last first.
 * @throws FetchError `encoding`
 */
export function layersOf(header: string | undefined, where: string): string[] {
  const layers = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== 'identity')
    .reverse()
  if (layers.length > MAX_LAYERS) {
    throw new FetchError(
      'encoding',
      `body is compressed ${layers.length} times, at most ${MAX_LAYERS} are unpacked (${where})`,
    )
  }
  const unknown = layers.find((layer) => !Object.hasOwn(DECODERS, layer))
  if (unknown !== undefined) {
    throw new FetchError('encoding', `content encoding '${unknown.slice(0, 40)}' is not known (${where})`)
  }
  return layers
}

/**
 * Reads a body to its end, unpacking as it goes: memory never holds more than `maxBytes` and a few chunks.
 * @throws FetchError `too-large`, `encoding`; errors of the stream itself pass through.
 */
export async function readBody(
  source: Readable,
  layers: readonly string[],
  maxBytes: number,
  where: string,
): Promise<Buffer> {
  let wire = 0
  const measured = async function* () {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      wire += chunk.length
      // No coding makes a fair body longer than its content by more than some framing.
      if (wire > maxBytes + 4096) throw tooLarge(maxBytes, where)
      yield chunk
    }
  }
  let stream: AsyncIterable<Buffer> = measured()
  for (const layer of layers) stream = decoded(stream, layer, where)
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of stream) {
      size += chunk.length
      if (size > maxBytes) throw tooLarge(maxBytes, where)
      chunks.push(chunk)
    }
  } finally {
    source.destroy()
  }
  return Buffer.concat(chunks, size)
}

/** One layer of unpacking; pulls input only while somebody takes output, so a bomb never runs ahead of its reader. */
async function* decoded(input: AsyncIterable<Buffer>, layer: string, where: string): AsyncGenerator<Buffer> {
  const iterator = input[Symbol.asyncIterator]()
  const first = await iterator.next()
  if (first.done) return // an empty body has no frame
  let inputError: unknown = null
  const whole = async function* () {
    try {
      for (let next: IteratorResult<Buffer> = first; !next.done; next = await iterator.next()) yield next.value
    } catch (error) {
      inputError = error
      throw error
    }
  }
  const decoder = DECODERS[layer]!(first.value)
  pipeline(Readable.from(whole()), decoder, () => {}) // a failure of either side surfaces in the loop below
  try {
    for await (const chunk of decoder as AsyncIterable<Buffer>) yield chunk
  } catch (error) {
    if (inputError !== null) throw inputError
    throw new FetchError('encoding', `body is not valid ${layer}: ${(error as Error).message} (${where})`, {
      cause: error,
    })
  }
}

const gunzip = () => zlib.createGunzip(CHUNK)
const DECODERS: Readonly<Record<string, (first: Buffer) => Transform>> = {
  gzip: gunzip,
  'x-gzip': gunzip,
  // RFC 9110 §8.4.1.2 means zlib framing, but some senders send bare deflate; the low nibble tells (8 = zlib).
  deflate: (first) => ((first[0]! & 0x0f) === 8 ? zlib.createInflate(CHUNK) : zlib.createInflateRaw(CHUNK)),
  br: () => zlib.createBrotliDecompress(CHUNK),
  // RFC 9659: a zstd window in HTTP is at most 8 MiB (log 23).
  zstd: () => zlib.createZstdDecompress({ ...CHUNK, params: { [constants.ZSTD_d_windowLogMax]: 23 } }),
}

function tooLarge(maxBytes: number, where: string): FetchError {
  return new FetchError('too-large', `body is larger than ${maxBytes} bytes (${where})`)
}

import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { linesOf, readLine } from '../../src/commands/_lines.ts'

async function lines(...chunks: (string | Uint8Array)[]): Promise<string[]> {
  const all: string[] = []
  for await (const line of linesOf(Readable.from(chunks))) all.push(line)
  return all
}

describe('lines of stdin', () => {
  test('only a line feed ends a line: JSON text may hold U+2028 and U+2029 as they are', async () => {
    const item = { id: 'a', kind: 'news', title: 'one\u2028two', text: 'three\u2029four\u0085' }
    const [line, ...more] = await lines(`${JSON.stringify(item)}\n`)
    expect(more).toEqual([])
    expect(readLine(line as string)).toMatchObject({ item })
  })

  test('a byte order mark, CRLF, empty lines and a missing last line end change nothing', async () => {
    expect(
      (await lines(new TextEncoder().encode('\uFEFF{"a":1}\r\n\n  \n{"b":2}'))).map((line) => line.trim()),
    ).toEqual(['{"a":1}', '{"b":2}'])
    expect(await lines()).toEqual([])
  })

  test('a character cut by the border of two chunks is whole again', async () => {
    const bytes = new TextEncoder().encode('"é€𝄞"\n"x"')
    for (let cut = 1; cut < bytes.length; cut += 1)
      expect(await lines(bytes.subarray(0, cut), bytes.subarray(cut))).toEqual(['"é€𝄞"', '"x"'])
  })

  test('what is not an item says why, with the id when it has one', () => {
    expect(readLine('null')).toMatchObject({ id: null })
    expect(readLine('{"id":5,"kind":"news","title":"","text":""}')).toMatchObject({ id: null })
    expect(readLine('{"id":"a","kind":"news","title":"","text":"","phase":"over"}')).toMatchObject({
      id: 'a',
      error: expect.stringContaining('phase'),
    })
  })
})

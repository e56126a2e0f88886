import { describe, expect, test } from 'vitest'
import { assess } from '#src/core/assess.ts'
import { Item } from '#src/core/item.ts'

const official = (publisher: string, title: string, text: string) =>
  assess(
    Item.parse({
      ...{ id: title.slice(0, 12), kind: 'regulatory', authority: 'official', publisher, lang: 'en' },
      ...{ title, text, published: '2026-08-01T00:15:00Z' },
    }),
  )

describe('what official pages tell of other things', () => {
  test.each([
    [
      'Post office newsroom',
      'Mercury remains prohibited in the mail',
      'WASHINGTON — The Postal Service is reminding customers that metallic mercury is prohibited in the mail.',
    ],
    ['Post office newsroom', 'Stamp contest closing soon', 'WASHINGTON — Voting will close at midnight on Sept. 30.'],
    [
      'Prosecutors (email)',
      'Attorney encourages turn out for National Night Out on Tuesday, August 4, 2026',
      'CHARLESTON — The United States Attorney encourages residents to attend on August 4, 2026.',
    ],
  ])('concerns nobody who runs models: %s, %s', (publisher, title, text) => {
    expect(official(publisher, title, text)).toMatchObject({ relevant: false, impact: 'none' })
  })

  test('rules about chips and models that name no vendor stay', () => {
    const title = 'Implementation of Additional Export Controls: Certain Advanced Computing Items'
    const text = 'This interim final rule controls advanced computing integrated circuits and supercomputer end uses.'
    expect(official('Bureau of Industry and Security', title, text).relevant).toBe(true)
  })
})

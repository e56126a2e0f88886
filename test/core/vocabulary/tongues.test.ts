import { describe, expect, test } from 'vitest'
import { ACCESS } from '#src/core/vocabulary/access.ts'
import { ACTS } from '#src/core/vocabulary/acts.ts'
import { aliasesOf } from '#src/core/vocabulary/aliases.ts'
import { COMMERCE } from '#src/core/vocabulary/commerce.ts'
import { COURTS } from '#src/core/vocabulary/courts.ts'
import { LAW } from '#src/core/vocabulary/law.ts'
import { TONGUES } from '#src/core/vocabulary/lexicon.ts'
import { POPULATIONS } from '#src/core/vocabulary/people.ts'
import { PLACES } from '#src/core/vocabulary/places.ts'
import { SECURITY } from '#src/core/vocabulary/security.ts'
import { SERVICE } from '#src/core/vocabulary/service.ts'
import { STAGES } from '#src/core/vocabulary/stages.ts'
import { STANCE } from '#src/core/vocabulary/stance.ts'
import { TOPICS } from '#src/core/vocabulary/topics.ts'

const CONCEPTS = [LAW, STAGES, COURTS, SERVICE, ACCESS, SECURITY, COMMERCE, STANCE, TOPICS, ACTS, POPULATIONS]

describe('the words of one language', () => {
  test('stand under concepts and places that exist: others would never be found', () => {
    const concepts = new Set(CONCEPTS.flatMap((one) => Object.keys(one)))
    const places = new Set(PLACES.map(({ id }) => id))
    const strays = TONGUES.flatMap((tongue) => [
      ...Object.keys(tongue.concepts).filter((id) => !concepts.has(id)),
      ...[...Object.keys(tongue.places), ...Object.keys(tongue.bodies)].filter((id) => !places.has(id)),
    ])
    expect(strays).toEqual([])
  })

  test('no concept has one id in two files', () => {
    const ids = CONCEPTS.flatMap((one) => Object.keys(one))
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })
})

test('aliases are separated by bars and line breaks, and each counts once', () => {
  expect(aliasesOf('\n  cut off|shut down\n  cut off|=SDN\n')).toEqual(['cut off', 'shut down', '=SDN'])
  expect(aliasesOf('')).toEqual([])
})

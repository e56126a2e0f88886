import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { trainingLines } from '#src/actions/labels.ts'
import { eventually, openService, type Service } from '#test/support/service.ts'
import { FEEDBACK, readLabelled } from '../../bench/understand/corpus.ts'

let service: Service

beforeAll(async () => {
  service = await openService('sources: { enable: ["status/anthropic"] }', ['triage'])
})
afterAll(() => service?.close())

test('what people say of a judgement becomes training data', async () => {
  for (const id of ['said-1', 'said-2', 'said-3']) {
    const title = `${id}: Anthropic suspends access to Claude Fable 5 for all customers`
    const body = { id, kind: 'vendor', publisher: 'Anthropic', title, text: 'Access is suspended immediately.' }
    expect((await service.ask('/v1/items', { as: 'analyst', method: 'POST', body })).status).toBe(202)
  }
  await eventually('triage', async () => {
    const rows = await service.app.context.db.kysely.selectFrom('assessments').select('item_id').execute()
    return rows.length === 3
  })
  const say = (id: string, label: object, note = '') =>
    service.ask(`/v1/items/${id}/labels`, { as: 'analyst', method: 'POST', body: { label, note } })
  expect((await say('said-1', { relevant: false }, 'a joke')).status).toBe(201)
  expect((await say('said-2', { impact: 'medium' })).status).toBe(201)
  expect((await say('said-2', { category: 'terms_change' }, 'only the terms')).status).toBe(201)
  expect((await say('said-2', { relevant: false, impact: 'high' })).status).toBe(400)
  expect((await say('said-9', { relevant: false })).status).toBe(404)

  const raw = await (await service.ask('/v1/items/labels')).text()
  expect(raw.trim().split('\n')).toHaveLength(3)
  const answer = await service.ask('/v1/items/labels?form=training')
  expect(answer.headers.get('content-type')).toBe('application/jsonl')
  const exported = await answer.text()
  const lines = await trainingLines(service.app.context.db.kysely)
  expect(exported).toBe(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  expect(lines).toMatchObject([
    { id: 'said-1', relevant: false, impact: 'none', vendors: [], rationale: 'a joke', by: ['user:analyst'] },
    { id: 'said-2', relevant: true, impact: 'medium', category: 'terms_change', vendors: ['anthropic'] },
  ])

  const folder = mkdtempSync(join(tmpdir(), 'labels-'))
  const known = { id: 'x', kind: 'news', title: 'Known', text: '' }
  const { item: _, ...label } = lines[1]!
  writeFileSync(join(folder, 'items.jsonl'), JSON.stringify(known))
  writeFileSync(join(folder, 'labels.jsonl'), JSON.stringify({ ...label, id: 'x' }))
  writeFileSync(join(folder, 'feedback.jsonl'), exported)
  const read = readLabelled(folder, [join(folder, 'feedback.jsonl')])
  expect(read.map((one) => [one.item.id, one.label.impact, one.fold])).toEqual([
    ['x', 'medium', '0'],
    ['said-1', 'none', FEEDBACK],
    ['said-2', 'medium', FEEDBACK],
  ])
})

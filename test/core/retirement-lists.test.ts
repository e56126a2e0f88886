import { expect, test } from 'vitest'
import { createCorrelateStream } from '#src/core/correlate-stream.ts'
import { Item } from '#src/core/item.ts'

const entry = (host: string, model: string, shutdown: string, published = '2026-05-22T16:37:00Z') =>
  Item.parse({
    ...{ id: `${host} ${model} ${shutdown}`, kind: 'vendor', authority: 'aggregator', publisher: 'tracker' },
    ...{ source: 'vendor/tracker', title: `${host}: ${model}`, published },
    text: `Provider: ${host} Model ID: ${model} Deprecation Date: ${shutdown} Shutdown Date: ${shutdown}`,
  })
const gone = (publisher: string, model: string) =>
  Item.parse({
    ...{ id: `${publisher} lost ${model}`, kind: 'vendor', authority: 'vendor', publisher },
    ...{ source: `models/${publisher.toLowerCase()}`, published: '2026-05-24T02:10:00Z' },
    ...{ title: `No longer in the model list: ${model}`, text: `${model} is no longer listed.` },
    facts: { change: 'removed', models: [model] },
  })
const eventsOf = (...items: Item[]) => {
  const correlate = createCorrelateStream()
  return items.map((item) => correlate(item).event)
}

test('ends of long ago that a tracker lists at one moment are one thing to read', () => {
  const [first, second, third, ahead] = eventsOf(
    entry('Groq', 'gemma2-9b-it', '2025-10-08'),
    entry('Groq', 'llama3-70b-8192', '2025-08-30'),
    entry('Groq', 'mixtral-8x7b-32768', '2025-03-20'),
    entry('Groq', 'qwen3-32b', '2026-08-16'),
  )
  expect([second, third]).toEqual([first, first])
  expect(ahead).not.toBe(first)
})

test('the same told on another day is told for itself', () => {
  const [one, other] = eventsOf(
    entry('Groq', 'gemma2-9b-it', '2025-10-08'),
    entry('Groq', 'mixtral-8x7b-32768', '2025-03-20', '2026-05-23T16:37:00Z'),
  )
  expect(other).not.toBe(one)
})

test('a model that leaves the list of its host ends there, not elsewhere', () => {
  const [azure, xai, own] = eventsOf(
    entry('Azure', 'grok-3', '2026-08-15'),
    entry('xAI', 'grok-3', '2026-05-24'),
    gone('xAI', 'grok-3'),
  )
  expect(own).toBe(xai)
  expect(own).not.toBe(azure)
})

import { describe, expect, test } from 'vitest'
import { affectedScope, vagueness } from '#src/core/affected.ts'
import type { Correlation } from '#src/core/correlation.ts'
import type { Event } from '#src/core/event.ts'
import { expose } from '#src/core/exposure.ts'
import { Inventory } from '#src/core/inventory.ts'
import { absorb, openEvent } from '#src/core/lifecycle.ts'
import { at, reading } from './readings.ts'

const inventory = Inventory.parse({
  routes: [
    { id: 'gpt', share: 0.4, targets: [{ id: 'g', vendor: 'openai', model: 'gpt-4o' }] },
    { id: 'claude', share: 0.3, targets: [{ id: 'c', vendor: 'anthropic', model: 'claude-fable-5' }] },
    { id: 'gemini', share: 0.1, targets: [{ id: 'm', vendor: 'google', model: 'gemini-3-pro' }] },
    {
      id: 'vertex',
      share: 0.2,
      targets: [{ id: 'v', vendor: 'anthropic', model: 'claude-fable-5', host: 'google' }],
    },
  ],
})

/** An incident on a vendor's own page. */
function incident(
  vendor: string,
  title: string,
  models: string[],
  more: { text?: string; components?: string[]; products?: string[]; id?: string; publisher?: string } = {},
) {
  const { text = 'We are investigating.', components = [], products, id = 'i', publisher = vendor } = more
  const facts = { components: components.map((name) => ({ name, status: 'partial_outage' })), products }
  return reading(
    { id, title, text, kind: 'status', authority: 'vendor', publisher, phase: 'investigating', facts },
    { category: 'outage', impact: 'high', vendors: [vendor], models, jurisdictions: [] },
  )
}

const opened = (...args: Parameters<typeof incident>): Event => openEvent(incident(...args), at(0))
const hit = (event: Event) => expose(event, inventory).routes.map((route) => route.id)

describe('names of applications and brands in trouble of a service', () => {
  test('do not narrow an outage of the API', () => {
    expect(hit(opened('openai', 'API, ChatGPT & Sora Facing Issues', ['chatgpt', 'sora']))).toEqual(['gpt'])
    expect(hit(opened('openai', 'High error rates for ChatGPT, APIs, and Sora', ['chatgpt', 'sora']))).toEqual(['gpt'])
    const all = opened('anthropic', 'Elevated errors on the API, Console and Claude.ai', ['claude'])
    expect(affectedScope(all, inventory)).toMatchObject({ vendors: ['anthropic'], hosts: ['anthropic'], models: ['*'] })
  })

  test('the page says so by its components or in an update, too', () => {
    const components = ['ChatGPT', 'Chat Completions']
    expect(hit(opened('openai', 'ChatGPT is down', ['chatgpt'], { components }))).toEqual(['gpt'])
    const text = 'We see login errors. API requests are affected as well.'
    expect(hit(opened('openai', 'ChatGPT is down', ['chatgpt'], { text }))).toEqual(['gpt'])
  })

  test('an application alone does not hit a route that calls the API', () => {
    const text = 'We see errors. The API is not affected.'
    expect(hit(opened('openai', 'ChatGPT is down', ['chatgpt'], { text, components: ['ChatGPT'] }))).toEqual([])
    expect(hit(opened('anthropic', 'Claude.ai is unavailable', ['claude'], { components: ['claude.ai'] }))).toEqual([])
    expect(hit(opened('anthropic', 'Partial outage on claude.ai', []))).toEqual([])
  })

  test('pages about the API are not the API', () => {
    expect(hit(opened('openai', 'Login errors on ChatGPT and the API Playground', ['chatgpt']))).toEqual([])
    expect(hit(opened('openai', 'ChatGPT and the Compliance API are down', ['chatgpt']))).toEqual([])
  })

  test('an incident that was over at first sight says it as well', () => {
    const over = incident('openai', 'Elevated error rate for ChatGPT and API', ['chatgpt'])
    expect(hit(openEvent({ ...over, item: { ...over.item, phase: 'resolved' } }, at(0)))).toEqual(['gpt'])
  })

  test('a model that is named with its line or version narrows as before', () => {
    const components = ['claude.ai', 'Claude API (api.anthropic.com)']
    const haiku = opened('anthropic', 'Haiku partial outage', ['claude-haiku'], { components })
    expect(hit(haiku)).toEqual([])
    const fable = opened('anthropic', 'API errors on Claude Fable 5', ['claude', 'claude-fable-5'], { components })
    expect(affectedScope(fable, inventory)?.models).toEqual(['claude-fable-5'])
  })

  test('without a word about API or application a brand means its models', () => {
    expect(hit(opened('anthropic', 'Elevated errors on Claude', ['claude']))).toEqual(['claude'])
  })

  test('the API of one brand is not everything that its maker serves', () => {
    const gemini = opened('google', 'Vertex Gemini API is failing', ['gemini'], { products: ['Vertex Gemini API'] })
    expect(hit(gemini)).toEqual(['gemini'])
    const products = ['Vertex Gemini API', 'Identity and Access Management']
    expect(hit(opened('google', 'Multiple products are failing', ['gemini'], { products }))).toEqual([
      'gemini',
      'vertex',
    ])
  })

  test('an update that adds the API widens what is hit; one that takes it back narrows it; others do not', () => {
    const title = 'ChatGPT is down'
    const revision: Correlation = {
      to: 'event',
      event: 'e',
      score: 1,
      duplicateOf: null,
      revision: { sameWords: false },
      because: [],
      ends: [],
    }
    const into = (event: Event, ...args: Parameters<typeof incident>) =>
      absorb(event, incident(...args), revision, at(5)).event
    const app = opened('openai', title, ['chatgpt'], { components: ['ChatGPT'] })
    const both = into(app, 'openai', title, ['chatgpt'], { components: ['ChatGPT', 'API'] })
    expect(hit(both)).toEqual(['gpt'])
    expect(hit(into(both, 'openai', title, ['chatgpt'], { components: ['ChatGPT'] }))).toEqual([])
    const press = into(app, 'openai', 'OpenAI API is down', ['chatgpt'], { id: 'p', publisher: 'Daily' })
    expect(hit(press)).toEqual([])
  })
})

test('partial trouble and trouble of an application stay too vague to restrict by themselves', () => {
  const title = 'Elevated errors on the API, Console and Claude.ai'
  expect(vagueness(opened('anthropic', title, ['claude']))).toMatch(/'Elevated'/)
  expect(vagueness(opened('openai', 'ChatGPT is down', ['chatgpt']))).toMatch(/only an application .*'ChatGPT'/)
  expect(vagueness(opened('openai', 'API and ChatGPT are down', ['chatgpt']))).toBeNull()
})

test('trouble of one region or zone of a cloud never closes the cloud', () => {
  const cloud = (title: string, facts: object = {}) => {
    const one = incident('google', title, [])
    return openEvent({ ...one, item: { ...one.item, facts: { ...one.item.facts, ...facts } } }, at(0))
  }
  expect(vagueness(cloud('Compute Engine is down in us-central1-a'))).toMatch(/'us-central1-a'/)
  expect(vagueness(cloud('Multiple products are down in europe-west9'))).toMatch(/'europe-west9'/)
  expect(vagueness(cloud('Compute N. Virginia: instances are unreachable', { region: 'us-east-1' }))).toMatch(/region/)
  expect(vagueness(cloud('Compute Engine is down everywhere'))).toBeNull()
})

import { describe, expect, test } from 'vitest'
import { assess } from '#src/core/assess.ts'
import { atLeast } from '#src/core/impact.ts'
import { Item } from '#src/core/item.ts'
import { fire } from '#src/core/rules/match.ts'
import { splitNegated } from '#src/core/rules/stance.ts'
import { readItem } from '#src/core/vocabulary/reading.ts'

const item = (title: string, text = '', more: object = {}) =>
  Item.parse({ id: 'i', kind: 'news', authority: 'press', published: '2026-11-20', title, text, ...more })
const said = (title: string, text = '', more: object = {}) => assess(item(title, text, more))

describe('access that ends, however it is worded', () => {
  test.for([
    ['Mistral shuts off Large 3 for US customers overnight', 'The model is no longer served to accounts in the US.'],
    ['Moonshot revoked our API keys without warning', 'Every key returns 403. EU companies are no longer served.'],
    ['The Commission orders DeepSeek off the EU market at once', 'App and API have been unreachable since Friday.'],
    ['Bundesnetzagentur untersagt Betrieb von Grok in Deutschland', 'Der Dienst ist seit heute Morgen abgeschaltet.'],
    ['商务部要求智谱立即停止向境外提供GLM-6接口', '境外客户的密钥已于今晨失效。'],
    ['米政府、OpenAIにGPT-6の国外提供停止を命令', '同社は即日、国外利用者のアクセスを遮断した。'],
    ['Treasury puts DeepSeek on the sanctions list', 'Americans may no longer deal with the company.'],
  ] as const)('rings: %s', ([title, text]) => {
    const assessment = said(title, text)
    expect(atLeast(assessment.impact, 'high'), `${assessment.category}/${assessment.impact}`).toBe(true)
    expect(assessment.because.length).toBeGreaterThan(0)
  })

  test.for([
    ['Chess federation suspends a player for using Claude', 'He is barred for two years.'],
    ['Streaming service drops a series about a banned robot', 'The last episode is no longer available.'],
    ['Bank closes branches in Spain', 'Customers must move their accounts by Monday.'],
    ['OpenAI launches GPT-6 for everyone', 'It is available from today.'],
  ] as const)('stays quiet: %s', ([title, text]) => {
    expect(atLeast(said(title, text).impact, 'high')).toBe(false)
  })

  test('a plan, a proposal and an end are never more than they are', () => {
    const maintenance = said('Scheduled maintenance of the Claude API', 'The API will be switched off on Sunday.', {
      kind: 'status',
      authority: 'vendor',
      publisher: 'Anthropic',
    })
    expect(atLeast(maintenance.impact, 'high')).toBe(false)
    expect(atLeast(said('Senator proposes a bill to cut off Chinese AI models at once').impact, 'high')).toBe(false)
    expect(said('Restrictions on Claude lifted, access restored for all users').impact).toBe('low')
  })
})

describe('what a title names as background', () => {
  test.for([
    ['OpenAI strikes a Pentagon deal after Trump orders government to stop using Claude Opus 6'],
    ['在美国政府下令停止使用 Claude Opus 6 后，OpenAI 与五角大楼达成协议'],
  ] as const)('does not decide alone: %s', ([title]) => {
    expect(said(title).category === 'export_control' && said(title).impact === 'critical').toBe(false)
  })

  test('the act itself decides, whatever caused it', () => {
    const assessment = said('After US order, Anthropic suspends access to Claude Opus 6 for foreign nationals')
    expect(assessment).toMatchObject({ impact: 'critical', populations: ['foreign_nationals'] })
  })
})

describe('negation', () => {
  const rules = (text: string) => fire(readItem(item(text))).map(({ frame }) => frame.id)

  test('a phrase that begins with a "no" is a phrase of its own', () => {
    const reading = readItem(item('OpenAI pulls GPT-6 API access without notice; the model is no longer available'))
    expect(splitNegated(reading).acts.map(({ id }) => id)).toEqual(expect.arrayContaining(['withhold', 'gone', 'soon']))
  })

  test('a denied act fires no rule', () => {
    expect(rules('OpenAI did not suspend the GPT-6 API for customers today')).not.toContain('withheld-now')
    expect(rules('OpenAI suspended the GPT-6 API for customers today')).toContain('withheld-now')
  })
})

test('a model that a watched list shows for the first time concerns nobody', () => {
  const listed = item(
    'Added to the api.example.com model list: gpt-6',
    'gpt-6 is listed now. Access may be suspended.',
    {
      kind: 'vendor',
      authority: 'vendor',
      publisher: 'OpenAI',
      facts: { change: 'added', models: ['gpt-6'] },
    },
  )
  expect(assess(listed)).toMatchObject({ relevant: false, impact: 'none', models: [] })
})

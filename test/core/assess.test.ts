import { describe, expect, test } from 'vitest'
import { assess } from '#src/core/assess.ts'
import { Assessment } from '#src/core/assessment.ts'
import { atLeast } from '#src/core/impact.ts'
import { Item } from '#src/core/item.ts'

const item = (parts: Record<string, unknown>) => Item.parse({ id: 'x', kind: 'news', text: '', ...parts })

describe('assess', () => {
  test('a cut of access by order of a government is critical, in every language of the sources', () => {
    const titles = [
      'Commerce Department orders Anthropic to suspend access to Claude Opus 7 for foreign nationals',
      '美国政府下令 Anthropic 立即暂停访问 Claude Opus 7，禁止外国公民使用',
      '米政府、AnthropicにClaude Opus 7への外国人のアクセス停止を命じる',
      'US-Regierung ordnet an: Anthropic sperrt den Zugang zu Claude Opus 7 für ausländische Staatsangehörige',
      'Le gouvernement américain ordonne à Anthropic : accès suspendu à Claude Opus 7 pour les ressortissants étrangers',
      'El gobierno de Estados Unidos ordena a Anthropic: acceso suspendido a Claude Opus 7 para ciudadanos extranjeros',
    ]
    for (const title of titles) {
      const said = assess(item({ title, published: '2027-02-01T00:00:00Z' }))
      expect([title, said.impact, said.vendors]).toEqual([title, 'critical', ['anthropic']])
      expect(said.category).toBe('export_control')
      expect(said.models).toEqual(['claude-opus-7'])
      expect(said.populations).toEqual(['foreign_nationals'])
      expect(said.jurisdictions).toContain('US')
    }
  })

  test('models nobody has listed are read by pattern', () => {
    const said = assess(item({ title: 'OpenAI suspends access to GPT-8.3 Nova after government directive' }))
    expect(said.models.some((id) => id.startsWith('gpt-8.3'))).toBe(true)
    expect(said.vendors).toEqual(['openai'])
  })

  test('hopes, denials and arguments about a cut are not a cut', () => {
    for (const title of [
      'Anthropic confident that access to Claude Opus 7 will be restored in the coming days',
      'Opinion: why the suspension of Claude Opus 7 was a mistake',
      'Export controls on Claude Opus 7 lifted, access restored for everyone',
    ])
      expect([title, atLeast(assess(item({ title })).impact, 'high')]).toEqual([title, false])
  })

  test('a retirement is graded by its notice', () => {
    const notice = (published: string, shutdown: string) =>
      assess(
        item({
          kind: 'vendor',
          authority: 'vendor',
          publisher: 'OpenAI deprecations',
          title: 'Deprecation of gpt-5.1-mini',
          text: `The model gpt-5.1-mini is deprecated. Shutdown date: ${shutdown}. Replacement: gpt-6-mini.`,
          published,
        }),
      )
    expect(notice('2027-01-01', '2027-01-05')).toMatchObject({
      category: 'model_deprecation',
      impact: 'critical',
      effectiveOn: '2027-01-05',
    })
    expect(notice('2027-01-01', '2027-06-01').impact).toBe('high')
    expect(notice('2027-01-01', '2028-06-01').impact).toBe('medium')
    expect(notice('2027-01-01', '2025-06-01').impact).toBe('low')
  })

  test('an outage is not a withdrawal, and an incident that is over is low', () => {
    const open = assess(
      item({
        kind: 'status',
        publisher: 'Anthropic',
        title: 'API unavailable for all models',
        text: 'Investigating. Affected components: API. Status: major outage.',
      }),
    )
    expect(open.category).toBe('outage')
    expect(open.impact).toBe('high')
    const over = assess(
      item({
        kind: 'status',
        publisher: 'Anthropic',
        phase: 'resolved',
        title: 'API unavailable for all models',
        text: 'This incident has been resolved. Affected components: API.',
      }),
    )
    expect(over).toMatchObject({ category: 'resolved', impact: 'low' })
  })

  test('look-alikes are not ours', () => {
    for (const title of [
      'New benchmark: Claude Opus 7 tops the coding leaderboard',
      'Judge sanctions attorney over hallucinated citations in court filing',
      'Airworthiness Directives; Example Aircraft Company Airplanes',
      'Startup raises $40 million to build gadgets',
    ]) {
      const said = assess(item({ title, kind: title.startsWith('Airworthiness') ? 'regulatory' : 'news' }))
      expect([title, said.relevant, said.impact]).toEqual([title, false, 'none'])
    }
  })

  test('the shape is always whole, whatever is missing', () => {
    for (const kind of ['regulatory', 'status', 'vendor', 'news'])
      expect(() => Assessment.parse(assess(Item.parse({ id: 'e', kind, title: '', text: '' })))).not.toThrow()
  })

  test('instruments are named as a lawyer would search for them', () => {
    const said = assess(
      item({
        kind: 'regulatory',
        title: 'Revision of controls on advanced computing items',
        text: 'This interim final rule amends 15 CFR part 744 and ECCN 3A090 of the Export Administration Regulations (EAR), under E.O. 14110.',
      }),
    )
    expect(said.instruments).toEqual(['15 CFR 744', 'EAR', 'ECCN 3A090', 'EO 14110'])
  })
})

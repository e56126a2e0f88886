// The seed story, told in our own words: a vendor withdraws two models under an export-control directive that also
// covers foreign nationals inside the country. The incident says little, a statement follows, the press confirms.

/** A status page's `incidents.json` with one incident in some state, or with none. */
export function statusPage(incident: 'none' | 'open' | 'resolved', base: string, at: Date): string {
  const when = at.toISOString()
  const page = { id: 'drill', name: 'Claude', url: base, time_zone: 'Etc/UTC', updated_at: when }
  if (incident === 'none') return JSON.stringify({ page, incidents: [] })
  const resolved = incident === 'resolved'
  const opened = {
    id: 'u1',
    status: 'monitoring',
    body: `Learn more: ${base}/news/access`,
    created_at: when,
    updated_at: when,
    display_at: when,
    incident_id: 'drill1',
  }
  const closed = { ...opened, id: 'u2', status: 'resolved', body: 'This incident has been resolved.' }
  return JSON.stringify({
    page,
    incidents: [
      {
        id: 'drill1',
        name: 'We have suspended access to Claude Fable 5 and Claude Mythos 5',
        status: resolved ? 'resolved' : 'monitoring',
        impact: 'minor',
        created_at: when,
        updated_at: when,
        monitoring_at: when,
        resolved_at: resolved ? when : null,
        shortlink: `${base}/i/drill1`,
        page_id: 'drill',
        incident_updates: resolved ? [closed, opened] : [opened],
        components: [],
      },
    ],
  })
}

/** One entry of an RSS feed. */
export interface Story {
  id: string
  title: string
  text: string
}

export const STATEMENT: Story = {
  id: 'statement',
  title: 'Claude Fable 5 and Claude Mythos 5: access suspended under a US government export-control directive',
  text: `Today we received a directive from the US Department of Commerce under the Export Administration Regulations (15 CFR part 744). It requires a licence for any access to Claude Fable 5 and Claude Mythos 5 by foreign nationals, including foreign nationals inside the United States (deemed export). We have suspended all access to both models, effective immediately.`,
}

export const PRESS: Story = {
  id: 'press',
  title: 'Anthropic suspends access to Claude Fable 5 and Mythos 5 after US export-control order',
  text: `Anthropic has cut off access to its two most capable models, Claude Fable 5 and Claude Mythos 5, after an export-control directive of the Commerce Department that bars foreign nationals from using them, the company confirmed on Friday. Customers reported failing requests within the hour.`,
}

export const RETURN: Story = {
  id: 'return',
  title: 'Access to Claude Fable 5 and Claude Mythos 5 is restored',
  text: `The Department of Commerce has lifted the export-control directive. Access to Claude Fable 5 and Claude Mythos 5 has been restored for all users, effective immediately.`,
}

/** An RSS 2.0 feed of some stories, newest first. */
export function feed(title: string, base: string, stories: readonly Story[], at: Date): string {
  const items = stories.map(
    (story) =>
      `<item><guid isPermaLink="false">${story.id}</guid><title>${story.title}</title><link>${base}/${story.id}</link>` +
      `<pubDate>${at.toUTCString()}</pubDate><description>${story.text}</description></item>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>${title}</title><link>${base}</link><description>${title}</description>${items.join('')}</channel></rss>`
}

/** The configuration of the drill: the example of the manual, on loopback. */
export function drillConfig(
  hosts: Record<'publisher' | 'slack' | 'mail' | 'hook' | 'proxy', string>,
  secret: string,
): string {
  const source = (id: string, dialect: string, publisher: string, kind: string, authority: string, path: string) =>
    JSON.stringify({
      ...{ id, dialect, name: id, publisher, kind, authority, jurisdiction: kind === 'news' ? null : 'US' },
      ...{ url: `http://${hosts.publisher}${path}`, every: '1s' },
    })
  return `
server: { host: 127.0.0.1, port: 0 }
database: pglite:memory
fetch: { contact: drill@localhost.invalid, allowPrivate: [${Object.values(hosts)
    .map((host) => JSON.stringify(host))
    .join(', ')}] }
sources:
  enable: ["drill/*"]
  custom:
    - ${source('drill/status', 'statuspage', 'Anthropic', 'status', 'vendor', '/status.json')}
    - ${source('drill/newsroom', 'rss', 'Anthropic', 'vendor', 'vendor', '/newsroom.xml')}
    - ${source('drill/press', 'rss', 'The Drill Gazette', 'news', 'press', '/press.xml')}
inventory:
  populations: { foreign_nationals: { clearedBy: [us_person] } }
  routes:
    - id: support-chat
      gateway: main
      share: 0.4
      regions: [US, EU]
      targets:
        - { id: fable, vendor: anthropic, model: claude-fable-5 }
        - { id: gpt, vendor: openai, model: gpt-5.5, host: microsoft }
        - { id: own, vendor: alibaba, model: qwen3-235b, host: self-hosted }
channels:
  - { id: compliance, type: slack, channel: "#ai-compliance" }
  - { id: desk, type: email, to: [desk@example.com] }
  - { id: hook, type: webhook, url: "http://${hosts.hook}/hook", secret: "${secret}" }
subscriptions:
  - { id: critical-now, match: { impact: ">=high" }, channels: [compliance, desk, hook], mode: immediate }
policies:
  - id: cut-off
    match: { category: [export_control, sanctions, vendor_withdrawal, court_order], impact: ">=critical" }
    require: { confidence: 0.6, witnesses: 2, authority: [official, vendor] }
    restrict: { scope: affected, basis: legal }
    mode: enforce
    limits: { maxShareMoved: 0.6, maxPerDay: 3, cooldown: 30m }
    lift: { after: 60m, mode: propose }
gateways:
  - { id: main, type: litellm, url: "http://${hosts.proxy}", key: drill-master-key, settle: 5s }
  - { id: edge, type: pull, token: drill-edge-token-0123456789 }
slack: { botToken: xoxb-drill, apiUrl: "http://${hosts.slack}/api/" }
email: { smtp: "smtp://${hosts.mail}", from: "Tocsin <tocsin@example.com>" }
`
}

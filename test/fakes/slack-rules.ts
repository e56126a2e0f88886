/** The rules of Block Kit that Slack enforces (docs.slack.dev/reference/block-kit), as far as Tocsin's blocks go. */

interface Node {
  type?: string
  [key: string]: unknown
}

/** What Slack would refuse in the arguments of a message; empty when it takes them. */
export function blockProblems(args: Record<string, unknown>): string[] {
  const problems: string[] = []
  const blocks = (args.blocks ?? []) as Node[]
  if (blocks.length === 0 && !args.text) problems.push('no_text')
  if (blocks.length > 50) problems.push(`${blocks.length} blocks`)
  if (typeof args.text === 'string' && args.text.length > 40_000) problems.push('text too long')
  problems.push(...mrkdwnProblems(String(args.text ?? ''), 'text'))
  blocks.forEach((block, index) => {
    problems.push(...blockProblem(block).map((problem) => `blocks/${index}: ${problem}`))
  })
  const ids = blocks
    .flatMap((block) => (block.type === 'actions' ? (block.elements as Node[]) : []))
    .map((e) => e.action_id)
  if (new Set(ids).size !== ids.length) problems.push('action_id twice')
  return problems
}

/** Everything that a reader sees in blocks, for tests that look for words. */
export function visibleText(blocks: unknown): string {
  if (Array.isArray(blocks)) return blocks.map(visibleText).join('\n')
  if (blocks === null || typeof blocks !== 'object') return ''
  const node = blocks as Node
  const own = typeof node.text === 'string' ? node.text : ''
  return [own, ...Object.values(node).map((value) => (typeof value === 'object' ? visibleText(value) : ''))]
    .filter((part) => part !== '')
    .join('\n')
}

/** Nodes of a type anywhere in blocks. */
export function nodesOf(blocks: unknown, type: string): Node[] {
  if (Array.isArray(blocks)) return blocks.flatMap((block) => nodesOf(block, type))
  if (blocks === null || typeof blocks !== 'object') return []
  const node = blocks as Node
  const inner = Object.values(node).flatMap((value) => nodesOf(value, type))
  return node.type === type ? [node, ...inner] : inner
}

function blockProblem(block: Node): string[] {
  switch (block.type) {
    case 'header':
      return textProblem(block.text as Node, 150, ['plain_text'])
    case 'section':
      return block.text === undefined ? ['no text'] : textProblem(block.text as Node, 3_000, ['plain_text', 'mrkdwn'])
    case 'context': {
      const elements = block.elements as Node[]
      return elements.length > 10
        ? ['over 10 elements']
        : elements.flatMap((e) => textProblem(e, 3_000, ['plain_text', 'mrkdwn']))
    }
    case 'actions': {
      const elements = block.elements as Node[]
      return elements.length > 25 || elements.length === 0 ? ['number of elements'] : elements.flatMap(buttonProblem)
    }
    case 'rich_text':
      return (block.elements as Node[]).flatMap(richProblem)
    case 'divider':
      return []
    default:
      return [`unknown block ${block.type}`]
  }
}

function textProblem(text: Node, max: number, types: string[]): string[] {
  const problems: string[] = []
  const words = text.text
  if (!types.includes(text.type ?? '')) problems.push(`text of type ${text.type}`)
  if (typeof words !== 'string' || words.length === 0) return [...problems, 'empty text']
  if (words.length > max) problems.push(`text over ${max}`)
  if (text.type === 'mrkdwn') problems.push(...mrkdwnProblems(words, 'mrkdwn'))
  if (text.type === 'mrkdwn' && text.emoji !== undefined) problems.push('emoji in mrkdwn')
  return problems
}

/** Raw `<`, `>` or `&` would be read as a mention, a link or an entity. */
function mrkdwnProblems(words: string, where: string): string[] {
  return /[<>]|&(?!amp;|lt;|gt;)/.test(words) ? [`${where}: not escaped`] : []
}

function buttonProblem(button: Node): string[] {
  const problems = textProblem(button.text as Node, 75, ['plain_text'])
  if (button.type !== 'button') problems.push(`unknown element ${button.type}`)
  if (typeof button.action_id !== 'string' || button.action_id.length > 255) problems.push('action_id')
  if (typeof button.value === 'string' && button.value.length > 2_000) problems.push('value over 2000')
  if (typeof button.url === 'string' && button.url.length > 3_000) problems.push('url over 3000')
  if (button.style !== undefined && !['primary', 'danger'].includes(String(button.style))) problems.push('style')
  const label = button.accessibility_label
  if (typeof label === 'string' && label.length > 75) problems.push('accessibility_label over 75')
  const confirm = button.confirm as Record<string, Node> | undefined
  if (confirm === undefined) return problems
  return [
    ...problems,
    ...textProblem(confirm.title!, 100, ['plain_text']),
    ...textProblem(confirm.text!, 300, ['plain_text', 'mrkdwn']),
    ...textProblem(confirm.confirm!, 30, ['plain_text']),
    ...textProblem(confirm.deny!, 30, ['plain_text']),
  ]
}

function richProblem(element: Node): string[] {
  const children = element.elements as Node[] | undefined
  if (!Array.isArray(children) || children.length === 0) return [`empty ${element.type}`]
  if (element.type === 'rich_text_list') return children.flatMap(richProblem)
  if (element.type !== 'rich_text_section' && element.type !== 'rich_text_quote') return [`unknown ${element.type}`]
  return children.flatMap((child) => {
    if (child.type === 'text') return typeof child.text === 'string' && child.text !== '' ? [] : ['empty rich text']
    if (child.type === 'link') return URL.canParse(String(child.url)) ? [] : ['link without url']
    if (child.type === 'date') return Number.isInteger(child.timestamp) && child.fallback ? [] : ['date']
    return [`unknown element ${child.type}`]
  })
}

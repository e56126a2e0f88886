import { decodeEntities, htmlToText, looksLikeHtml, oneLine } from './_text.ts'

/** A paragraph, list item, table row or heading of a page, as plain text on one line. */
export interface Passage {
  text: string
  /** 1 to 6 for a heading, null for text. */
  level: number | null
  /** The nearest heading above, null before the first. */
  heading: string | null
  /** The head row of the table that a row belongs to. */
  columns?: string
}

/** Marks headings in text that came out of HTML; a private-use character, so no page contains it by accident. */
export const HEADING_MARK = '\ue000'

/** Passages of Markdown: links keep their words and lose their address, emphasis and tags go, a table row is one. */
export function markdownPassages(markdown: string): Passage[] {
  const lines = withoutFrontMatter(markdown.replace(/\r\n?/g, '\n')).split('\n')
  const out: Passage[] = []
  let heading: string | null = null
  let paragraph: string[] = []
  let fence: string | null = null
  let columns: string | undefined
  const flush = (): void => {
    const text = inline(paragraph.join(' '))
    if (text !== '') out.push({ text, level: null, heading })
    paragraph = []
  }
  const title = (text: string, level: number): void => {
    if (text === '') return
    out.push({ text, level, heading })
    heading = text
  }
  for (const line of lines) {
    if (!/^\s*\|/.test(line)) columns = undefined
    const mark = /^\s{0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence !== null || mark) {
      flush()
      if (fence === null) fence = mark!
      else if (mark?.startsWith(fence)) fence = null
      else if (line.trim() !== '') out.push({ text: oneLine(line), level: null, heading })
      continue
    }
    const atx = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line)
    if (atx) {
      flush()
      title(inline(atx[2]!), atx[1]!.length)
    } else if (/^\s{0,3}(?:=+|-{2,})\s*$/.test(line) && paragraph.length > 0) {
      const text = inline(paragraph.join(' '))
      paragraph = []
      title(text, line.includes('=') ? 1 : 2)
    } else if (/^\s*$/.test(line) || /^\s{0,3}(?:[-*_]\s*){3,}$/.test(line)) flush()
    else if (/^\s*\|.*\|\s*$/.test(line)) {
      flush()
      const row = inline(cells(line).join(' | '))
      if (/^[\s|:-]+$/.test(line)) columns = out.at(-1)?.text
      else if (row !== '') out.push({ text: row, level: null, heading, ...(columns ? { columns } : {}) })
    } else {
      if (/^\s*(?:[-*+]|\d{1,3}[.)])\s+/.test(line)) flush()
      paragraph.push(line.trim().replace(/^(?:[-*+]\s+|>\s?)/, ''))
    }
  }
  flush()
  return out
}

/** Passages of text that `htmlToText` made out of a page whose headings carry the mark. */
export function markedPassages(text: string): Passage[] {
  const out: Passage[] = []
  let heading: string | null = null
  for (const line of text.split('\n')) {
    const mark = new RegExp(`^(?:- )?${HEADING_MARK}([1-6])\\s*(.*)$`).exec(line)
    const words = oneLine((mark ? mark[2]! : line.replace(/^- /, '')).replaceAll(HEADING_MARK, ''))
    if (words === '') continue
    out.push({ text: words, level: mark ? Number(mark[1]) : null, heading })
    if (mark) heading = words
  }
  return out
}

/** The cells of a table row; a backslash keeps a bar inside one. */
function cells(line: string): string[] {
  return line
    .trim()
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())
}

/** A `---` block of metadata at the top says nothing that readers see. */
function withoutFrontMatter(text: string): string {
  const block = /^\s*---\n[\s\S]{0,5000}?\n---\n/.exec(text)
  return block ? text.slice(block[0].length) : text
}

function inline(markdown: string): string {
  const plain = markdown
    .replace(/!\[[^\]]{0,500}\]\([^()\s]{0,2000}(?:\s"[^"]{0,200}")?\)/g, ' ')
    .replace(/\[([^[\]]{0,2000})\]\((?:[^()\s]|\([^()\s]{0,500}\)){0,2000}(?:\s"[^"]{0,200}")?\)/g, '$1')
    .replace(/\[([^[\]]{1,500})\]\[[^\]]{0,100}\]/g, '$1')
    .replace(/<((?:https?:\/\/|mailto:)[^<>\s]{1,2000})>/g, '$1')
    .replace(/(\*\*|__)(?=\S)([^\n]{1,2000}?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\w*])([*_])(?=\S)([^*_\n]{1,2000}?)(?<=\S)\1(?![\w*])/g, '$2')
    .replace(/`{1,3}([^`]{0,2000})`{1,3}/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!|<>~$-])/g, '$1')
  return oneLine(looksLikeHtml(plain) ? htmlToText(plain) : decodeEntities(plain))
}

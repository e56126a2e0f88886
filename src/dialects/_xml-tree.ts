import { load } from 'cheerio'

/** An element or a piece of text, as cheerio's XML mode builds it. */
export interface XmlNode {
  readonly type: string
  readonly name?: string
  readonly data?: string
  readonly attribs?: Readonly<Record<string, string>>
  readonly children?: readonly XmlNode[]
}

/** The root element of XML that went through `cleanXml`. */
export function rootOf(xml: string): XmlNode {
  const document = load(xml, { xml: true }).root()[0] as unknown as XmlNode
  return elements(document)[0] ?? { type: 'tag', name: '', attribs: {}, children: [] }
}

/** The child elements, all or those of the given names. */
export function elements(node: XmlNode, ...names: readonly string[]): XmlNode[] {
  return (node.children ?? []).filter(
    (child) =>
      child.type !== 'text' && child.type !== 'cdata' && (names.length === 0 || names.includes(child.name ?? '')),
  )
}

/** The first child element with one of the names, in the order of the names. */
export function first(node: XmlNode, ...names: readonly string[]): XmlNode | null {
  for (const name of names) {
    const found = elements(node, name)[0]
    if (found) return found
  }
  return null
}

/** An attribute's value, or null. */
export function attribute(node: XmlNode, name: string): string | null {
  return node.attribs && Object.hasOwn(node.attribs, name) ? node.attribs[name]! : null
}

/** All text inside, without markup. Depth is bounded by `cleanXml`. */
export function innerText(node: XmlNode): string {
  if (node.type === 'text') return node.data ?? ''
  return (node.children ?? []).map(innerText).join('')
}

/** True when there are elements inside: markup that is written inline and not escaped. */
export function hasMarkup(node: XmlNode): boolean {
  return elements(node).length > 0
}

/** The inside as HTML source. */
export function innerMarkup(node: XmlNode): string {
  return (node.children ?? [])
    .map((child) => {
      if (child.type === 'text') return (child.data ?? '').replace(/&/g, '&amp;').replace(/</g, '&lt;')
      if (child.type === 'cdata') return innerText(child)
      const attributes = Object.entries(child.attribs ?? {})
        .map(([name, value]) => ` ${name}="${value.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"`)
        .join('')
      return `<${child.name}${attributes}>${innerMarkup(child)}</${child.name}>`
    })
    .join('')
}

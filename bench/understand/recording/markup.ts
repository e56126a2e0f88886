import * as cheerio from 'cheerio'

/** The text of what may be markup, or markup that was escaped once more. */
export function plain(markup: string | undefined): string {
  return textOf(textOf(markup ?? ''))
    .replace(/\s+/g, ' ')
    .trim()
}

/** A name as part of a source's id. */
export function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

function textOf(markup: string): string {
  return /[<&]/.test(markup)
    ? cheerio
        .load(`<div>${markup.replaceAll('<', ' <')}</div>`)('div')
        .first()
        .text()
    : markup
}

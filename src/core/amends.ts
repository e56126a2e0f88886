import type { Reading } from './event.ts'
import { atLeast } from './impact.ts'

/** Characters in which a text says what it does to an earlier one. */
const OPENING = 400

// A report and that it is withdrawn stand together: a model, a product and a lawsuit are withdrawn too.
const RETRACTED = new RegExp(
  [
    /\b(retract(s|ed|ion|ing)?|false alarm|issued in error|published in error|sent in error|erroneous(ly)?|was (incorrect|inaccurate|not true)|withdraws? (its|the|this) (report|story|notice))\b/u,
    /\b(bericht|meldung|nachricht|artikel)\b.{0,80}\bzurück(gezogen|genommen)?\b|\bfalschmeldung\b/u,
    /\b(dépêche|article|information)\b.{0,80}\b(retirée?|rétractée?)(?!\p{L})|\bretir(e|é) (sa|son|cette) (dépêche|article|information)/u,
    /\b(noticia|información|artículo|despacho)\b.{0,80}\bretirad[ao]\b|\bretira(do)? (la|su|el) (noticia|información|artículo|despacho)\b|\bfalsa alarma\b/u,
    /撤回.{0,40}(报道|報道|消息|稿件|文章)|误报|(記事|報道).{0,8}(取り消|撤回)|誤報/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'iu',
)
const DENIED = new RegExp(
  [
    /\b(den(y|ies|ied)(?! (all |the |its |their )?(export|licen[cs]es?|access|visas?|entry|motions?|appeals?|petitions?|requests?|stay|injunction)\b)|not true|no such|no plans?(?! (to|of|for) (return|restor|resum|bring|reopen|reinstat|replac|lift|appeal))|untrue|false report|unfounded)\b/u,
    /\b(dementiert|bestreitet)\b|\btrifft nicht zu\b|\bweist\b.{0,60}\bzurück\b/u,
    /\bdément(it|ent)?\b|\b(desmiente|niega|desmintió)\b/u,
    /否认|不属实|不实|辟谣|谣言|否定|事実ではない|事実無根/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'iu',
)
// Inside a text, only what is said of reports counts: a statement may deny one thing and announce another.
const REPORTS_DENIED = new RegExp(
  [
    /\b(reports?|claims?|rumou?rs?|stor(y|ies)|speculation)\b[^.]{0,120}\b((is|are|was|were) (not true|false|untrue|wrong|incorrect|unfounded|baseless)|that is not true)\b/u,
    /\b(reports?|claims?|rumou?rs?)\b[^.]{0,120}\.\s*(that|this|it) is (not true|false|untrue|wrong)\b/u,
    /\bwe (firmly |categorically )?(deny|reject) (the |these |those )?(reports?|claims?|rumou?rs?)\b/u,
    /(报道|传言|消息).{0,60}(不属实|不实|系谣言)|(報道|記事).{0,60}(事実ではない|事実ではありません|事実無根)/u,
    /\b(berichte|meldungen)\b[^.]{0,120}\b(treffen nicht zu|sind falsch)\b|\b(informations|articles)\b[^.]{0,120}\b(sont fausses|sont faux|sont inexact)|\b(informaciones|noticias)\b[^.]{0,120}\b(son falsas|no son ciertas)\b/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'iu',
)
// Who denies and adds that no order came and all runs as ever repeats grave words only to deny them.
const ALL_WELL =
  /\b(received no|(not|n['’]t) received (any|an|such)|no such (order|notice|notification|letter|request|instruction)|(operat|runn?|work)(e|es|s|ing) (as (usual|normal)|normally))\b|(未|没有)收到|(一切|运行|服务|使用)正常|正常(运行|使用|提供)|受け取って(いない|いません|おりません)|通常(通り|どおり)|\bkeine solche\b|\b(aucun|ningun)e?a? (telle? )?(ordre|demande|orden|notificación)\b/iu
const CORRECTED =
  /\b(corrigend(um|a)|corrections?|corrects|corrected|erratum|errata|berichtigung|berichtigt|richtigstellung|rectificatif|corrección|rectificación|corrige|postpon(es|ed)|verschiebt|verschoben|aplaza)\b|更正|勘误|訂正|推迟|延期/i

const MONTH =
  '(january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)'
/** A date stands in the place of another one. */
const OTHER_DATE = new RegExp(
  `\\b(instead of|rather than|statt|anstatt|au lieu d[ue]|en lugar de|en vez de) (on |from |am |ab |le |el |del )?(the )?(\\d{1,2}(st|nd|rd|th|er|\\.)? (de )?)?${MONTH}(?!\\p{L})`,
  'iu',
)

/** True when the words take back what was said, or say that it never was so. */
export function takesBack({ item, assessment }: Reading): boolean {
  if (RETRACTED.test(item.title.slice(0, 500))) return true
  return RETRACTED.test(item.text.slice(0, OPENING)) && assessment.category === 'other'
}

/**
 * True when it says that something reported is not so. A text that is grave news itself may deny a part of what is told
 * about it and is no denial, unless its title is one.
 */
export function denies({ item, assessment }: Reading): boolean {
  if (DENIED.test(item.title.slice(0, 500))) return true
  const opening = item.text.slice(0, OPENING)
  return (
    REPORTS_DENIED.test(opening) &&
    (!atLeast(assessment.impact, 'high') || (!titleTells(assessment) && ALL_WELL.test(opening)))
  )
}

/** True when a title says itself what happened, unlike `A statement on yesterday's reports`. */
export function titleTells({ because }: Reading['assessment']): boolean {
  return because.some(({ field, rule }) => field === 'title' && !rule.startsWith('@') && rule !== 'wording')
}

/** True when its title says that it puts right, or puts off, what was published before. */
export function corrects({ item }: Reading): boolean {
  return typeof item.facts.correctionOf === 'string' || CORRECTED.test(item.title.slice(0, 500))
}

/** True when it gives another date for what was announced before, in its title or in its opening. */
export function movesDate(reading: Reading): boolean {
  return corrects(reading) || OTHER_DATE.test(reading.item.text.slice(0, OPENING))
}

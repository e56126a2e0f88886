import type { Reading } from './event.ts'
import { undoesMeasure } from './ruling.ts'

export const TRACKS = [
  'act',
  'eased',
  'lifted',
  'threat',
  'suit',
  'ruling',
  'law',
  'retirement',
  'terms',
  'price',
  'service',
  'security',
  'other',
  'none',
] as const
/**
 * Which strand of a story a reading belongs to. Stages of one story are different strands: a measure that is
 * threatened, ordered (`act`), partly eased and lifted makes four events; so do a law suit and its ruling.
 */
export type Track = (typeof TRACKS)[number]

/** Characters that are read: titles and single paragraphs are shorter; hostile ones are not. */
const MAX_READ = 2_000
/** Characters in which a text says what it is about. */
const LEAD = 280
// Somebody speaks of the end of a measure, but it has not ended: talk, hope, denial.
const TENTATIVE =
  /\b(expect(s|ed|ing)?|could|may|might|would|should|plans? to|hopes?|hoping|wants?|calls? (for|on|to)|urg(e|es|ed|ing)|push(es|ing)? (for|to)|talks?|negotiat\w+|consider(s|ing|ed)?|confident|petition|demand(s|ed)?|asks?|if |not back|not (yet|been|being)|(isn|wasn|aren|hasn|haven)['’]t|remains? (unavailable|suspended|offline|in force|banned)|still (unavailable|suspended|banned|off)|rumou?r\w*|soon)\b|预计|或将|可能|有望|見通し|期待|見込み/i
const LIFTED =
  /\b(lift(s|ed)|rescind(s|ed)|revok(es|ed)|remov(es|ed)|drop(s|ped)|withdr(aws|ew|awn)|ends|ended|revers(es|ed))\b.{0,48}\b(bans?|controls?|restrictions?|directive|order|suspension|designation|label|sanctions?|block)\b|\b(bans?|controls?|restrictions?|directive|suspension|designation|sanctions?)\b.{0,40}\b(lifted|rescinded|revoked|removed|dropped|(is|are|now) over)\b|\bredeploy(s|ed|ing|ment)?\b|\b(restor(e|es|ed|ing)|reinstat(e|es|ed|ing)|resum(e|es|ed|ing)|regain(s|ed|ing)?)\b.{0,32}\b(access|availability|service|sales|exports|shipments?|shipping)\b|\b(access|availability|service)\b.{0,40}\b(restored|reinstated|resumed)\b|\b(is|are) (now )?back\b|\bback (online|worldwide|for everyone|in service)\b|\bavailable again\b|\bunban(s|ned)\b|解禁|解除|恢复(访问|使用|上线|服务|提供|调用)|重新上线|再デプロイ|再開|復旧/i
const EASED =
  /\b(allow(s|ed|ing)?|permit(s|ted|ting)?|let(s|ting)?|clear(s|ed|ing)?|approv(e|es|ing)|grant(s|ed|ing)?|authori[sz](e|es|ed|ing)|lift(s|ed|ing)?)\b.{0,90}\b(trusted|vetted|select(ed)?|approved|listed|partners?|about \d+|\d+\+? (us |u\.s\. )?(organi[sz]ations|companies|firms|partners))\b|\b(allow-?list|partial(ly)? (lift|restor|eas|relax)|limited (re-?)?release|waiver|exemption)|允许.{0,40}(可信|伙伴|合作)|信頼.{0,10}パートナー|部分解除|一部解除/i
// Back for some: a first group, those on a list, so many organisations.
const BACK_FOR_SOME =
  /\b(returns?|returned|restored?|resum(es|ed)|reopen(s|ed)|back|available|provided?)( again)?( only)? (for|to) (only )?((a|the) )?(first|few|some|selected?|certain|limited|small|listed|approved|verified|about \d+|\d+)\b|\b(nur|zunächst|vorerst) für (einige|ausgewählte|etwa|rund|\d+)|\b(uniquement|seulement|d['’]abord) (pour|à) (certain|quelques|une|un|\d+)|\b(solo|sólo|primero) para (algun|un|\d+)|に限(り|って|定)|仅(限|向|对|对于).{0,24}(恢复|开放|提供)|(恢复|开放|提供).{0,24}仅(限|向|对)/i
const STILL_GONE =
  /\b(remains?|still|continues? to be|are|is|stays?) (currently )?(unavailable|suspended|disabled|offline|inaccessible|not (yet )?(available|accessible))\b|\bno longer available\b|\bnot (yet )?(been )?restored\b/i
const TIGHTENED =
  /\b(limit(s|ed|ing)?|restrict(s|ed|ing)?|ban(s|ned|ning)?|block(s|ed|ing)?|suspend(s|ed|ing)?)\b.{0,60}\b(access|release|use|sales|exports?)\b.{0,20}\bto\b/i
const SUIT =
  /\b(su(e|es|ed|ing)|lawsuits?|files? (a )?(suit|complaint)|legal challenge|class.action|complaint against|litigation|takes? .{0,30} to court)\b|起诉|诉讼|提訴|訴訟/i

// A rule or an order is undone by another.
const REPEALED =
  /\b(repeal(s|ed|ing)?|annul(s|led|ling)?|revok(es|ed|ing)|rescind(s|ed|ing)?)\b.{0,60}\b(decision|regulation|order|directive|measures?|rules?|act)\b|\b(Aufhebung|hebt)\b.{0,60}\b(Beschluss\w*|Verordnung|Anordnung|Verbot\w*)|\b(abrogeant|abroge|lève)\b.{0,60}\b(décision|règlement|mesures?|interdiction)|\b(deroga|levanta)\b.{0,60}\b(decisión|reglamento|prohibición|medidas?)|废止|廃止/i
/** What was announced is now in force by a formal act: a notice, a listing, a letter to whom it concerns. */
const FORMAL =
  /\b(formal(ly)?|official(ly)?)\b.{0,60}\b(designat\w+|label\w*|list(s|ed)?|blacklist\w*|ban(s|ned)?|prohibit\w*|bar(s|red)?|restrict\w*|add(s|ed)|notif\w+|impos\w+|sanction\w*)\b|正式.{0,16}(列为|列入|认定|禁止|制裁|指定)|正式に.{0,20}(指定|禁止|認定)/i

// A service that was disturbed, not a measure, is what has ended.
const DISTURBED =
  /\b(outages?|downtime|incidents?|disruptions?|goes down|went down|degraded)\b|故障|宕机|崩溃|中断后|障害|ダウン|장애|\b(ausfall|störung|panne|caída|interrupción)/i

// A court acts on a measure, rather than whoever took it.
const RULED =
  /\b(judges?|courts?|tribunal)\b.{0,60}\b(blocks?|halts?|pauses?|suspends?|enjoins?|strikes?|stays?|vacates?|rejects?|upholds?|rules?|grants?|bars?)\b|\b(preliminary )?injunction\b|差し止め|仮処分|法院.{0,16}(暂停|叫停|禁止|驳回|裁定)|\b(gericht|richter(in)?)\b.{0,40}\b(stoppt|blockiert|setzt|untersagt|kippt)|\b(juez|jueza|tribunal)\b.{0,40}\b(bloquea|suspende|frena)|\b(juge|tribunal)\b.{0,40}\b(bloque|suspend)/i

/** Which strand of a story a reading tells, from its category and, for the stages of a measure, its own words. */
export function trackOf(reading: Reading): Track {
  const { item, assessment } = reading
  const title = item.title.slice(0, MAX_READ)
  if (!assessment.relevant) return 'none'
  switch (assessment.category) {
    case 'outage':
    case 'degradation':
    case 'maintenance':
      return 'service'
    case 'resolved':
      if (isIncident(reading) || DISTURBED.test(title)) return 'service'
      if (isForSome(title, item.text)) return 'eased'
      return saysReturned(title) || LIFTED.test(item.text.slice(0, LEAD)) ? 'lifted' : 'other'
    case 'export_control':
    case 'sanctions':
    case 'vendor_withdrawal':
    case 'region_restriction':
      return undoes(reading) ? 'ruling' : stageOfMeasure(title, item.text)
    case 'court_order':
      return SUIT.test(title) && !/\b(rul(es|ed|ing)|orders?|injunction|judge|blocks?)\b/i.test(title)
        ? 'suit'
        : 'ruling'
    case 'policy_signal':
      return SUIT.test(title) ? 'suit' : 'threat'
    case 'ai_regulation':
      return REPEALED.test(title) && !TENTATIVE.test(title) ? 'lifted' : 'law'
    case 'model_deprecation':
      return 'retirement'
    case 'terms_change':
      return 'terms'
    case 'price_or_quota_change':
      return 'price'
    case 'security_incident':
      return 'security'
    case 'other':
      return 'other'
  }
}

/** True when the title says that a measure, perhaps announced before, was formally taken. */
export function isFormal(reading: Reading): boolean {
  const { category } = reading.assessment
  if (category !== 'sanctions' && category !== 'export_control' && category !== 'region_restriction') return false
  return trackOf(reading) === 'act' && FORMAL.test(reading.item.title.slice(0, MAX_READ))
}

/** True for an incident of a status page, whose phases end it by itself. */
export function isIncident(reading: Reading): boolean {
  return reading.item.kind === 'status' || reading.item.phase !== null
}

/** True for an incident that whoever tells of it will also close: a reader's post in a forum stays as it was written. */
export function isClosable(reading: Reading): boolean {
  return isIncident(reading) && (reading.item.phase !== null || reading.item.authority !== 'aggregator')
}

/** True when a court takes the force from a measure, rather than giving it to one. */
export function undoes({ item, assessment }: Reading): boolean {
  return assessment.relevant && undoesMeasure(item.title)
}

/** True when the words say that a measure has ended or a model is back, for everybody and already. */
export function saysReturned(text: string): boolean {
  const said = text.slice(0, MAX_READ)
  return LIFTED.test(said) && !TENTATIVE.test(said) && !EASED.test(said)
}

/** True when the words say that access is closed, or closed still. */
export function saysGone(text: string): boolean {
  return STILL_GONE.test(text)
}

/** True when access is back for some and the text does not say that it is for everybody. */
function isForSome(title: string, text: string): boolean {
  if (EASED.test(title) || BACK_FOR_SOME.test(title)) return true
  const lead = text.slice(0, LEAD)
  return (EASED.test(lead) || BACK_FOR_SOME.test(lead)) && saysGone(text.slice(0, MAX_READ))
}

function stageOfMeasure(title: string, text: string): Track {
  const lead = text.slice(0, LEAD)
  if (RULED.test(title)) return 'ruling'
  if (SUIT.test(title)) return 'suit'
  if (TIGHTENED.test(title)) return 'act'
  if (EASED.test(title) || (EASED.test(lead) && LIFTED.test(title))) return 'eased'
  return saysReturned(title) ? 'lifted' : 'act'
}

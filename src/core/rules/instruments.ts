import type { Reading } from '../vocabulary/reading.ts'
import { hintsFor, hintsIn } from './instrument-hints.ts'

/** Instruments by name: what they are called, how sources write them (case matters for acronyms), and hints at that. */
const NAMED: readonly (readonly [string, RegExp, string])[] = [
  ['EAR', /\bEAR\b|Export Administration Regulations/, 'ear adm'],
  ['ECRA', /\bECRA\b|Export Control Reform Act/, 'ecr ref'],
  ['ITAR', /\bITAR\b|International Traffic in Arms Regulations/, 'ita arm'],
  ['IEEPA', /\bIEEPA\b|International Emergency Economic Powers Act/, 'iee eme'],
  ['Entity List', /Entity List|实体清单|エンティティ・?リスト/, 'lis 清 リ'],
  ['SDN List', /\bSDN\b|Specially Designated Nationals/, 'sdn des'],
  ['AI Diffusion Rule', /AI Diffusion|Framework for Artificial Intelligence Diffusion/i, 'dif'],
  [
    'EU AI Act',
    /\bAI Act\b|KI-Verordnung|EU AI法|欧盟人工智能法|Reglamento de IA|règlement sur l['’]IA/i,
    'act ver 法 ia*',
  ],
  ['GDPR', /\bGDPR\b|\bDSGVO\b|\bRGPD\b/, 'gdp dsg rgp'],
  ['DMA', /\bDMA\b|Digital Markets Act/, 'dma act'],
  ['DSA', /\bDSA\b|Digital Services Act/, 'dsa act'],
  ['Defense Production Act', /Defense Production Act|国防生产法|国防生産法/, 'act 法'],
  ['CHIPS Act', /CHIPS Act/, 'act'],
  ['10 USC 3252', /supply[- ]chain risk|供应链风险|サプライチェーンリスク|供給チェーンリスク/i, 'ris 险 ク'],
  ['RAISE Act', /\bRAISE Act\b/, 'rai'],
  [
    'Generative AI Measures',
    /Measures for the Management of Generative Artificial Intelligence|生成式人工智能服务管理/i,
    'gen 式',
  ],
]

/** Instruments by number: CFR and USC cites, ECCNs, executive orders, public laws, EU acts, bills; and hints at them. */
const NUMBERED: readonly (readonly [RegExp, (match: RegExpExecArray) => string, string])[] = [
  [
    /\b(\d{1,2}) ?C\.?F\.?R\.? (?:part |parts |§ ?)?(\d{1,4})(\.\d{1,4})?/gi,
    (m) => `${m[1]} CFR ${m[2]}${m[3] ?? ''}`,
    'cfr cf. c.f',
  ],
  [/\b(\d{1,2}) ?U\.?S\.?C\.? (?:§ ?)?(\d{1,5}[a-z]?)\b/gi, (m) => `${m[1]} USC ${m[2]}`, 'usc us. u.s'],
  [/\bpart (7[3-7]\d) of the (?:EAR|Export Administration)/gi, (m) => `15 CFR ${m[1]}`, 'par'],
  [/\b([0-9][A-E][0-9]{3})(\.[a-z])?\b/g, (m) => `ECCN ${m[1]}${m[2] ?? ''}`, 'a## b## c## d## e##'],
  [/\b0Y521\b/g, () => 'ECCN 0Y521', 'y52'],
  [/\b(?:Executive Order|E\.O\.|EO|大統領令|行政令) ?(1[0-9]{4})\b/g, (m) => `EO ${m[1]}`, 'exe e.o eo* 令'],
  [/\b(?:Public Law|Pub\. L\.|P\.L\.) (\d{2,3}-\d{1,3})\b/g, (m) => `PL ${m[1]}`, 'pub p.l'],
  [
    /\b(?:Regulation|Directive|Verordnung|Règlement|Reglamento) \((?:EU|EG|UE|EC)\) ?(?:No\.? ?|Nr\. ?)?(\d{2,4}\/\d{2,4})/gi,
    (m) => `EU ${m[1]}`,
    'reg dir ver règ',
  ],
  [/\b(?:S\.?B\.?|SB|Senate Bill)[- ]?(\d{1,4})\b/g, (m) => `SB ${m[1]}`, 'sb* s.b sen'],
  [/\bH\.R\. ?(\d{1,5})\b/g, (m) => `HR ${m[1]}`, 'h.r'],
  [/\bNDAA\b|National Defense Authorization Act/g, () => 'NDAA', 'nda aut'],
]
/** Without one of these words nothing is cited; folded text. */
const HINT =
  /\b(?:ear|ecra|itar|ieepa|sdn|gdpr|dsgvo|rgpd|dma|dsa|ndaa|cfr|usc|u\.s\.c|c\.f\.r|eo|e\.o|sb|s\.b|h\.r|p\.l|act|list|law|order|rule|part|regulation|regulations|directive|measures|reglamento|reglement|ki-verordnung|verordnung|diffusion|supply[- ]chain|specially|[0-9][a-e][0-9]{3}|0y521)\b|ai法|法|清单|リスト|リスク|风险|行政令|大統領令/
const MAX_SCAN = 40_000
const MAX_FOUND = 20

const HINTS = hintsFor([...NAMED, ...NUMBERED].map(([, , hints]) => hints))

/** Laws, rules and lists that an item cites, as short names a lawyer would search for. */
export function instrumentsOf(reading: Reading): string[] {
  const { title, text } = reading.item
  const inTitle = hintsIn(title, Math.min(title.length, MAX_SCAN), HINTS)
  const inText = hintsIn(text, Math.min(text.length, MAX_SCAN), HINTS)
  const found = new Set<string>()
  if (inTitle !== 0) collect(title.slice(0, MAX_SCAN), inTitle, found)
  if (inText !== 0) collect(text.slice(0, MAX_SCAN), inText, found)
  // asked last, for most texts have nothing to ask it about
  if (found.size === 0 || !(HINT.test(reading.title.plain) || HINT.test(reading.text.plain))) return []
  return [...found].sort()
}

function collect(source: string, hints: number, found: Set<string>): void {
  for (const [index, [name, pattern]] of NAMED.entries())
    if ((hints & (1 << index)) !== 0 && pattern.test(source)) found.add(name)
  for (const [index, [pattern, name]] of NUMBERED.entries()) {
    if ((hints & (1 << (NAMED.length + index))) === 0) continue
    for (const match of source.matchAll(pattern)) {
      if (found.size >= MAX_FOUND) break
      found.add(name(match))
    }
  }
}

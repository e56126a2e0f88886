import type { Reading } from '../vocabulary/reading.ts'

/** Instruments by name: what they are called and how sources write them (case matters for acronyms). */
const NAMED: readonly (readonly [string, RegExp])[] = [
  ['EAR', /\bEAR\b|Export Administration Regulations/],
  ['ECRA', /\bECRA\b|Export Control Reform Act/],
  ['ITAR', /\bITAR\b|International Traffic in Arms Regulations/],
  ['IEEPA', /\bIEEPA\b|International Emergency Economic Powers Act/],
  ['Entity List', /Entity List|实体清单|エンティティ・?リスト/],
  ['SDN List', /\bSDN\b|Specially Designated Nationals/],
  ['AI Diffusion Rule', /AI Diffusion|Framework for Artificial Intelligence Diffusion/i],
  ['EU AI Act', /\bAI Act\b|KI-Verordnung|EU AI法|欧盟人工智能法|Reglamento de IA|règlement sur l['’]IA/i],
  ['GDPR', /\bGDPR\b|\bDSGVO\b|\bRGPD\b/],
  ['DMA', /\bDMA\b|Digital Markets Act/],
  ['DSA', /\bDSA\b|Digital Services Act/],
  ['Defense Production Act', /Defense Production Act|国防生产法|国防生産法/],
  ['CHIPS Act', /CHIPS Act/],
  ['10 USC 3252', /supply[- ]chain risk|供应链风险|サプライチェーンリスク|供給チェーンリスク/i],
  ['RAISE Act', /\bRAISE Act\b/],
  [
    'Generative AI Measures',
    /Measures for the Management of Generative Artificial Intelligence|生成式人工智能服务管理/i,
  ],
]

/** Instruments by number: CFR and USC cites, ECCNs, executive orders, public laws, EU acts, bills. */
const NUMBERED: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [/\b(\d{1,2}) ?C\.?F\.?R\.? (?:part |parts |§ ?)?(\d{1,4})(\.\d{1,4})?/gi, (m) => `${m[1]} CFR ${m[2]}${m[3] ?? ''}`],
  [/\b(\d{1,2}) ?U\.?S\.?C\.? (?:§ ?)?(\d{1,5}[a-z]?)\b/gi, (m) => `${m[1]} USC ${m[2]}`],
  [/\bpart (7[3-7]\d) of the (?:EAR|Export Administration)/gi, (m) => `15 CFR ${m[1]}`],
  [/\b([0-9][A-E][0-9]{3})(\.[a-z])?\b/g, (m) => `ECCN ${m[1]}${m[2] ?? ''}`],
  [/\b0Y521\b/g, () => 'ECCN 0Y521'],
  [/\b(?:Executive Order|E\.O\.|EO|大統領令|行政令) ?(1[0-9]{4})\b/g, (m) => `EO ${m[1]}`],
  [/\b(?:Public Law|Pub\. L\.|P\.L\.) (\d{2,3}-\d{1,3})\b/g, (m) => `PL ${m[1]}`],
  [
    /\b(?:Regulation|Directive|Verordnung|Règlement|Reglamento) \((?:EU|EG|UE|EC)\) ?(?:No\.? ?|Nr\. ?)?(\d{2,4}\/\d{2,4})/gi,
    (m) => `EU ${m[1]}`,
  ],
  [/\b(?:S\.?B\.?|SB|Senate Bill)[- ]?(\d{1,4})\b/g, (m) => `SB ${m[1]}`],
  [/\bH\.R\. ?(\d{1,5})\b/g, (m) => `HR ${m[1]}`],
  [/\bNDAA\b|National Defense Authorization Act/g, () => 'NDAA'],
]
/** One quick look that spares most texts the rest; folded text. */
const HINT =
  /\b(?:ear|ecra|itar|ieepa|sdn|gdpr|dsgvo|rgpd|dma|dsa|ndaa|cfr|usc|u\.s\.c|c\.f\.r|eo|e\.o|sb|s\.b|h\.r|p\.l|act|list|law|order|rule|part|regulation|regulations|directive|measures|reglamento|reglement|ki-verordnung|verordnung|diffusion|supply[- ]chain|specially|[0-9][a-e][0-9]{3}|0y521)\b|ai法|法|清单|リスト|リスク|风险|行政令|大統領令/
const MAX_SCAN = 40_000
const MAX_FOUND = 20

/** Laws, rules and lists that an item cites, as short names a lawyer would search for. */
export function instrumentsOf(reading: Reading): string[] {
  const found = new Set<string>()
  if (!HINT.test(reading.title.plain) && !HINT.test(reading.text.plain)) return []
  for (const field of ['title', 'text'] as const) {
    const source = reading.item[field].slice(0, MAX_SCAN)
    for (const [name, pattern] of NAMED) if (pattern.test(source)) found.add(name)
    for (const [pattern, name] of NUMBERED)
      for (const match of source.matchAll(pattern)) {
        if (found.size >= MAX_FOUND) break
        found.add(name(match as RegExpExecArray))
      }
  }
  return [...found].sort()
}

/** Cues of courts and of suits before them, those about something else included. */
export const COURTS: Readonly<Record<string, string>> = {
  court: `
    court|courts|judge|judges|injunction|restraining order|appeals court|supreme court|ruling|ruled|rules that
    verdict|court order*|tribunal
    法院|法官|裁定|裁决|判决|禁令|裁判所|判事|差し止め|仮処分|判決
    gericht|richter|urteil|einstweilige verfügung|juge|ordonnance|juez|fallo|sentencia|corte
  `,
  injunction: `
    injunction|restraining order|blocks the|blocked the|halts|stays the|stayed|temporarily blocks
    temporarily blocked
    暂停执行|临时禁令|差し止め|仮差し止め
    einstweilige verfügung|référé|medida cautelar
  `,
  lawsuit: `
    to challenge|will challenge|challenges the|amicus|amicus brief|sue|sues|sued|suing|lawsuit|lawsuits
    filed suit|files suit|class action|class-action|complaint|plaintiff*|litigation|legal battle
    起诉|诉讼|提訴|訴訟|集団訴訟
    klage|verklagt|procès|poursuit|plainte|demanda|demandó|demandan
  `,
  copyright: `
    copyright*|pirated|piracy|training data|authors guild|book authors|infring*|scraped|defamation|plagiari*
    版权|著作権|侵权
    urheberrecht*|droit d'auteur|derechos de autor|derecho de autor|settlement
  `,
  hallucinated_citation: `
    invented citation*|invented case*|made-up case*|anwält*|erfundene urteile|erfundener|fiktive urteile|avocat*
    citations inventées|jurisprudence inventée|abogad*|citas inventadas
    律师|虚构判例|虚假判例|弁護士|架空の判例
    hallucinat*|fabricated citation*|fake citation*|nonexistent case*|fictitious|rule 11|attorney*
    fabricated case*|pro se
  `,
  private_suit: `
    trade secret*|poach*|scam|trademark|defamation|liable for|false statements|wrongful|undressed|porn*|suicide
    ex-employees
    商业秘密
  `,
  friction: `
    raid|raids|raided|subpoena*|criminal investigation
    突击搜查|传票|刑事调查|家宅捜索
    durchsuch*|perquisition*|excluded|exclusion|out of the deal|crackdown|scrutiny|standoff|clash|feud|dispute
    fallout|retaliat*|investigat*|opens probe|probe|tensions|investigación
    除外|反論|葛藤|対立|强制|抨击|调查
    ouvre une enquête|enquête|untersucht|spannungen
  `,
  unconstitutional: 'unlawful|unconstitutional|illegal|arbitrary and capricious|违宪|違憲',
}

/** How far a rule has come, from a wish to a duty. Each key is a concept; rules are written over concepts. */
export const STAGES: Readonly<Record<string, string>> = {
  in_force: `
    takes effect|take effect|took effect|taking effect|goes into effect|went into effect|into effect
    enters into force|entered into force|comes into force|came into force|in force|enforcement starts
    enforcement begins|enforcement of the|becomes enforceable|is effective|effective date|this rule is effective
    effective immediately|signed into law|now law|puts signature|signs senate bill|signs house bill
    governor signs|signs landmark|signs first
    署名・成立|が成立|签署成为法律
    compliance deadline
    生效|施行|实施|正式施行|发布之日起|発効|施行され|執行開始|適用開始
    tritt in kraft|in kraft getreten|in kraft|gilt ab|gelten|entre en vigueur|entré en vigueur|en vigueur
    entra en vigor|entró en vigor|en vigor
  `,
  final_rule: `
    final rule|interim final rule|in this rule|amends the export|amending the export|is amending|this rule
    暫定最終規則|最终规则|最終規則
    [enacted]|enacted|enacts|promulgat*|adopted|passed into law|règle finale|reglamento definitivo
    endgültige regel
  `,
  proposed: `
    proposed rule|proposed rulemaking|notice of proposed|proposes to ban|proposes to restrict
    proposes legislation|[proposed]|draft for comment|draft for feedback|draft measures|scholars' draft
    request for comment*|requests comment*|request for information|public comment|seeks comment*|comment period
    consultation
    征求意见|草案|拟议|意见稿|提案|改正案|パブリックコメント
    entwurf|vorschlag|proposition|propuesta|borrador
  `,
  bill: `
    bill|bills|act of 2023|act of 2024|act of 2025|act of 2026|legislation|lawmakers|legislat*|vetoes|vetoed
    amendment*|passed the|senate vote*|house vote*|moratorium
    法案|立法|议员|議会|議員|モラトリアム
    gesetzgebung|abgeordnete|législation|sénat|legisladores|senado|ley
  `,
  defunct: '[defunct]|defunct|vetoed|died in committee|withdrawn bill|rescind*|rescission|repealed|否决|废止|廃案|撤回',
  considering: `
    considering|considers|consider|weighing|weighs|mulls|mulling|may ban|could ban|might ban|threatens
    threatened|threat to ban|threatening|plans to ban|plans to restrict|pushes for|calls for|call for|called for
    urge|urges|urged|urging|lobbying|lobbied|lobby|warns of|warning that|warns that|exploring|eyes|ultimatum
    demands|demanding|demand that|proposes|fights|opposes|slowdown|global freeze|pause in|favoring
    拟|考虑|酝酿|或将|呼吁|威胁要|敦促|検討|要請|呼びかけ*|要求し
    erwägt|droht|fordert|envisage|menace|appelle à|considera|amenaza con|podría prohibir|estudia
  `,
  executive_order: `
    executive order|executive orders|presidential memorandum|national security memorandum
    行政令|大統領令|行政命令
    décret présidentiel|orden ejecutiva|dekret
  `,
}

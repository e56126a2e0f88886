/** Cues of law and government: en, zh, ja, de, fr, es. Each key is a concept; rules are written over concepts. */
export const LAW: Readonly<Record<string, string>> = {
  export_control: `
    license review polic*|end-user controls|end user controls|export control*|export-control*
    export restriction*|export ban*|export rule*|export regulation*|export licen*|export-licen*
    export administration regulations|=EAR|bureau of industry and security|=BIS|entity list|unverified list
    validated end-user|validated end user|license requirement*|licence requirement*|deemed export*
    commerce control list|foreign direct product|military end us*|presumption of denial|restricts exports
    chip export*|ai diffusion|diffusion rule|reexport*
    出口管制|出口限制|出口禁令|实体清单|輸出管理|輸出規制|輸出禁止|輸出制限
    exportkontroll*|exportbeschränkung*|ausfuhrkontroll*|contrôle des exportations|contrôles à l'exportation
    restrictions d'exportation|control* de exportacion*|restricciones a la exportación
  `,
  itar: `
    international traffic in arms regulations|=ITAR|united states munitions list|=USML
    directorate of defense trade controls|firearm*|ammunition
  `,
  directive: `
    directive|directives|orders anthropic|ordered to|government order*|orders|ordered|mandate*|instructed to
    forces|forced to|compels|compelled
    指令|命令|下令|勒令|责令|ディレクティブ|命じ*
    anordnung|angeordnet|weisung|directive gouvernementale|ordonne|ordonné|directiva|ordena|ordenó
    orden ejecutiva
  `,
  supply_chain_risk: `
    supply-chain risk*|supply chain risk*|supply-chain-risk*
    供应链风险|供應鏈風險|サプライチェーンリスク|供給チェーンリスク|scr指定
    lieferkettenrisiko|risque pour la chaîne d'approvisionnement|riesgo para la cadena de suministro
  `,
  designate: `
    designate*|designated|designation|designates|labels|labeled|labelled|blacklist*|blacklisted|named a
    列为|列入|指定|黑名单|ブラックリスト*
    eingestuft|désigné*|designa|designado|lista negra
  `,
  sanctions: `
    sanction*|ofac|specially designated nationals|=SDN|blocked persons|blocking property|general license*
    制裁
    sanktion*|sancion*
  `,
  procurement_ban: `
    drop anthropic|to drop|stop buying|end use of|purge|stop using|cease use|federal contract*
    banned from federal|barred from government|remove claude|phase out
    停止使用|停用anthropic|使用停止|利用停止|排除
    nicht mehr verwenden|cesser d'utiliser|dejar de usar
  `,
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
  ai_act: `
    ai act|eu ai act|ai-act|artificial intelligence act|ki-verordnung|ki-gesetz|règlement ia|règlement sur l'ia
    ley de ia|ley de inteligencia artificial
    人工智能法|人工智能法案|ai法|ai法案|ai規制法|eu ai法
  `,
  eu_act: `
    eu ai act*|eu's ai act
    eu ai法
    european union ai act|european ai act|eu artificial intelligence act|ki-verordnung|ai-verordnung
    règlement européen sur l'ia|règlement ia|reglamento europeo de ia
    欧盟人工智能法|欧盟ai法案|欧州ai法
  `,
  ai_law: `
    ai law*|ai regulation*|ai bill*|ai safety bill|ai governance|regulate ai|regulating ai|regulation of ai
    regulation of artificial intelligence|generative artificial intelligence services|generative ai services
    high-risk ai|ai systems|algorithmic discrimination|frontier ai|frontier model*|ai developers|ai labelling
    ai labeling|deepfake*|state ai laws|state-level ai|automated decision*|sb 1047|sb-1047|sb1047|sb 53
    人工智能立法|人工智能监管|ai监管|生成式人工智能
    algorithmic recommendation*|recommendation algorithm*|algorithm recommendation*|deep synthesis
    算法推荐|深度合成|ai規制|ai法律|州ai法|州レベルai|ai生成コンテンツ|ハイリスクai|高リスクai
    ki-regulierung|ki-systeme*|ki-anwendungen|hochrisiko*|régulation de l'ia|systèmes d'ia|regulación de la ia
    sistemas de ia
  `,
  ai_policy: `
    regulation in ai|ai regulations|regulation of ai|ai regulation|regulating ai|ai policy|ai safety act
    raise act|ai liability|ai law|ai rules|ai executive order|ai oversight|ai act compute|compute threshold*
    ai development freeze|freeze in ai|freeze on ai|pause in ai|pause on ai|pause ai|halt ai development
    slow down ai|moratorium on ai|ai moratorium|artificial intelligence policy|frontier ai|ai accountability
    ai enforcement|defense production act|ai legislation
    ai立法|ai政策|ai安全法|ai規制|国防生産法
    ki-regulierung|politique de l'ia|política de ia
  `,
  sector: `
    facial recognition|election*|education|inventorship|patent*|medical device*|device software|drug*|nuclear
    insurance|health care|healthcare|lenders|housing|workforce|job protection|jobs|fentanyl|talent|immigration
    broadband|financial regulators|airworthiness|aircraft|emails|law enforcement|veterans|grant*
    priority and definitions|standardization|synthetic dna|cargo|political|autonomous weapon*
    research partnership*|court records|nurses
    选举|教育|医疗
  `,
  icts: 'information and communications technology and services|foreign adversar*|connected software|icts|情报通信',
  compute_rule: `
    advanced computing|supercomputer|supercomputing|model weights|artificial intelligence|machine learning
    ai diffusion|diffusion rule|h200|h20|gpus|data center validated|affiliates rule|affiliates of certain listed
  `,
  equipment: `
    semiconductor manufacturing items|manufacturing equipment|validated end-user|validated end user|lithography
    wafer fab|unverified list
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
  national_security: `
    national security|national-security|security concerns
    国家安全|国家安全保障|安全保障
    nationale sicherheit|sécurité nationale|seguridad nacional
  `,
  government: `
    u.s. government|us government|us gov|government|federal government|commerce department|commerce dept
    department of commerce|commerce secretary|white house|trump administration|pentagon|department of defense
    defense department|defense dept|department of war|=DoD|=DOD|feds|congress|senate|regulator|regulators
    attorney general|attorneys general|ministry|parliament|beijing|european commission
    政府|总检察长|司法部|商务部|白宫|五角大楼|国防部|战争部|监管|议会|商務省|ホワイトハウス|国防総省|米政府
    トランプ政権|連邦
    regierung|kommission|gouvernement|commission européenne|gobierno|pentágono|comisión
  `,
  chips: `
    chip|chips|semiconductor*|gpu|gpus|h100|h200|h800|h20|h20s|b200|rtx 4090d|a100|integrated circuit*
    advanced computing|supercomputer|hbm|lithography|wafer*|data center*|datacenter*
    芯片|半导体|算力卡|半導体|チップ
    halbleiter|semi-conducteur*|puces|semiconductores|microchips
  `,
  model_weights: `
    model weights|ai model weights|closed-weight|open-weight|open weights|open-weights|open source model*
    模型权重|开放权重|オープンウェイト
  `,
  smuggling: `
    smuggl*|diversion|illegally export*|illegal export*|black market|evad*|circumvent*
    走私|密輸|不正輸出
    schmuggel|contrebande|contrabando
  `,
  chip_market:
    'memory prices|dram|chip price*|foundry|fab|fabs|market share|huawei|sme|耗材|存储|内存|ascend|メモリ価格',
  entity_housekeeping: `
    paperwork reduction act|information collection|sunshine act|advisory committee|public meeting|grant
    funding opportunity|national register|airworthiness|environmental impact
  `,
  rule_errata: `
    inadvertent error*|extends the deadline|extending the deadline|extends the comment*|extension of comment*
    extension of the comment*|inadvertently omitted|public briefing|correcting a final rule
    technical correction*|correcting amendment*
  `,
  rule_words: `
    regulations|regulation|regulatory change*|new rules|new rule|rules on|rules from
    新规|规定|规则|新規則|規則|規制
    vorschriften|règles|normas
  `,
  trade_goods: `
    connected vehicle*|unmanned aircraft|drone|drones|black mass|oil|venezuela|helium|tungsten|rare earth*|steel
    氦气|稀土|タングステン|レアアース
  `,
  military_ai: `
    military use|military uses|classified use|lawful use*|all lawful|use by the military
    军事用途|军事使用|軍事利用|軍事目的
    militärische nutzung|usage militaire|uso militar|autonomous weapon*|mass surveillance|domestic surveillance
    lethal autonomous|killer robot*
    自律兵器|自主武器
  `,
  principles: `
    principles|white paper|national strategy|action plan|roadmap|ethics|voluntary|commitments|code of practice
    guidelines|framework
    原则|伦理|规划|指南|白皮书|倫理|ガイドライン|原則
  `,
  data_centers: 'data center*|datacenter*|数据中心|データセンター',
  /** Rules that make sellers of compute know, report or refuse their customers. */
  compute_access: `
    iaas|infrastructure as a service|infrastructure-as-a-service|customer identification program*
    know-your-customer|computing cluster*|compute provider*|cloud providers to report
    reporting requirements for the development
    云服务提供商须|クラウド事業者に
  `,
  ban: `
    no longer allow*
    不再允许
    nicht mehr erlaub*|n'autorise plus|ya no permite|ban|bans|banned|banning|prohibit*|prohibition|outlaw*
    forbid*|forbidden|bars|barred|barring|restrict*|restriction*
    禁止|封禁|禁用|禁令|禁じ*|規制
    verbot|verbiet*|verboten|untersagt|beschränk*|interdit*|interdiction|interdire|restreint|prohíb*|prohib*
    prohibición|veta|restring*
  `,
  /** The state that buys for itself, by its names. */
  us_state: `
    trump|white house|pentagon|federal agencies|us government|u.s. government|federal government
    department of war|department of defense|=GSA|=DoD|=DOD
    五角大楼|白宫|特朗普|战争部|国防部|美国政府|ホワイトハウス|国防総省|トランプ|米政府|米連邦
    us-regierung|gouvernement américain|gobierno de estados unidos
  `,
  /** Whom an organisation's own rules bind. */
  inside: `
    university|universities|campus*|employees|staff|workers|internally|internal use|workplace|company-wide
    companywide|law firm|law firms
    员工|内部|高校|大学|社内|従業員
    mitarbeiter*|belegschaft|hochschule*|employés|salariés|empleados|plantilla
  `,
  /** Speech and apps of other kinds: what is taken down there is nobody's model. */
  moderation: `
    human rights accounts|activist*|censor*|content moderation|social media|instagram|facebook|whatsapp|tiktok
    journalist*|news sites|chat app|messaging app*|messenger|bluetooth
    社交媒体|言论审查|检閲|検閲
    soziale medien|zensur|réseaux sociaux|censure|redes sociales|censura
  `,
  unconstitutional: 'unlawful|unconstitutional|illegal|arbitrary and capricious|违宪|違憲',
}

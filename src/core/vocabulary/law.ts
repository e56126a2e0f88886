/** Cues of law and government. Each key is a concept; rules are written over concepts. */
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
}

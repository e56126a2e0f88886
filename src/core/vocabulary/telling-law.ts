/** Ideas of law, security, terms and prices by which texts in different words are seen to speak of one thing (concepts.ts). */
export const TELLING_LAW: Readonly<Record<string, string>> = {
  defence: `
    pentagon|=DoD|=DOD|department of defense|defense department|defence department|ministry of defence
    ministry of defense|department of war|war department
    五角大楼|国防部|战争部|国防総省|戦争省|ペンタゴン|防衛省|국방부|펜타곤
    verteidigungsministerium|ministère de la défense|departamento de defensa|ministerio de defensa|pentágono
  `,
  commerce: `
    commerce department|department of commerce|commerce dept|=BIS|bureau of industry and security
    商务部|商務省|産業安全保障局|工业与安全局|상무부
    handelsministerium|département du commerce|departamento de comercio
  `,
  treasury: 'treasury|=OFAC|财政部|財務省|재무부|finanzministerium|trésor américain|departamento del tesoro',
  whitehouse: 'white house|白宫|ホワイトハウス|백악관|weißes haus|weißen haus|maison blanche|casa blanca',
  congress: `
    congress|senate|senators|house of representatives|lawmakers
    国会|参议院|众议院|議会|上院|下院|의회
    bundestag|kongress|congrès|sénat|congreso|senado
  `,
  parliament: 'parliament|欧洲议会|欧州議会|parlament|parlement|parlamento',
  commission: 'european commission|欧盟委员会|欧州委員会|eu-kommission|commission européenne|comisión europea',
  court: `
    court|courts|judge|judges|tribunal
    法院|法官|裁判所|判事|地裁|법원|판사
    gericht*|richter*|juge|juges|cour d*|juez|jueza|juzgado
  `,
  sue: `
    sue|sues|sued|suing|lawsuit|lawsuits|suit|files suit|legal challenge
    起诉|诉讼|提訴|訴訟|소송|제소
    klage|klagt|verklagt|plainte|poursuit|attaque en justice|assigne|demanda a|demandan|demandado
  `,
  injunction:
    'injunction|restraining order|临时禁令|差し止め|仮処分|가처분|einstweilige verfügung|référé|medida cautelar',
  appeal: 'appeal|appeals|appealed|上诉|控訴|上訴|항소|berufung|fait appel|apelación|recurre',
  settle: 'settle|settles|settled|settlement|和解|합의|vergleich|règlement amiable|acuerdo extrajudicial',
  sign: 'signs|signed|signature|签署|署名|서명|unterzeichnet*|promulgue|firma la ley|sanciona la ley',
  bill: 'bill|bills|法案|法律案|법안|gesetzentwurf|projet de loi|proposition de loi|proyecto de ley|anteproyecto',
  draft: 'draft|drafts|drafted|drafting|草案|征求意见|素案|초안|entwurf|avant-projet|borrador',
  moratorium: 'moratorium|moratoria|モラトリアム|暂停令|모라토리엄|moratoire|moratoria',
  fine: 'fine|fines|fined|penalty|penalties|罚款|处罚|罰金|制裁金|과징금|벌금|bußgeld*|geldbuße|amende|amendes|multa|multas',
  audit: 'audit|audits|audited|auditing|审计|監査|감사|prüfpflicht|auditoría',
  probe: `
    probe|probes|investigation into|inquiry|investigates
    调查|調査|捜査|수사|조사
    ermittelt|ermittlung*|untersuchung|enquête|investiga|investigación sobre
  `,
  supplychain: `
    supply chain|supply-chain
    供应链|サプライチェーン|供給網|供給チェーン|공급망
    lieferkette*|chaîne d’approvisionnement|cadena de suministro
  `,
  natsec: `
    national security
    国家安全|国家安全保障|安全保障|국가안보
    nationale sicherheit|nationalen sicherheit|sécurité nationale|seguridad nacional
  `,
  designation: `
    designate|designates|designated|designation|blacklist*|labels|labeled|labelled
    列为|列入|认定|指定|黑名单|ブラックリスト|지정
    eingestuft|einstufung|désigné*|designa|designada|lista negra
  `,
  entitylist:
    'entity list|实体清单|エンティティ・リスト|エンティティリスト|수출통제 명단|liste des entités|lista de entidades',
  chip: `
    chip|chips|gpu|gpus|semiconductor*
    芯片|半导体|半導体|チップ|반도체
    halbleiter|puce|puces|semi-conducteur*|semiconductores
  `,
  weights: 'model weights|模型权重|权重|重み|모델 가중치|modellgewichte|poids des modèles|pesos del modelo',
  military: 'military|军事|军方|軍事|軍|군사|militär*|militaire*|militar',
  contract: 'contract|contracts|合同|合约|契約|계약|vertrag|contrat|contrato',
  breach: `
    breach*|hack|hacks|hacked|hacker|hackers|hacking|unauthorized access|unauthorised access|intrusion
    compromised
    入侵|被黑|攻破|侵入|不正アクセス|侵害|해킹|침해|침입
    hackerangriff|gehackt|datenpanne|cyberangriff|pirat*|brecha|hackeo|hackead*|acceso no autorizado
  `,
  leak: `
    leak|leaks|leaked|leaking|exposes|exposed|exposure|exposing
    泄露|泄漏|外泄|漏洩|流出|유출
    datenleck|offengelegt|fuite|fuites|filtración|filtrad*|fuga de datos
  `,
  flaw: `
    vulnerability|vulnerabilities|flaw|flaws|exploit|exploited
    漏洞|脆弱性|취약점
    schwachstelle*|sicherheitslücke*|faille|failles|vulnérabilité*|vulnerabilidad*|fallo de seguridad
  `,
  malicious: `
    malicious|malware|backdoor*|trojan*|poisoned
    恶意|后门|悪意|マルウェア|악성
    schadsoftware|bösartig*|malveillant*|maliciel|malicios*
  `,
  extension: 'extension|extensions|plugin|plugins|扩展|插件|拡張機能|プラグイン|확장 프로그램|erweiterung*|extensión',
  repository: 'repo|repos|repository|repositories|仓库|代码库|リポジトリ|저장소|dépôts|repositorio*',
  secret: `
    secrets|credential*|password*|api key|api keys|tokens exposed
    密钥|密码|凭证|鍵|認証情報|パスワード|비밀번호|자격 증명
    zugangsdaten|passwörter|schlüssel|identifiants|mots de passe|credenciales|contraseñas|claves
  `,
  customerdata: `
    customer data|user data|personal data
    用户数据|个人信息|顧客データ|個人情報|利用者データ|개인정보
    kundendaten|nutzerdaten|données clients|données personnelles|datos de clientes|datos personales
    datos de usuarios
  `,
  delete: `
    delete|deletes|deleted|deletion|erase
    删除|削除|삭제
    löschen|gelöscht|löschung|supprim*|borrar|elimina|eliminación
  `,
  retention: `
    retention|retain|retains|retained|preserve|preserves|keeps logs
    保留|留存|保存|保持|보관|보존
    aufbewahr*|speicherung|conserv*|conservación
  `,
  training: `
    train on|training data|used for training|train its models
    用于训练|训练数据|学習に利用|学習データ|학습 데이터
    trainingsdaten|zum training|données d’entraînement|entraîne*|entrenar|entrenamiento
  `,
  optout: 'opt out|opt-out|退出选项|オプトアウト|옵트아웃|widerspruch|widersprechen|exclusión voluntaria',
  arbitration: 'arbitration|仲裁|중재|schiedsverfahren|arbitrage|arbitraje',
  terms: `
    terms of service|terms of use|usage policy|usage policies|acceptable use
    服务条款|使用条款|使用政策|利用規約|利用ポリシー|이용약관|이용 약관
    nutzungsbedingungen|nutzungsrichtlinie*|conditions d’utilisation|conditions générales|términos de servicio
    condiciones de uso|política de uso
  `,
  agecheck: `
    age verification|verify age|age check*
    年龄验证|年龄核验|年齢確認|年齢認証|연령 확인|나이 확인
    altersprüfung|altersverifikation|altersnachweis|vérification de l’âge|verificación de edad
  `,
  idcheck: `
    identity verification|id check*|id verification|government id|know your customer|=KYC
    实名|身份验证|身份认证|本人確認|신원 확인|본인 확인
    identitätsprüfung|ausweis*|vérification d’identité|pièce d’identité|verificación de identidad
  `,
  minors: `
    minor|minors|under 18|under-18|under 16|teens|teenagers|children|kids
    未成年*|青少年|儿童|子ども|18歳未満|16歳未満|미성년*|청소년
    minderjährig*|jugendliche*|kinder|mineurs|enfants|adolescent*|menores|adolescentes|niños
  `,
  subscription: 'subscription*|subscriber*|subscribe|订阅|サブスク*|구독|abonnement*|abonnenten|suscripci*|suscriptor*',
  free: 'free tier|free plan|free users|free of charge|for free|免费|無料|무료|kostenlos*|gratuit*|gratis|gratuit*',
  priceup: `
    price hike*|price increase*|price rise*|raises price*|raising price*|raise prices|higher prices
    more expensive|price jump*|prices go up|doubles the price|doubles price*
    涨价|提价|上调|价格翻倍|値上げ|引き上げ|가격 인상|요금 인상|인상
    preiserhöhung*|erhöht preise|erhöht die preise|teurer|hausse des prix|hausse de prix|augmente ses prix
    augmente les prix|hausse des tarifs|augmente ses tarifs|sube precios|sube los precios|subida de precios
    encarece*
  `,
  pricedown: `
    price cut*|price drop*|price reduction*|cuts price*|cut prices|cut in half|slashes price*|slashes
    lowers price*|lower prices|cheaper|price slash*|halves
    降价|下调|降低价格|値下げ|引き下げ|가격 인하|요금 인하|인하
    preissenkung*|senkt preise|senkt die preise|senkt|billiger|günstiger|baisse des prix|baisse de prix
    baisse ses prix|baisse les prix|baisse des tarifs|baisse ses tarifs|baja precios|baja los precios|rebaja*
    abarata*|bajada de precios|reduce precios
  `,
  tokenbilling: `
    per token|per-token|token-based|per million tokens|usage-based|pay-as-you-go
    按量计费|按 token|按token|每百万|従量課金|トークン課金|100万トークン|토큰당|종량제
    pro million token|nutzungsbasiert*|à l’usage|par million de tokens|par million de jetons
    por millón de tokens|por uso
  `,
  ratelimit: `
    rate limit*|rate-limit*|usage limit*|usage cap*|weekly limit*|message cap*|message limit*|quota|quotas
    速率限制|使用限额|用量限制|限额|配额|额度|限流|レート制限|利用制限|使用制限|利用上限|上限|クォータ|사용 한도
    사용량 제한|한도
    nutzungslimit*|wochenlimit*|limits|kontingent*|limites d’utilisation|límites de uso|límite semanal|cuota*
  `,
  pricing: `
    price|prices|pricing|billing|tariff plan
    价格|定价|计费|计价|收费|価格|料金|課金|가격|요금|과금
    preis|preise|preisen|abrechnung|prix|tarification|facturation|tarifs|precio|precios|facturación|tarifas
  `,
  rules: `
    rule|rules|regulation|regulations|regulator|law|laws
    规定|规则|办法|条例|新规|法规|規則|規制|法律|法令|규제|규정|법률
    gesetz*|verordnung*|vorschrift*|regeln|regulierung|loi|lois|règlement*|règles|ley|leyes|reglamento|reglas
    norma|normas
  `,
}

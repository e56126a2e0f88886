import { aliasesOf } from './vocabulary/aliases.ts'
import { type Alias, buildAutomaton, type Scan } from './vocabulary/automaton.ts'
import { fold } from './vocabulary/fold.ts'

/**
 * Ideas by which two texts in different words or languages are seen to speak of one thing: who acts, what is done, to
 * what. Aliases as aliases.ts reads them; `*` lets a word go on, `=` asks for the exact case.
 */
const TELLING: Readonly<Record<string, string>> = {
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
  batch: 'batch api|批处理|バッチ|배치 api',
  caching: 'prompt caching|cached input|缓存|キャッシュ|캐시|zwischenspeicher|mise en cache|caché',
  finetuning: `
    fine-tuning|fine-tune*|finetun*|fine tuning
    微调|ファインチューニング|微調整|파인튜닝
    feinabstimmung|ajuste fino|affinage
  `,
  image: `
    image generation|image model
    生图|图像生成|文生图|画像生成|이미지 생성
    bildgenerierung|bilderzeugung|génération d’images|generación de imágenes
  `,
  video: `
    video generation|video app|video model
    视频生成|视频应用|動画生成|動画アプリ|영상 생성
    videogenerator|videogenerierung|génération de vidéo*|generación de video*|generación de vídeo*
  `,
  voice: 'voice mode|voice|speech|语音|音声|음성|sprachmodus|sprachausgabe|sprach*|mode vocal|vocal*|modo de voz|voz',
  embedding: 'embedding*|嵌入模型|向量模型|埋め込み|임베딩|einbettung*|plongement*|incrustacion*',
  assistants: 'assistants api|assistant api|助手 api|アシスタント api',
  chatbot: 'chatbot*|聊天机器人|チャットボット|챗봇|agent conversationnel|agents conversationnels|robot conversacional',
  console: 'console|dashboard|控制台|コンソール|콘솔|konsole',
  login: `
    login|log in|sign-in|sign in|authentication
    登录|认证故障|ログイン|認証|로그인|인증
    anmeldung|anmelden|connexion|inicio de sesión|iniciar sesión|autenticación
  `,
  latency: `
    latency|slow|slower|timeouts
    延迟|变慢|超时|遅延|タイムアウト|지연|느려
    latenz*|langsam*|verzögerung*|lenteur*|latence|lentitud|latencia
  `,
  quality: `
    quality|degraded output|worse answers|nerfed
    降智|质量下降|回答质量|品質低下|品質|품질
    qualität*|baisse de qualité|qualité|calidad
  `,
  outage: `
    outage*|downtime|goes down|is down|went down|unavailable|disruption*|blackout
    宕机|故障|中断|崩溃|瘫痪|不可用|無法使用|障害|ダウン|停止した|接続できない|利用できない|장애|접속 불가|먹통
    ausfall*|störung*|nicht erreichbar|lahmgelegt|panne*|hors service|indisponib*|inaccesible*|interrupci*
    caída*|caído|se cae
  `,
  restore: `
    restore*|reinstat*|resume|resumes|resumed|back online|recovered|recovery
    恢复|重新上线|復旧|再開|복구|재개
    wiederhergestellt|wieder verfügbar|behoben|rétabli*|de retour|restablec*|restaur*|vuelve
  `,
  lift: `
    lift|lifts|lifted|lifting|rescind*|revoke*|repeal*|unban*
    解除|解禁|撤销|取消禁令|撤回|해제|철회
    aufgehoben|hebt|aufhebung|levée|lève|annule l*|levanta*|revoca*|deroga*
  `,
  retire: `
    retire|retires|retired|retiring|retirement|deprecat*|sunset*|end of life|end-of-life|discontinu*|phase out
    phases out|phasing out|shut down|shuts down|shutting down|shutdown
    退役|弃用|停用|下线|停服|停止服务|关停|关闭服务|廃止|提供終了|サービス終了|終了|종료|지원 중단
    abgeschaltet|abschaltung|abschalten|schaltet|eingestellt|einstellen|stellt ein|stellt|abgekündigt|retrait
    arrête|met fin|fin de vie|retirada|retira*|cierra|cierre|fin de vida|descontinu*
  `,
  migrate: 'migrate|migration|迁移|移行|マイグレーション|마이그레이션|이전|umstieg|migrer|migrar|migración',
  successor: `
    replacement|successor|replaced by
    替代|后继|後継|代替|후속|대체
    nachfolger|ersatz|remplaçant|remplacé|sucesor|reemplazo
  `,
  ban: `
    ban|bans|banned|banning|prohibit*|forbid*|outlaw*
    禁止|封禁|禁令|禁用|금지|차단
    verbot*|verbiet*|verboten|untersagt|interdi*|prohíb*|prohib*|veta|vetado
  `,
  block:
    'block|blocks|blocked|blocking|屏蔽|封锁|封杀|ブロック|遮断|차단|blockier*|gesperrt|sperrt|sperre|bloque*|bloqu*',
  suspend: `
    suspend*|pauses|paused|halts|halted|disables|disabled|cuts off|cut off|pulls
    暂停|停止|停用|中止|無効化|一時停止|중단|정지
    ausgesetzt|setzt aus|aussetz*|deaktivier*|désactiv*|desactiv*|corta el acceso
  `,
  allowlist: `
    allowlist*|allow-list*|whitelist*|trusted partner*|approved partner*|vetted
    白名单|可信合作伙伴|信頼できるパートナー|許可リスト|화이트리스트|신뢰 파트너
    vertrauenswürdig*|partenaires de confiance|socios de confianza|lista blanca
  `,
  foreigner: `
    foreign national*|foreigner*|foreign user*|non-us persons
    外国人|境外用户|外籍|海外ユーザー|외국인
    ausländ*|ressortissants étrangers|étrangers|extranjer*
  `,
  region: `
    unsupported region*|unsupported countr*|supported countries|geo-block*|geoblock*|geofenc*
    不支持的地区|地区限制|区域限制|対象外地域|地域制限|地域限定|지역 제한
    geoblocking|länderliste|pays pris en charge|géoblocage|restricción regional|bloqueo geográfico
    regiones no admitidas
  `,
  ownership: `
    majority-owned|majority owned|ownership|controlled by
    股权|控股|持股|出資|支配下|지분
    mehrheitlich|beteiligung|détenu*|propiedad|participación mayoritaria
  `,
  vpn: 'vpn|vpns',
  residency: `
    data residency|data localisation|data localization|local storage of data
    数据本地化|数据出境|データローカライゼーション|データ所在地|データ越境|데이터 국외
    datenlokalisierung|datenresidenz|localisation des données|residencia de datos|localización de datos
  `,
  export: 'export|exports|exporting|出口|輸出|수출|ausfuhr*|export*|exportation*|exportaci*',
  highrisk: 'high-risk|high risk|高风险|高リスク|ハイリスク|고위험|hochrisiko*|haut risque|alto riesgo',
  watermark: `
    watermark*|ai labels|ai label|labelling of ai
    水印|标识办法|内容标识|電子透かし|透かし|워터마크
    wasserzeichen|kennzeichnungspflicht|filigrane|tatouage|marca de agua
  `,
  transparency: 'transparency|透明|투명성|transparenz*|transparence|transparencia',
  deepfake: 'deepfake*|深度伪造|ディープフェイク|딥페이크|hypertrucage*|ultrafalso*',
  copyright: 'copyright*|版权|著作権|저작권|urheberrecht*|droit d’auteur|droits d’auteur|derechos de autor',
  privacy: `
    privacy|gdpr|data protection
    隐私|プライバシー|데이터 보호
    datenschutz*|=RGPD|=DSGVO|vie privée|=CNIL|privacidad|protección de datos|garante
  `,
  registration: `
    register with|registration of|filing requirement|algorithm filing
    备案|届け出|登録制|등록 의무
    registrierungspflicht|enregistrement obligatoire|registro obligatorio
  `,
  delay: `
    delay|delays|delayed|postpone*|pushes back
    推迟|延期|延后|先送り|연기
    verschoben|verschiebt|aufschub|report*|repouss*|aplaza*|retrasa*|pospone*
  `,
  datacenter: `
    data center*|data centre*|datacenter*
    数据中心|データセンター|데이터센터
    rechenzentr*|centre de données|centres de données|centro de datos|centros de datos
  `,
  power: `
    power loss|power failure|cooling|fire
    停电|断电|冷却|火灾|停電|電源|火災|정전|화재
    stromausfall|kühlung|brand|coupure de courant|incendie|refroidissement|apagón|incendio|refrigeración
  `,
  cable: `
    fiber cut|fibre cut|submarine cable|undersea cable
    光缆|海底电缆|海缆|海底ケーブル|해저 케이블
    seekabel|unterseekabel|câble sous-marin|cable submarino
  `,
  dns: 'dns',
  certificate: 'certificate*|tls|证书|証明書|인증서|zertifikat*|certificat*|certificado*',
  procurement: `
    procurement|federal agencies|public sector
    政府采购|采购|調達|政府機関|공공기관|조달
    beschaffung|behörden|marchés publics|administrations|contratación pública|organismos públicos
  `,
  schools:
    'school*|students|universit*|学校|大学|学生|학교|대학|schule*|hochschule*|école*|université*|escuela*|universidad*',
  bank: 'bank|banks|银行|銀行|은행|banken|banque*|banco|bancos',
  tariff: 'tariff*|关税|関税|관세|zoll|zölle|droits de douane|arancel*',
  smuggling: 'smuggl*|走私|密輸|밀수|schmuggel*|contrebande|contrabando',
  distillation: 'distill*|蒸馏|蒸留|증류|destillation|destilad*',
  jailbreak: 'jailbreak*|越狱|脱獄|ジェイルブレイク|탈옥',
  resign: 'resign*|steps down|辞职|辞任|사임|rücktritt|démission*|dimite|dimisión',
  employees: `
    employees|staff|workers
    员工|従業員|社員|직원
    mitarbeiter*|beschäftigte*|salariés|employés|empleados|trabajadores
  `,
  companion: `
    companion*|humanlike|human-like|anthropomorphic
    拟人|人間型|擬人|コンパニオン|의인화
    begleiter-ki|compagnon*|acompañante*
  `,
  opensource: 'open-source*|open source*|开源|オープンソース|오픈소스|quelloffen*|code ouvert|código abierto',
  command:
    'command line|command-line|=CLI|cli|命令行|コマンドライン|명령줄|kommandozeile*|ligne de commande|línea de comandos',
  upload: 'upload*|上传|アップロード|업로드|hochgeladen|hochlad*|téléverse*|subió|sube archivos',
  invite: 'waitlist*|invite-only|候补名单|邀请制|招待制|대기자 명단|warteliste*|liste d’attente|lista de espera',
  government: 'state-run|政府|정부|regierung*|gouvernement*|gobierno|government*',
  california: 'california*|加州|加利福尼亚|カリフォルニア|캘리포니아|kalifornien*|californie*',
  newyork: 'new york|纽约|ニューヨーク|뉴욕',
  texas: 'texas|得州|德州|得克萨斯|テキサス|텍사스',
  illinois: 'illinois|伊利诺伊|イリノイ|일리노이',
  colorado: 'colorado|科罗拉多|コロラド|콜로라도',
  florida: 'florida|佛罗里达|佛州|フロリダ|플로리다',
  virginia: 'virginia|弗吉尼亚|バージニア|버지니아',
  utah: 'utah|犹他|ユタ|유타',
  ohio: 'ohio|俄亥俄|オハイオ|오하이오',
  eu: `
    =EU|european union|europe|european|europeans
    欧盟|欧洲|欧州|유럽
    europäisch*|europa|europas|europäer|union européenne|européen*|unión europea|europe*
  `,
  china: 'china|chinese|beijing|中国|中國|중국|chinesisch*|chinas|chine|chinois*|chino|chinos',
  japan: 'japan|japanese|tokyo|日本|일본|japanisch*|japon|japonais*|japón|japonés',
  korea: 'korea*|seoul|韩国|韓国|한국|südkorea*|corée|coréen*|corea*',
  taiwan: 'taiwan*|台湾|台灣|대만',
  hongkong: 'hong kong*|香港|홍콩|hongkong*',
  india: 'india|indian|new delhi|印度|インド|인도|indien*|inde|indien*|indio*',
  russia: 'russia*|moscow|俄罗斯|ロシア|러시아|russland*|russisch*|russie|russe*|rusia|ruso*',
  iran: 'iran*|伊朗|イラン|이란',
  uk: `
    =UK|united kingdom|britain|british
    英国|イギリス|영국
    großbritannien|britisch*|royaume-uni|britannique*|reino unido|británic*
  `,
  germany: 'germany|german|berlin|德国|ドイツ|독일|deutschland*|deutsche*|allemagne|allemand*|alemania|alemán*',
  france: 'france|french|paris|法国|フランス|프랑스|frankreich*|französisch*|français*|francia|francés*',
  italy: 'italy|italian|意大利|イタリア|이탈리아|italien*|italie|italia|italiano*',
  spain: 'spain|spanish|西班牙|スペイン|스페인|spanien*|espagn*|españa|español*',
  brazil: 'brazil*|巴西|ブラジル|브라질|brasil*|brésil*',
  canada: 'canada|canadian|加拿大|カナダ|캐나다|kanada*|canadien*|canadá',
  australia: 'australia*|澳大利亚|澳洲|オーストラリア|豪州|호주|australien*|australie*',
  israel: 'israel*|以色列|イスラエル|이스라엘|israël*',
  gulf: 'united arab emirates|=UAE|saudi*|qatar*|阿联酋|沙特|サウジ|사우디|emirate*|emirats|emiratos|saoudit*',
}

/** Ideas that half of all such texts contain: they count half. */
const BROAD: ReadonlySet<string> = new Set(
  'ban block suspend government export retire restore lift outage region chip eu china terms bill draft court ratelimit free pricing rules'.split(
    ' ',
  ),
)

const NAMES = Object.keys(TELLING)
const WEIGHTS = NAMES.map((name) => (BROAD.has(name) ? 0.6 : 1))
const ALIASES: Alias[] = NAMES.flatMap((name, entry) => aliasesOf(TELLING[name]!).map((text) => ({ entry, text })))
let scan: Scan | null = null

/** Numbers of the ideas in a text, in order of first mention, at most `most`. Linear in the text. */
export function conceptsOf(text: string, most: number): number[] {
  scan ??= buildAutomaton(ALIASES)
  const found = new Set<number>()
  scan(fold(text), (entry) => {
    if (found.size < most) found.add(entry)
  })
  return [...found]
}

/** How much one idea in common says, 0 to 1. */
export function conceptWeight(concept: number): number {
  return WEIGHTS[concept] ?? 0
}

/** The number of an idea by its name, for rules that ask for it. */
export function concept(name: string): number {
  return NAMES.indexOf(name)
}

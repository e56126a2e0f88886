/** Ideas of services, access and places by which texts in different words are seen to speak of one thing (concepts.ts). */
export const TELLING_SERVICE: Readonly<Record<string, string>> = {
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

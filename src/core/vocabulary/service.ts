/** Cues of service state and of access to a product: en, zh, ja, de, fr, es. */
export const SERVICE: Readonly<Record<string, string>> = {
  outage: `
    outage|outages|major outage|downtime*|is down|are down|went down|goes down|going down|services down|down for
    knocked offline|took offline|taken offline|unavailable|unreachable|inaccessible|not available|not working
    service disruption*|bad gateway|offline|crashed
    服务中断|宕机|瘫痪|崩溃|不可用|无法访问|障害|ダウン|停止中|利用不可|接続できない
    ausfall|ausgefallen|störung|nicht erreichbar|panne|hors service|indisponible|caída|caído|interrupción
    fuera de servicio|no disponible
  `,
  degradation: `
    degraded|degradation|degraded performance|elevated error*|increased error*|elevated rate*|elevated errors
    error rate*|errors|latency|latencies|slow|slower|slowdown|intermittent|timeouts|timing out|timeout|503
    500 errors|5xx|429|failures|failing|unstable|instability|glitch*|performance issues|lobotomized|nerfed
    got worse|quality drop
    性能下降|降级|变慢|延迟|错误率|异常|不稳定|性能低下|低下|遅延|エラー|不安定
    verlangsam*|fehlerrate|beeinträchtigt|ralentissement|dégradé*|erreurs|lentitud|degradad*|errores
  `,
  incident: `
    incident|disruption|investigating|we are investigating|status page|issue affecting
    事件|故障|インシデント
    vorfall|incident*|incidente
  `,
  partial_outage: 'partial outage|部分中断|teilausfall|panne partielle|interrupción parcial',
  major_outage: `
    major outage
    全面中断|重大な障害
    grossausfall|panne majeure|interrupción mayor|all services|complete outage|total outage|widespread outage
    global outage|massive outage
    大规模宕机|大規模障害
    severity: high
  `,
  degraded_status: 'degraded performance|performance issues|severity: medium|severity: low',
  resolved: `
    lasted for|lasted about|lasted several|refunds for affected|resolved|has been resolved|was resolved|fixed
    has been fixed|mitigated|recovered|back to normal|back online|is back|operating normally|post-mortem
    postmortem|restored service|service restored|service has been restored
    已解决|已恢复|恢复正常|已修复|修复|復旧|解消|解決
    behoben|wiederhergestellt|gelöst|résolu|rétabli|corrigé|resuelto|restablecid*|solucionad*
  `,
  resolved_mark: `
    [resolved]|[resolved|issue has been resolved|incident has been resolved|we have resolved|is resolved
    resolved 20*|end time|has been mitigated|believed to be resolved|services are operating normally
    service is operating normally
  `,
  maintenance: `
    maintenance|scheduled maintenance|planned maintenance|maintenance window|planned downtime
    维护|メンテナンス
    wartung|mantenimiento|maintenance planifiée
  `,
  finder: `
    discovers|has discovered|discovered by|discovered vulnerabilities|discovered over|discovered thousands
    model discovered|ai discovered|mythos discovered|claude discovered|identifies|identify|identifying|detects
    detect|finds bugs|found bugs|uncovers|scanner|bug bounty|bug hunting|to find|cyber defense|remediate|solves
    发现|挖掘|赏金|発見|スキャン|検出
    entdeckt|découvre|descubre
  `,
  not_service: `
    financial documents|leaked details|details leaked|internal model|superalignment|x account|account on x
    x team|financial|hacker news|bounty|x/twitter|twitter account|instagram|commitment
    财务文件|内部モデル
    code name|windows|bitlocker|android|vpn leak|firefox|linux
  `,
  small_scope: `
    small number|small percentage|some users|subset of|limited number|very small|minor|certain users
    specific users
    少数|一部|部分用户
    kleiner teil|petit nombre|algunos usuarios|feature|optional
  `,
  wide_scope: `
    multi-hour|hours-long|several-hour
    多小时
    multiple models|all models|many models|all users|all customers|all requests|every user|global|worldwide
    globally|multiple services
    全モデル|全用户|所有用户|全世界|世界的|全球|全面
    alle nutzer|weltweit|tous les utilisateurs|mondial*|todos los usuarios|mundial*
  `,
  core_api: `
    api|api.anthropic.com|claude api|inference|chat completions|completions|responses api|requests|models
    messages api|endpoint*|web/api
    接口|推理
  `,
  core_compute: `
    compute engine|ec2|elastic compute|s3|simple storage|iam|identity and access|cloud networking
    internet connectivity|network connectivity|vpc|load balanc*|google cloud storage|persistent disk
    kubernetes engine|us-east-1|virtual machines|cloud dns|route 53|lambda|data center|availability zone|vertex
    bedrock|cloud ml
  `,
  peripheral: `
    message support|contact support|support chat|chat support|customer support|support center|support centre
    support case*|support ticket*|billing|invoice*|payment*|plan upgrade*|plan downgrade*|docs|documentation
    website|help center|help centre|support portal|analytics|dashboard|console|registration|sign-up|signup
    sign up|export|workspace|notifications|email|community|forum|marketing|careers|billing-related
    billing related|voices not showing
    账单|支付|课金|請求
    facturation|facturación|abrechnung
  `,
  login: `
    login|log in|logging in|sign in|sign-in|authentication|sso|auth|account creation
    登录|ログイン|認証
    anmeldung|connexion|inicio de sesión
  `,
  github_other: `
    pull requests|codespaces|actions|pages|packages|git operations|webhooks|issues|enterprise importer
    migrations|npm|repositories|notifications|gist|code scanning|merge queue
  `,
  cloud_other: `
    cloud logging|cloud monitoring|bigquery|elasticache|kinesis|cloudwatch|cloudformation|dataflow|app engine
    cloud sql|cloud run|cloud build|cloud spanner|pub/sub|pubsub|sns|sqs|connect|workspaces|chime|redshift|emr
    glue|athena|cloud composer|packet mirroring|cloudfront|apigee|looker|dataproc|memorystore|cloud console
    cloud functions|cloud interconnect|hybrid connectivity|backup and dr|chronicle|appflow|transit gateway|rds
    aurora|dynamodb|eventbridge|step functions|cognito|directory service|transfer|iot
  `,
  mitigations_for_users: 'workaround|migrate to|switch to|upgrade to|rotate your|update your keys|refresh your',
  access: `
    access|accessing|api access|availability|usage|use of
    访问|使用|接入|アクセス|利用|提供
    zugang|zugriff|nutzung|accès|utilisation|acceso|uso
  `,
  cut: `
    suspend|suspends|suspended|suspending|suspension|disable|disables|disabled|disabling|cut off|cuts off
    cutting off|cut most|cuts capacity|cut nearly|cuts access|cut access|revoke|revokes|revoked|to block
    will block|must block|blocks|blocked|blocking|bans|banned|bar|bars|barred|pull access|pulls access
    pulled access|pulls|pulled|pull|halt|halts|halted|takes offline|took offline|taken offline|offline|shut off
    shuts off|switched off|turned off|withdraw access|withdrew|no longer available|no longer accessible
    terminate*|lock out|locked out
    暂停|停用|禁用|切断|封禁|封锁|断供|停止访问|禁止|撤下|下架|停止|遮断|無効化|使用禁止|利用停止|アクセス停止
    ブロック
    gesperrt|sperrt|ausgesetzt|gestoppt|abgeschaltet|deaktiviert|suspend*|suspendu*|coupe l'accès|bloque*
    désactiv*|suspendió|corta el acceso|bloquea*|desactiv*|retira*
  `,
  access_cut: `
    suspend access|suspends access|suspended access|suspending access|suspend all access|suspended all access
    suspension of access|disable access|disabled access|disables access|disabling access|cut off access
    cuts off access|cut off api|access suspended|access disabled|access revoked|revoke access|revoked access
    revoking access|revokes access|blocked access|block access|blocks access|pull access|pulls access
    pulled access|pulling access|access pulled|halted access|halt access|indefinitely suspended
    suspended indefinitely|forced to pull|forced to suspend|forced to disable|forces anthropic to|had to suspend
    must suspend|had to disable|taken offline|took fable|takes fable|suspends fable|disables fable
    suspension of fable|disables its|disabling both|access halt*|access ban|access shutdown|global access halt
    cut off nearly|cut most|cut nearly|cuts capacity|capacity cut|cut capacity
    暂停访问|停止访问|停用访问|切断访问|禁止访问|暂停其|暂停 anthropic|立即暂停|全面停用|访问被暂停|アクセス停止
    アクセスを停止|アクセス遮断|アクセスが遮断|アクセスを遮断|アクセスを禁止|アクセス禁止|アクセスを無効化
    アクセス無効化|全アクセス停止|即時アクセス停止|アクセス停止指令
    zugang gesperrt|zugang ausgesetzt|zugriff gesperrt|zugang zu sperren|sperrt den zugang|suspend l'accès
    accès suspendu|coupe l'accès|couper l'accès|suspende el acceso|acceso suspendido|suspendió el acceso
    corta el acceso
  `,
  lifted: `
    lift|lifts|lifted|lifting|restores access|restored access|restore access|access restored|restoring access
    reinstat*|redeploy*|resume|resumes|resumed|returns|is back|are back|available again|back online|reversed
    reverses|rescinded|withdrawn|re-enabled|reopened|unban*
    解除|恢复|恢复访问|重新上线|重新开放|撤销|解禁|再提供|再開|再デプロイ|撤回|復活
    aufgehoben|wieder verfügbar|hebt auf|levé|levée|lève|rétabli*|de nouveau disponible|levanta|levantad*
    restablec*|vuelve a estar disponible
  `,
  lifted_controls: `
    law suspended|suspends the law|enforcement suspended|suspends enforcement|ban suspended|suspends ban
    lifts export|lifted export|lifting export|export controls lifted|controls lifted|restrictions lifted
    lifts restrictions|lifted restrictions|lifts ban|ban lifted|lifts the ban|restores access|restored access
    access restored|redeploying|withdraws license|have been withdrawn|requirements withdrawn
    解除出口管制|解除对|恢复访问|解除限制|輸出規制解除|輸出管理解除|規制解除|規制を解除|停止解除
    aufgehoben|levée des restrictions|levanta las restricciones
  `,
  expected_lift: `
    撤回要求|撤回を要求|撤回を求め|解除要求|解除を求め|要求撤回|要求解除|呼吁撤销|呼吁解除
    fordern die aufhebung|fordert die aufhebung|réclame la levée|réclament la levée|pide levantar|piden levantar
    expected to be lifted|expected to return|expects to|expect to|expected to restore|in the coming days
    coming days|hopes to|hopeful|confident|working to restore|set to return|soon|could return|may return
    talks with|in talks|negotiat*
    预计|有望|即将恢复|谈判|信心|見込み|期待|交渉|協議
    voraussichtlich|bald|bientôt|négociations|pronto|negociaciones|se espera
  `,
  allow_list: `
    pre-approved|trusted groups
    预先批准
    trusted partners|trusted organizations|trusted us organizations|trusted users|select partners
    select companies|approved partners|government-approved|allow-list|allowlist|allow list|whitelist*
    limited release|limited access|limited partners|vetted|staggered release|stagger release|certain companies
    approved companies
    受信任|可信|白名单|限定开放|限定提供|限定公开|承認パートナー|信頼できる|許可リスト|限定リリース|限定公開
    vertrauenswürdige|partenaires de confiance|socios de confianza
  `,
  shutdown: `
    機能縮小|機能を縮小|機能停止|功能下线|关闭功能
    ceased|have ceased|has ceased|shut down|shuts down|shutting down|shutdown|shut-down|discontinue*
    discontinuing|wind down|winding down|ceasing|cease operations|end of service|kills|killed off|pulls the plug
    closing down|going away|service termination
    关停|关闭|停服|停止服务|停止运营|下线|终止服务|提供終了|サービス終了|終了|廃止|閉鎖
    eingestellt|stellt ein|abschaltung|ferme|fermeture|met fin|arrêt de|cierra|cierre|descontinú*
    deja de ofrecer
  `,
  /** Parts of clouds that run no model. */
  plain_cloud: `
    windows server|grafana|service fabric|.net|=DNS|virtual machine*|vm series|sql server|redis|cosmos db
    postgres*|mysql|node.js|php|ubuntu|tls 1.0|tls 1.1|log analytics|app service|functions runtime|hdinsight
    data box|media services|cdn|front door|vpn gateway|emissions impact|power bi|data factory|synapse
    load balancer
  `,
  deprecate: `
    deprecat*|sunset|sunsets|sunsetting|sunsetted|retire|retires|retired|retiring|retirement|end-of-life
    end of life|eol|legacy status|shutdown date|decommission*|will be removed|being removed|removed from
    removal of|phased out|phasing out|will no longer be available|end of support
    弃用|退役|下线|下架|淘汰|停用旧|非推奨|廃止|引退|提供終了
    abgekündigt|veraltet|retiré*|obsolète|dépréci*|obsolet*|descatalog*|retirad*
  `,
  app_word:
    'app|apps|application|browser|website and app|mobile app|standalone|应用|网页端|客户端|アプリ|anwendung|aplicación',
  exits: `
    withdraws from|withdraw from|pulls out of|pulled out of|exits|exit from|leaves the|not offered in
    stops offering|won't release in|will not release in|refuse* to release|drops support|drop support
    ends support|cut ties|cuts off|cut off
    断供|退出|撤出|撤退
    zieht sich zurück|se retire de|se retira de
  `,
  region: `
    unsupported_country*|unsupportedcountry*|country_region|restricted countr*|in the eu|release in the eu
    non-us|unsupported countr*|unsupported region*|regions like|not yet available in|available in the eu
    coming to the eu|coming to europe|rollout to the eu|rollout in the eu|launch in the eu|eu release|eu launch
    european users|delayed in
    欧盟地区|尚未在
    not available in|unavailable in|geo-block*|geoblock*|geo-restrict*|geographical restriction*|geofenc*
    region lock*|region-lock*|regional restriction*|supported countries|vpn|mainland china|outside the us
    outside the united states|in europe|eu users|non-us users|chinese-owned|chinese companies|ownership
    地区限制|不支持的地区|中国大陆|地域制限|対象地域|国外ユーザー
    nicht verfügbar in|non disponible en|no disponible en|regionale beschränk*
  `,
  breach: `
    keys were exposed|keys exposed|tokens were exposed|data was exposed|were exposed|offengelegt|ont été exposé*
    quedaron expuest*|security incident|sicherheitsvorfall|incident de sécurité|incidente de seguridad
    安全事件
    breach*|data breach|data leak*|leaked data|exposed database|database exposed|data exposed|data exposure
    secrets exposed|exfiltrat*|stolen|hacked|hack exposes|hackers stole|threat actor*|unauthorized access
    compromised|compromises|credential leak|api keys exposed|key leak*|leaked key*|exposed secrets
    exposes secrets|exposes customer*|exposes user*|exposed user*
    泄露|泄漏|数据泄露|被盗|被黑|入侵|漏洩|流出|不正アクセス|侵害
    datenleck|gehackt|datenpanne|fuite de données|piraté|violation de données|filtración|hackead*|brecha
  `,
  /** What security companies write about others. */
  threat_report: `
    threat actor*|threat intelligence|phishing|ransomware|botnet|blizzard|typhoon|malware campaign|infostealer*
    nation-state
    攻击活动|钓鱼|勒索软件|フィッシング|ランサムウェア|攻撃キャンペーン
  `,
  secrets: `
    api key*|api token*|tokens|secret*|private key*|credentials|passwords|logins
    密钥|凭证|密码|キー|認証情報
    schlüssel|clés|claves|credenciales
  `,
  vulnerability: `
    vulnerab*|cve-*|security flaw*|security issue*|security hole|sql injection|remote code execution|rce
    zero-day|0-day|n-day|backdoor*|malicious extension|malicious package|malware|supply chain attack
    supply-chain attack|typosquat*|security advisory|patch|prompt injection|exploit*
    漏洞|注入漏洞|恶意|脆弱性|マルウェア|バックドア
    sicherheitslücke|schwachstelle|vulnérabilité|faille|vulnerabilidad|fallo de seguridad
  `,
  jailbreak: `
    jailbreak*|jail-break*|bypass* guardrail*|guardrail*|safeguard*|safety filter
    越狱|护栏|脱獄|ガードレール|セーフガード
    garde-fou
  `,
  leak: 'leak|leaks|leaked|leaking|leaked on|durchgesickert|fuite|fuites|filtrad*',
  /** The flaw is in what is named, not found by it. */
  victim: `
    discovered in|found in|flaw in|flaws in|flaws of|vulnerability in|vulnerabilities in|vulnerabilities of
    exploit in|hole in|holes in|loophole in|bug in|injection in|attack on|attack against|attacks on|exfiltrat*
    existe dans
    中存在|存在漏洞|的漏洞|曝漏洞|被曝|に脆弱性|の脆弱性|に欠陥
    schwachstelle in|schwachstellen in|sicherheitslücke in|sicherheitslücken in|faille dans|failles dans
    vulnerabilidad en|fallo en
  `,
  sends_data: `
    uploads entire|uploads your|uploads whole|uploads all|uploads the whole|uploading entire|sends your code
    sends entire|phones home|collects your code|exfiltrates your|entire repositor*|entire codebase
    whole repositor*|.env files
    上传整个|上传全部|上传用户代码|全リポジトリ|コードを送信
    lädt den gesamten
  `,
  source_leak: 'source code leak*|source map|leaked source|source code|open-sources|源码泄露|源码|ソースコード流出',
}

/** Cues of the state of a service, and of which part of it. */
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
}

/** Cues of terms, price and quota: en, zh, ja, de, fr, es. */
export const COMMERCE: Readonly<Record<string, string>> = {
  terms: `
    terms of service|terms of use|tos|usage policy|usage policies|acceptable use|subscriber agreement
    privacy policy|terms and conditions|terms update|updates terms|updated terms|updates its terms
    license agreement|licence agreement|license change*|licensing|license|responsible scaling policy
    scaling policy|consumer terms|commercial terms|third-party harness*|third-party tools|third party tools
    third-party apps|oauth token*
    使用条款|服务条款|使用政策|许可协议|许可证|合规文档|隐私政策|利用規約|使用条件|ライセンス
    プライバシーポリシー
    nutzungsbedingungen|lizenz|conditions d'utilisation|licence|términos de servicio|términos de uso|licencia
    política de uso
  `,
  /** Documents that bind users, without licences of code. */
  binding_terms: `
    terms of service|terms of use|usage policy|usage policies|acceptable use|terms and conditions
    使用条款|服务条款|使用政策|用户协议|利用規約|使用条件
    nutzungsbedingungen|conditions d'utilisation|términos de servicio|términos de uso
  `,
  retention: `
    data retention|retain data|retains data|retain user|30-day retention|30 day retention|retention policy
    retention of|retain all|chat logs|logs retention|training on user data|train on user data|train on your data
    opt out|opt-out
    数据保留|保留数据|データ保持|保持期間|データ保存
    datenspeicherung|conservation des données|retención de datos
  `,
  id_check: `
    identity verification|id verification|verify your identity|age verification|verify their identity
    government id|government-issued id|kyc|know your customer|organization verification|verified organization
    phone verification
    身份验证|实名|身份认证|本人確認|身元確認|年齢確認
    identitätsprüfung|vérification d'identité|verificación de identidad
  `,
  use_limits: `
    less effective|refuses to|intentionally hinder*|hidden limitation*|hidden limit*|silently|secretly
    limitations in|safeguards|downgrade*|restricts use|prohibited uses|biology safeguards|cyber safeguards
    フォールバック|降级|暗中|秘密裏
  `,
  price: `
    price|prices|pricing|priced|cost|costs|billing|bill|fee|fees|subscription|subscriptions|per million
    per m tokens|/m tokens|m tokens|tier|tiers|plan|plans
    价格|计费|定价|订阅|套餐|费用|料金|価格|課金|プラン|サブスク
    preis*|abonnement|abo|tarif*|prix|precio*|tarifa*|suscripción
  `,
  price_up: `
    rises to $|rise to $|goes up to $|double the price|doubles the price|doubling the price|twice what it costs
    double le prix|doppelt so teuer|verdoppelt den preis|duplica el precio
    价格翻倍|価格が倍
    pay extra|extra charge*|extra fee*|surcharge*
    额外付费|额外费用|额外收费|追加料金
    aufpreis|zuschlag|supplément|suplemento|recargo|price hike*|price increase*|prices increase*|raise prices
    raises prices|raised prices|raising prices|price rise*|higher prices|more expensive|costs more
    increase in price|increased to $|now charges|will charge|start charging|paywall|price surge
    doubled the price|price jump|hikes
    涨价|上调|提价|价格上涨|値上げ|価格引き上げ|有料化
    preiserhöhung|teurer|augmentation des prix|hausse des prix|augmente ses tarifs|subida de precio*
    aumento de precio*|encarece
  `,
  price_down: `
    price cut*|cuts prices|cut prices|cuts price|price drop*|price reduction*|price slash*|slashes|slashed
    lower price*|lower pricing|cheaper|discount*|price reduced|prices reduced|reduces prices|reducing the prices
    halved|cut in half|half price|% off|free access|now free|free for|price war
    降价|下调|打折|优惠|免费|半价|值下げ|値下げ|割引|無料|無償
    preissenkung|günstiger|kostenlos|gratuit*|baisse des prix|baisse de prix|gratis|bajada de precio*|rebaja
    reduce precios|descuento
  `,
  quota: `
    rate limit*|rate-limit*|usage limit*|usage cap*|limits|quota*|weekly limit*|message limit*|message cap
    5-hour|five-hour|credits|credit|token limit*|concurren*|capacity|throttl*|allowance|free tier|free-tier
    free usage
    限额|额度|配额|速率限制|使用限额|并发|限流|免费额度|レート制限|使用制限|利用制限|上限|クレジット|制限値
    limit*|kontingent|nutzungslimit*|crédits|límite*|cuota*|créditos
  `,
  quota_tighter: `
    decrease in|decreases in|sudden decrease*|limits cut|cut limits|limits lowered|lowered limits|lowers limits
    quota cut|fewer messages|limits drop*
    额度减少|额度消耗|额度异常
    tighter limits|lower limits|reduced limits|reduces limits|limits reduced|reduction in|new limits
    weekly rate limits|stricter limits|limit decreases|decreased limits|limits decrease*|burn through
    burning through|hit limits|hitting limits|hitting rate limits|depleting faster|limits slashed|caps
    no longer free|no longer included|downgrade|squeeze*|nerf*|pause new|paused new|sign-ups paused|paused sign*
    low rate limits|removed from free
    收紧|收紧了|缩减|下调额度|限制使用|暂停新|使用制限強化|制限強化|制限を強化|縮小
    réduit les limites|reduce los límites|verschärft
  `,
  quota_looser: `
    resets limits|reset limits|limits reset|reset usage|usage reset|reset rate|rate limit reset|limits raised
    raised limits|raises limits|raise limits|increase limits|increased limits|increases limits|doubles limits
    doubled limits|higher limits|higher rate limits|removes limits|limits removed|limits increased|extends free
    extended free|extends|extension
    重置|提升额度|上调额度|放宽|翻倍|延长|リセット|緩和|引き上げ|拡大|延長
    erhöht limits|augmente les limites|aumenta los límites
  `,
  account_ban: `
    mass ban*|banning wave*|banned me|bans user*|banned user*|get you banned|getting banned|account ban*
    accounts banned|bans accounts|banned for|account suspended|accounts suspended|suspends account*
    误封|封号|封禁账号|封禁了|账号封禁|アカウント停止|アカウント凍結
    konto gesperrt|comptes bannis|cuentas suspendidas
  `,
  new_customers: `
    new subscriptions|new customers|new users|new sign-ups|new signups|new subscribers|waitlist
    新用户|新规用户|新订阅|新規顧客|新規登録|新規受付
    neukunden|nouveaux clients|nuevos clientes
  `,
  third_party: `
    third-party|third party|openclaw|harness*|opencode|agent sdk|oauth
    第三方|サードパーティ
    drittanbieter|tiers|terceros
  `,
  non_commercial: `
    non-commercial|noncommercial|non-commercially|restrictive license|restrictive licence|license restrict*
    more restrictive|commercial rights
    非商业|非商用|商用禁止
    nicht-kommerziell|non commercial|no comercial
  `,
  price_table: `
    pricing model|quota billing|billing system|improved pricing|updated pricing|pricing update|pricing change*
    pricing adjust*|price change*|price comparison|pricing comparison|pricing guide|pricing table|pricing trends
    per million tokens|per m tokens|per mtok|new pricing|usage-based|token-based|pay-as-you-go
    计费模式|计费规则|计费方案|按量计费|价格比较|価格比較|価格動向|料金体系|課金分離|従量課金|価格変更
    preisliste|nouveaux tarifs|nueva tarifa
  `,
  /** How open models are named. */
  model_size: '1b|3b|7b|8b|9b|12b|13b|14b|20b|22b|24b|27b|30b|32b|34b|70b|72b|120b|235b|405b',
  hardware: `
    memory chip*|memory prices|storage|mlcc|capacitor*|smartphone*|iphone|geforce|rtx|ssd|dram|foundry|3nm|2nm
    samsung|tsmc|micron|stmicro*|consumer products
    车|手机|存储|内存|电容|芯片涨价|メモリ|スマホ
  `,
  unlimited: 'unlimited|for everyone|for all users|all plans|所有用户|全体用户|全ユーザー',
}

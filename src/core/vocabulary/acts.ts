/**
 * Acts by which access ends or narrows, in the many ways people say so: en, zh, ja, de, fr, es. Each concept alone says
 * little (shops close, players are suspended); rules ask for two or three of them together with a name.
 */
export const ACTS: Readonly<Record<string, string>> = {
  withhold: `
    to cease|shall cease|cease offering|cease providing|make it unavailable|not furnish|not be furnished
    not make available|stop processing|stops processing|uninstall|switch off|switches off|switched off
    switching off|turn off|turns off|turned off|turning off|shut off|shuts off|cut off|cuts off|cutting off
    cut loose|kappt|pull|pulls|pulled|pulling|yank|yanks|yanked|unplug*|pull the plug|pulls the plug
    pulled the plug|take down|takes down|taken down|took down|takes offline|took offline|taken offline
    taken out of rotation|out of rotation|goes dark|go dark|went dark|gone dark|going dark|withdraw|withdraws
    withdrew|withdrawn|withdrawing|withdrawal|revoke*|revoking|revocation|suspend|suspends|suspended|suspending
    suspension|pause|pauses|paused|pausing|freeze|freezes|froze|halt|halts|halted|halting|stop serving
    stops serving|stopped serving|stop offering|stops offering|stopped offering|stop selling|stops selling
    stopped selling|stop supplying|stops supplying|stop providing|stops providing|stop accepting|stops accepting
    stopped accepting|end access|ends access|ended access|ending access|access ends|access ended|ends service
    end service|ended service|end of access|terminate*|terminating|termination|deactivat*|disable|disables
    disabled|disabling|block|blocks|blocked|blocking|lock out|locks out|locked out|locked down|shut out
    shuts out|kicked off|kicks out|wall off|walls off|walled off|fence off|fences off|fenced off|geo-fence*
    geofence*|geo-block*|geoblock*|null-route*|refuse service|refuses service|refused service|deny access
    denies access|denied access|bar|bars|barred|barring|delist*|de-list*|strip|strips|stripped|shutter|shutters
    shuttered|shut down|shuts down|shutting down|shuts the door|shuts door|closes the door|slams the door|sever
    severs|severed|cancel|cancels|cancelled|canceled|discontinu*|evict*|lose access|loses access|lost access
    losing access|cut ties|pulls out of|pulled out of|remove|removes|removed|removing|drops|dropped|close|closes
    closing|enjoin*|takes away|took away|pulls back|retracts access
    停止服务|停止提供|停止向|停止对|停止销售|停止供应|停止开放|停止响应|停用|禁用|关停|关闭|下架|下线|切断|中断
    断供|断开|封锁|封禁|封杀|屏蔽|拒绝|叫停|暂停|中止|终止|吊销|撤销|取消|撤下|撤回|移除|移出|清退|冻结|失效
    关机|停运|停售|停止|一時停止|提供終了|提供を終了|提供停止|打ち切り|打ち切る|打ち切った|遮断|締め出*|拒否
    無効化|失効|撤去|削除|撤退|取り下げ|閉鎖|終了|凍結|差し止*|解約|使えなく|利用不可|配信停止
    abschalt*|abgeschaltet|sperr*|gesperrt|gekappt|stoppt|gestoppt|eingestellt|entzieht|entzogen|widerruft
    beendet|deaktivier*|blockier*|zieht zurück|zurückgezogen|nimmt vom netz|vom netz|entfernt|kündigt|retire
    retirer|retiré*|retrait|bloque|bloquer|bloqué*|coupe|coupé*|couper|suspendre|suspendu*|désactiv*|interromp*
    arrête|arrêt|cesse|cesser|met fin|ferme|fermer|fermeture|résili*|révoqu*|débranch*|exclut|suspende|suspender
    suspendi*|suspensión|bloquea*|desactiv*|corta|cortar|cortó|retira|retirar|retiró|interrump*|cese|cesa|cesar
    cierra|cerrar|cancela*|revoca*|elimina|expulsa*|desconect*
  `,
  gone: `
    no longer available|no longer served|no longer offered|no longer sold|no longer accessible
    no longer reachable|no longer provide|no longer serve|no longer work|no longer works|no longer be invoked
    no longer be called|can no longer|not served anymore|not available anymore|stop working|stops working
    stopped working|stop responding|stops responding|stopped responding|stop answering|stops answering
    stopped answering|last request|last calls|final calls|goes away|go away|went away|going away|is gone
    are gone|gone from|gone for|missing from|vanish*|disappear*|greyed out|grayed out|goes gray|goes grey
    goes live no more|will be refused|are refused|is refused|be refused|will be rejected|are rejected|will fail
    now fail|calls fail|returns 403|answers 403|answer 403|403s|=403|=451|=410|http 451|http 403|410 gone|=401
    model_not_found|not_found|model_decommissioned|not_found_error|keys dead|dead keys|not available in your
    unavailable in your|not available in the|service not available|cannot be used|may not be used|may no longer
    lose their|lose the|expire|expires|expired
    已失效|不再提供|不再支持|不再面向|不再可用|无法使用|无法调用|无法访问|已变灰|变灰|返回403|返回 403|返回410
    返回 410|返回451|返回 451|将被拒绝|被拒绝|停止响应|暂不可用|已无法|不可用|到期|利用できなく|使えない
    使用不可|利用不可|失敗します|失敗する|接続不可|受付終了|応答しなく|呼び出せ
    403|451
    表示されなく
    nicht mehr verfügbar|nicht mehr nutzbar|nicht mehr erreichbar|nicht mehr angeboten|nicht länger|abgelehnt
    läuft aus|n'est plus|ne sera plus|ne sont plus|ne fonctionne plus|plus disponible|plus accessible
    indisponible dans|refusées|ya no está|ya no estará|dejará de|deja de|dejó de|dejan de|ya no funciona
    no disponible en|rechazad*|caduca*
  `,
  soon: `
    immediately|effective immediately|with immediate effect|at once|from today|as of today|starting today
    beginning today|today|tonight|tomorrow|overnight|this morning|this afternoon|this evening|last night
    at midnight|from midnight|by midnight|at noon|within hours|hours after|within 24 hours|within 48 hours
    24 hours|48 hours|72 hours|three days|two days|one day|days from now|days' notice|day's notice|hours' notice
    minutes' notice|hour of warning|week's notice|week's grace|without notice|without warning|no notice
    no warning|on friday|by friday|this friday|on monday|by monday|from monday|since monday|since yesterday
    on tuesday|from tuesday|on wednesday|from wednesday|on thursday|from thursday|on saturday|on sunday
    from sunday|this weekend|at the weekend|over the weekend|close of business|this week|next week
    until further notice|on receipt|upon receipt|effective on receipt|forthwith|without delay|yesterday
    as of this|already|abruptly|suddenly|until monday|until friday
    立即|即日起|即日|即刻|今日起|今起|今日|今天|今晨|今晚|昨日|昨晚|昨天|凌晨|当天|同日|当晚|周日后|两日内
    三日内|七日内|48小时|24小时|72小时|不足五小时|周五|周一|本周|下周|公告之日起|发布之日起|另行通知|突然|即時
    直ちに|本日|本日より|今夜|明日|明後日|翌日|今週|来週|週末|金曜|月曜|数時間|48時間|24時間|当面の間|予告なし
    sofort|ab sofort|mit sofortiger wirkung|unverzüglich|heute|seit heute|gestern|morgen|über nacht|seit montag
    ab montag|am montag|am freitag|bis freitag|binnen|diese woche|nächste woche|ohne vorwarnung|immédiat
    immédiatement|dès lundi|dès maintenant|dès aujourd'hui|à compter d'aujourd'hui|aujourd'hui|hier|depuis hier
    demain|lundi|mardi|mercredi|jeudi|vendredi|cette semaine|sans préavis|jusqu'à nouvel ordre|inmediat*
    de inmediato|con efecto inmediato|desde hoy|a partir de hoy|hoy|ayer|mañana|anoche|el lunes|el martes
    el miércoles|el jueves|el viernes|esta semana|sin previo aviso|hasta nuevo aviso
  `,
  orders: `
    is informed|has informed|have informed|is directed to|are directed to|required to cease|has required
    today required|blocking order|exclusion order|stop-buy|denial order|denial of export privileges|order|orders
    ordered|ordering|emergency order|instruct|instructs|instructed|instruction|instructions|directs|directed
    directing|told to|tells|compel*|demands|decree*|is-informed|is informed letter|informed letter
    license is required|licence is required|license requirement*|licence requirement*|window guidance|circular
    urgent measure|emergency measure|interim measure*|enforcement notice|stop order|legal instruction
    legally required|required by law|by law|under a law|under an order|under the order|following an order
    following a directive|on orders|at the request of|comply with|compliance with|rules out|prohibit|prohibits
    prohibited|prohibiting|forbid*|forbade|outlaw*|must not|shall not|may not|unlawful|illegal to|barred from
    banned from
    责令|命令|下令|要求|勒令|通报|通知要求|指令|决定|处罚|约谈|依法|许可证要求|须立即|不得|禁止|严禁|命じ*|指示
    要請|勧告|義務付け*|禁じ*|行政処分|許可制|許可が必要
    ordnet an|angeordnet|anordnung|untersagt|verfügung|verpflichtet|zwingt|weisung|verbietet|verbot|verboten
    genehmigungspflicht*|auf druck|ordonne|ordonné|ordonner|injonction|enjoint|mise en demeure|interdit
    interdiction|impose|oblige|décision|licence d'exportation|contraint|ordena|ordenó|obliga|obligó|prohíbe
    prohibió|prohibición|exige|impone|requiere licencia|medida cautelar|insta
  `,
  bodies_at_large: `
    garante|cnil|aepd|pipc|anpd|=ICO|ofcom|bfdi|data protection authority|data-protection authority
    privacy watchdog|watchdog|privacy regulator|data regulator|regulator|regulators|competition authority|=FTC
    =FCC|=GSA|general services administration|=CISA|=NIST|treasury|=OFAC|=BIS|commerce department|commerce
    justice department|state department|attorney general|ministry|minister|chancellery|premier|governor|cabinet
    the authority|communications authority|home affairs|home office|privacy commissioner|government|federal
    state-run|parliament|council|commission|court|judge|tribunal|military|navy|army|pentagon|washington|brussels
    网信办|监管|监管部门|主管部门|法院|财政部|商务部|工信部|公安|当局|委员会|政府|机关|部门|僑委會|數位發展部
    委員会|財務省|商務省|経産省|総務省|裁判所|規制当局
    CAC
    ガランテ|省庁|内閣府
    behörde|aufsicht|datenschutz*|ministerium|kanzlei|gericht|landgericht|bundesamt|bundes*|rat|bafin|=BSI
    autorité|ministère|gouvernement|chancellerie|conseil|régulateur|préfet|agencia|autoridad|ministerio|gobierno
    juzgado|consejo|regulador
  `,
  listing: `
    entity list|sdn list|=SDN|specially designated|blacklist|blacklists|blacklisted|blacklisting|sanctions list
    sanctions package|unreliable entity*|denied persons|covered list|1260h|military companies
    restrictive measures|asset freeze|assets frozen|blocked property|designates|designated|designation|debarred
    debarment|multiple award schedule|procurement schedule*|approved vendor list|federal buyers
    may have no dealings|no dealings|u.s. persons|us persons
    实体清单|特别指定国民|制裁名单|不可靠实体清单|黑名单|列入|资产被冻结|制裁
    SDN
    実体リスト|エンティティリスト|制裁対象|制裁リスト|指定対象|取引禁止|資産凍結|ブラックリスト
    sanktionsliste|auf die liste|schwarze liste|sanktionspaket|gelistet|liste noire|liste des sanctions
    gel des avoirs|sanctionn*|lista negra|lista de sanciones|lista de entidades|sancionad*
    congelación de activos
  `,
  screening: `
    majority owned|majority-owned|majority ownership|owned by|ownership|more than half|50% owned|shareholder*
    parent company|subsidiar*|headquartered|domiciled|state-owned|foreign-owned|chinese-backed|chinese-owned
    iranian-owned|russian-owned|passport|passports|citizen|citizens|citizenship|green card|permanent resident*
    nationality|national|nationals|non-american|non-us|non-u.s.|billing address*|billed to|in countries
    country group|addresses in|addresses traced|=IPs|ip address*|visitors from|accounts in|users in|customers in
    outside the us|outside the united states|unsupported region*|minors|under-18*|under 18|pupils
    控股|持股|股权|母公司|中资|国籍|公民|绿卡|护照|境外|境内|地区|注册地|来自|用户所在|未成年人|資本|支配株主
    市民権|永住権|国内IP|国外|在住|所在地|出資|外国籍|未成年
    staatsbürger*|staatsangehörig*|inhaber einer green card|mehrheitlich|eigentümer|gesellschafter|tochterfirm*
    nutzer in|kunden in|minderjährige*|citoyens|nationalité|ressortissants|détenu*|actionnaire*|filiales
    domicilié*|internautes|mineurs|ciudadanos|nacionalidad|accionistas|propiedad|usuarios en|clientes en|menores
  `,
  official_use: `
    public servants|civil servants|government phones|government computers|ministry computers|office machines
    office computers|official phones|public phones|government networks|government systems|committee rooms
    federal buyers|contracting officers|executive branch|state employees|agencies to|agencies must|ministries
    state banks|public sector|departments|commonwealth entities|employees told|phones and|sailors|soldiers
    schools and
    公务|公務電腦|机关单位|政府机关|事业单位|国有银行|驻外|驻外单位|駐外|党政机关|公務|職員|官公庁|国有銀行
    省庁の端末|政府職員|自治体
    verwaltung|bundesverwaltung|behörden|dienstgeräte*|diensthandy*|beamte*|administration|fonctionnaires
    agents publics|ministères|postes de travail|funcionarios|administración pública|administraciones
    organismos públicos|teléfonos oficiales
  `,
  calls: `
    api|apis|endpoint*|api key*|keys|request|requests|calls|accounts|account|workspace*|tenant*|tenants|logins
    seats|developers|customers|users|service|services|app|apps|app store*|weights|downloads|inference|serverless
    deployments|hosted|catalogue|catalog|model picker|capacity|clusters|gpus|nodes|instances|console|cloud
    chatbot|assistant|assistants|tools|models|model|plan|plans
    接口
    API
    密钥|账号|账户|端点|调用|服务|用户|客户|模型|应用|额度|算力|集群|实例|平台|キー|アカウント|エンドポイント
    呼び出し|サービス|利用者|顧客|モデル|アプリ|提供|クラウド
    schnittstelle*|schlüssel|konten|nutzer|kunden|dienst|dienste|modell|modelle|anwendung*|zugang|zugriff
    interface*|clés|comptes|utilisateurs|clients|modèle|modèles|accès|clave|claves|cuentas|usuarios|clientes
    servicio|servicios|modelo|modelos|acceso|asistente
  `,
  ruin: `
    fire|fires|burnt|burned|burns out|burn out|destroyed|destroys|flood*|evacuated|missile*|bombed|strike on
    cable cut|explosion|power distribution|not recoverable|storage lost|will not be recovered
    do not expect recovery
    火灾|烧毁|爆炸|洪水|焼失|火災|全焼|爆発
    brand|feuer|zerstört|incendie|détruit*|incendio|destruid*
  `,
  notice_given: `
    days' notice|weeks' notice|months' notice|last day|final day|cut-off date|cutoff date|grace period
    migrate before|migrate by|move before|move to|please migrate|recommended replacement|suggested replacement
    replacement is|drop-in|drop-in replacement|action required|export until|export your|wind-down|sunset date
    retirement date|end-of-life date|reaches end of life|leaves the api|leaves service|will leave|ends on
    ends in|closes on|until then
    宽限期|迁移至|请迁移|过渡期|最后一天|替代模型|截止|前完成迁移|下线时间|停止服务时间|移行先|移行して|移行期限
    猶予期間|最終日|後継|代替モデル|までに移行
    frist|übergangsfrist|umstieg|nachfolger|letzter tag|migrieren|délai|préavis|migrer|dernier jour|remplacement
    remplaçant|plazo|migrar|último día|reemplazo|sustituto|período de gracia
  `,
}

/** Cues of access: taken, given back, ended for good, bound to a place. */
export const ACCESS: Readonly<Record<string, string>> = {
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
}

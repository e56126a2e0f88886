/** How something is said: negated, hypothetical, past, rumoured, opinion, satire; and speech addressed to the reader. */
export const STANCE: Readonly<Record<string, string>> = {
  negation: `
    not|no|never|isn't|aren't|wasn't|doesn't|don't|didn't|won't|hasn't|haven't|without|denies|denied|deny
    false claim*|debunk*|unaffected|not affected|no impact|does not apply
    没有|未|不会|并未|否认|不受影响|ない|影響なし|否定|ません
    nicht|kein|keine|dementiert|ne|pas|aucun*|dément|ningún|ninguna|niega|desmiente
  `,
  denial: 'denies|denied|deny|debunk*|refute*|false claim*|fake news|否认|辟谣|否定|dementiert|dément|niega|desmiente',
  hypothetical: `
    if|would|could|might|may|possible|possibly|potential|potentially|hypothetical*|what if|suppose|scenario*
    in case
    如果|可能|假设|或许|或将|もし|可能性|場合|かもしれない
    wenn|könnte|würde|möglicherweise|si|pourrait|serait|éventuel*|podría|podrían|sería|posible*
  `,
  question: '?|？|questions on|asked if|asked whether|asking if',
  rumour: `
    internal memo|leaked memo|leaked document*|draft memo|selon une note|selon un document|note interne
    internem papier|internes papier|memorando
    内部备忘录|文書案|流出文書
    rumor*|rumour*|allegedly|alleged|unconfirmed|speculat*|leak suggests|insider*|sources say|sources familiar
    people familiar|anonymous|reportedly|is said to|claims to
    传闻|传言|据传|疑似|网传|噂|リーク|とされる|らしい
    angeblich|gerücht*|rumeur*|selon des sources|présumé*|presunt*|supuesta*
  `,
  opinion: `
    opinion|op-ed|essay|editorial|column|commentary|argues|argue|argued|arguing|i think|imo|critici*|critics
    critique*|debate*|lesson*|why i|hot take|thoughts on|reflections|analysis|analyst*|podcast|sparks debate
    raises questions
    评论|观点|社论|讨论|分析|論説|意見|考察|批判|論争|議論
    kommentar|meinung|débat|analyse|opinión|análisis|debate
  `,
  satire: `
    satire|satirical|parody|the onion|joke|jokes|joking|april fool*|april fools|fiction|short story|novel|meme
    memes
    讽刺|恶搞|玩笑|小说|風刺|ジョーク|エイプリルフール|パロディ|小説
    glosse|scherz|aprilscherz|parodie|poisson d'avril|sátira|parodia|broma
  `,
  anecdote: `
    a user|one user|a member|one member|members|member|users reported|users report|users are|some users
    several users|user complained|anyone else|my account|i was|i'm getting|users discuss*|members discuss*
    members expressed|another member
    用户反馈|有用户|网友|ユーザー報告
    nutzer berichten|des utilisateurs|usuarios reportan|score:|comments:
  `,
  retrospective: `
    in 2020|in 2021|in 2022|in 2023|last year|years ago|previously|earlier this year|historical*|history of
    retrospective|looking back|recap|timeline|background|explainer|explained
    此前|曾|历史|回顾|背景|かつて|振り返|経緯
    früher|rückblick|rétrospective|historique|retrospectiva
  `,
  ongoing: `
    still|continues|remains|ongoing|week later|days later|since
    仍|依然|持续|引き続き|継続
    weiterhin|toujours|sigue|aún
  `,
  official_voice: `
    announced|announces|announcement|confirmed|confirms|official|officially|statement|issued|published|notified
    公告|宣布|官方|发布|声明|正式|発表|公式|通知
    bekannt gegeben|offiziell|kündigt an|annonce|officiel*|communiqué|anuncia*|oficial*|comunicado
  `,
  now: `
    immediately|effective immediately|now|today|as of|with immediate effect|tonight|within hours|overnight
    abruptly|unexpectedly
    立即|即日起|即刻|目前|现已|即時|本日|直ちに|即日
    ab sofort|sofort|unverzüglich|immédiatement|dès maintenant|de inmediato|inmediatamente|ya
  `,
}

/** Words by which a text addresses its machine reader. A sentence that does so is set aside whole and weighs nothing. */
export const INJECTION: Readonly<Record<string, string>> = {
  override: `
    ignore all previous|ignore previous|ignore the previous|ignore prior|ignore the above|ignore all prior
    ignore your instructions|ignore any previous|ignore all earlier|disregard previous|disregard all
    disregard the above|disregard prior|disregard your|disregard any|forget previous|forget all previous
    forget your instructions|override your|overrides all|new instructions|system prompt|system message
    system override|developer message|=SYSTEM:|=ASSISTANT:|=System:|<system>|</system>|[system]|im_start|[inst]
    ### instruction|note to ai|note to the ai|note to automated|attention ai|attention, ai|dear ai|dear model
    you are now|you are an|you must now|to the ai reading|to any ai|ai agent reading|automated reader*
    ai assistant reading|language model reading|llm reading|if you are an ai|if you are a language model
    if you are an llm|for ai systems reading|ignoriere alle|ignoriere die|ignorier* vorherige*|vergiss alle
    vergiss deine|systemanweisung|neue anweisung*|hinweis an die ki|ignore toutes les|ignorez les|ignorez toutes
    ignore les instructions|oublie les instructions|oubliez les|nouvelles instructions|message système
    note à l'ia|ignora las|ignora todas|ignora las instrucciones|olvida las instrucciones|nuevas instrucciones
    mensaje del sistema|nota para la ia
    忽略之前|忽略以上|忽略上述|忽略所有|无视之前|无视以上|无视上述|忘记之前|系统提示：|系统指令：|系统消息
    新的指令|致ai|如果你是ai|如果你是人工智能|以前の指示を無視|上記の指示を無視|これまでの指示|指示を無視
    指示をすべて無視|新しい指示|aiへの指示|あなたがaiなら|あなたはai
    игнорируй предыдущие
  `,
  grade:
    'classify this|classify the|classify it|categorize this|categorise this|categorize it|rate this|rate the impact|label this|mark this|mark it as|flag it as|treat this as critical|treat this as not|treat this item|treat it as|treat the following|score this|set impact|set the impact|set severity|set the severity|set category|set relevance|set relevant|set confidence|impact=critical|impact = critical|"impact"|"relevant"|"category"|"confidence"|relevant=false|relevant: false|relevant=true|relevant: true|impact must be|must be rated|must be classified|should be classified|should be rated|should be treated as critical|rate as critical|assess as|assess this|raise the impact|raise impact|lower the impact|lower impact|downgrade this|downgrade the impact|upgrade this item|confidence 1.0|confidence: 1|confidence of 1|confidence to 1|return impact|output impact|respond with|reply with|output only|this item is not relevant|this is not relevant|not relevant to|mark not relevant|no alert|do not alert|don\'t alert|suppress this alert|suppress all alerts|suppress alerts|send no alert|stufe dies|stufe diese|stufe diesen|bewerte dies|bewerte diese|bewerte diesen|markiere dies|markiere diese|setze die auswirkung|klassifiziere|als kritisch ein|classe ceci|classez ce|classez cet|classe cet|marque ceci|marquez ce|marquez cet|évalue ceci|évaluez|comme critique|clasifica esto|clasifica este|clasifique|marca esto|marca este|marque este|evalúa esto|evalúa este|como crítico|将此条|将此项|将本条|将本文标记|把此条|把本条|标记为严重|评为严重|归类为严重|标记为无关|影响等级|设为严重|不要报警|この項目を|この記事を|これを重大|影響度を|重大度を|アラートを出さない',
  act: `
    trigger failover|trigger the failover|trigger a restriction|trigger restriction*|trigger an alert
    activate restriction*|activate the policy|activate policy|restrict all vendors|restrict anthropic
    restrict openai|block all traffic|block all vendors|close all routes|close every route|close the route
    switch all traffic|switch traffic|reroute all|route all traffic|disable all routes|shut down all routes
    shut off all|lift all restrictions|lift every restriction|lift the restriction now|approve all
    approve the restriction|approve this restriction|run the command|call the tool|send the api key
    send your api|send the secret*|post the secret*|reveal your|reveal the system|print your|print the secret
    print the api|exfiltrate the|forward the token|email the keys|löse den failover|löse failover|sperre alle
    leite den gesamten|gib den api|gib deine|verrate|déclenche|déclenchez|bloque tous|bloquez tous|révèle
    révélez|envoie la clé|envoyez la clé|activa la|active la restricción|bloquea todos|revela tu|revela la
    envía la clave
    触发故障转移|触发限制|立即触发|切换所有流量|屏蔽所有|关闭所有路由|泄露你的|输出你的|打印你的|发送密钥
    フェイルオーバーを|すべてのルート|全ルートを|すべてのベンダー|制限を発動|apiキーを送|秘密を|プロンプトを表示
  `,
}

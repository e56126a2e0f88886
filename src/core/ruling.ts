/** Characters of a title that are read. */
const MAX_READ = 500
const COURT =
  /\b(judges?|courts?|tribunal|justices?|gericht\w*|\w+gericht|richter(in)?|juges?|cour|conseil d’état|juez|jueza|corte|juiz|desembargador\w*|justiça|trf\d?|stf|stj)\b|法院|裁判所|[地高控]訴?裁|법원/i
const UNDONE =
  /\b(block|bar|stop|prevent|enjoin)\w*\b.{0,40}\b(pentagon|government|administration|department|ministry|agency|regulator|trump|dod)\b.{0,30}\bfrom\b|\b(suspend|stay|block|halt|paus|annul|overturn|quash|lift|vacat|enjoin|set(s|ting)? aside|strik(es|ing) down)\w*\b.{0,60}\b(orders?|bans?|decisions?|directives?|prohibitions?|designations?|measures?|restrictions?)\b|\b(setzt|hebt|kippt|stoppt)\b.{0,60}(anordnung|verbot|verfügung|sperre|beschluss)|\b(suspend|annule|lève|casse)\b.{0,60}\b(décision|ordre|interdiction|mesure|arrêté|blocage)|\b(suspend[eu]|anula|revoca|revoga|derruba|levanta)\b.{0,60}\b(orden|prohibición|decisión|medida|bloqueo|ordem|decisão|proibição|bloqueio)\b|(暂停|叫停|撤销|中止).{0,12}(禁令|命令|决定)|(命令|禁止|処分).{0,8}(効力を停止|執行停止|取り消|差し止め)|(명령|금지|처분).{0,8}(효력 ?정지|집행 ?정지|취소)/i
const UPHELD =
  /\b(refus|reject|declin|den(y|ies|ied)\b|uphold|upheld|asks?\b|urge|seeks?\b|lehnt\b|bestätigt|rejette|refuse|rechaza|rejeita|nega\b)/i

/** True when a title says that a court takes the force from a measure (`Judge suspends ban`), in the languages of the sources. */
export function undoesMeasure(title: string): boolean {
  const said = title.slice(0, MAX_READ)
  return COURT.test(said) && UNDONE.test(said) && !UPHELD.test(said)
}

/** Cues of breaches, flaws and leaks. */
export const SECURITY: Readonly<Record<string, string>> = {
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

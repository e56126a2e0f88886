/** Countries, unions and the bodies that rule in them. Aliases as aliases.ts reads them. `body` marks who issues, not where. */
export interface Place {
  id: string
  names: string
  bodies: string
}

/** Jurisdictions by ISO 3166-1 alpha-2, `EU` or `INT`, with the authorities whose acts bind there. */
export const PLACES: readonly Place[] = [
  {
    id: 'US',
    names: `
      united states|u.s.|=US|=USA|america|american|americans
      美国|美國|アメリカ|米国|対米
      vereinigten staaten|états-unis|etats-unis|américain*|estados unidos|=EE.UU.|=EEUU|washington|california
      californian|colorado|texas|new york state|illinois|utah|virginia
      加州|科罗拉多|カリフォルニア
      us-east*|us-west*|n. virginia|oregon|ohio|florida|new jersey|connecticut|sb 1047|sb-1047|sb1047|sb 53
    `,
    bodies: `
      federal register|united states congress|executive office of the president|bureau of industry and security
      =BIS|department of commerce|commerce department|commerce dept|commerce secretary|secretary of commerce
      =OFAC|office of foreign assets control|department of the treasury|treasury department|pentagon
      department of defense|defense department|defense dept|department of war|=DoD|=DOD|=DoW|white house|trump
      biden|congress|senate|house of representatives|senator|federal government|federal agencies|federal judge
      us government|us gov|u.s. government|feds|=FTC|=FCC|=SEC|=DOJ|department of justice|=NIST|=NTIA|=GSA|=NSA
      =CISA|=OMB|=DHS|export administration regulations|=EAR|entity list|supreme court|district court
      appeals court|d.c. circuit|ninth circuit|lutnick|hegseth|newsom
      商务部|美国商务部|五角大楼|美国战争部|美国国防部|白宫|特朗普|国会|商務省|国防総省|ホワイトハウス|トランプ
      米議会|連邦|米政府|美国政府
      gouvernement américain|maison blanche|gobierno de estados unidos|casa blanca|us-regierung|weißes haus
      pentágono|departamento de defensa|=NDAA|executive order
      行政令|大統領令
    `,
  },
  {
    id: 'CN',
    names: `
      china|chinese|people's republic of china|=PRC|beijing|shanghai
      中国|中國|北京|国产|対中
      chino|china's|chinois*|chinesisch*|chine
    `,
    bodies: `
      cyberspace administration of china|=CAC|=MIIT|=MOFCOM|=TC260
      网信办|国家网信办|工信部|中国商务部|中华人民共和国|国务院|中国政府
      chinese government|ccp
    `,
  },
  {
    id: 'EU',
    names: `
      =EU|european union|europe|european|=UE|europäische union|europäischen union|europa|europäisch*
      union européenne|europe*|unión europea
      欧盟|欧洲|欧州|eu域
    `,
    bodies: `
      eur-lex|eur lex|european commission|european parliament|ai act|eu ai act|ki-verordnung|ki-gesetz
      eu-kommission|commission européenne|comisión europea|ai office|gdpr|dsgvo|rgpd|digital markets act
      digital services act|=DMA|=EDPB
      欧委会|欧州委員会|欧州議会|eu ai法
    `,
  },
  {
    id: 'GB',
    names: 'united kingdom|=UK|=U.K.|britain|british|england|英国|イギリス|großbritannien|royaume-uni|reino unido',
    bodies: 'ofcom|=ICO|=CMA|house of lords',
  },
  {
    id: 'DE',
    names: 'germany|german|deutschland|德国|ドイツ|allemagne|alemania|munich|münchen',
    bodies: 'bundesnetzagentur|bundestag|bundesregierung|landgericht',
  },
  { id: 'FR', names: 'france|french|法国|フランス|frankreich|französisch*|francia|francés*', bodies: '=CNIL' },
  {
    id: 'IT',
    names: 'italy|italian|意大利|イタリア|italien|italienisch*|italie|italienne|italia|italiano*',
    bodies: 'garante',
  },
  {
    id: 'ES',
    names: 'spain|spanish|españa|español*|西班牙|スペイン|spanien|spanisch*|espagne|espagnol*',
    bodies: '=AEPD',
  },
  {
    id: 'IE',
    names: 'ireland|irish|爱尔兰|アイルランド|irland|irisch*|irlande|irlanda',
    bodies: 'data protection commission',
  },
  {
    id: 'NL',
    names: 'netherlands|dutch|荷兰|オランダ|niederlande|niederländisch*|pays-bas|países bajos|holanda',
    bodies: '',
  },
  { id: 'CH', names: 'switzerland|swiss|schweiz|schweizer|suisse|suiza|瑞士|スイス', bodies: '' },
  { id: 'AT', names: 'austria|austrian|österreich|autriche|奥地利|オーストリア', bodies: '' },
  { id: 'NO', names: 'norway|norwegian|norwegen|norvège|noruega|挪威|ノルウェー', bodies: '' },
  { id: 'DK', names: 'denmark|danish|dänemark|danemark|dinamarca|丹麦|デンマーク', bodies: '' },
  { id: 'CZ', names: 'czech|tschechien|tchéquie|捷克', bodies: '' },
  { id: 'PL', names: 'poland|polen|pologne|polonia|波兰|ポーランド', bodies: '' },
  { id: 'SE', names: 'sweden|swedish|schweden|suède|suecia|瑞典|スウェーデン', bodies: '' },
  { id: 'JP', names: 'japan|japanese|日本|tokyo|japon|japón|japanisch*', bodies: '経産省|経済産業省|総務省' },
  { id: 'KR', names: 'south korea|korea|korean|韩国|韓国|corée|südkorea|corea|한국', bodies: '=PIPC' },
  { id: 'TW', names: 'taiwan|taiwanese|taiwán|taïwan|台湾|台灣', bodies: '' },
  { id: 'HK', names: 'hong kong|香港', bodies: '' },
  { id: 'MO', names: 'macau|macao|澳门', bodies: '' },
  { id: 'SG', names: 'singapore|singapur|singapour|新加坡|シンガポール', bodies: '' },
  { id: 'IN', names: 'india|indian|indien|inde|印度|インド', bodies: '=MeitY' },
  { id: 'AU', names: 'australia|australian|澳大利亚|澳洲|オーストラリア|豪州|australien|australie', bodies: '' },
  { id: 'CA', names: 'canada|canadian|加拿大|カナダ|kanada|canadá', bodies: 'government of canada' },
  { id: 'BR', names: 'brazil|brazilian|brasil|brasilien|brésil|巴西|ブラジル', bodies: '' },
  { id: 'RU', names: 'russia|russian|russian federation|russland|russie|rusia|俄罗斯|ロシア', bodies: '' },
  { id: 'IR', names: 'iran|iranian|irán|伊朗|イラン', bodies: '' },
  { id: 'KP', names: 'north korea|north korean|nordkorea|corée du nord|corea del norte|朝鲜|北朝鮮', bodies: '' },
  { id: 'UA', names: 'ukraine|ukrainian|ucrania|乌克兰|ウクライナ', bodies: '' },
  { id: 'IL', names: 'israel|israeli|israël|以色列|イスラエル', bodies: '' },
  {
    id: 'AE',
    names:
      'united arab emirates|=UAE|阿联酋|アラブ首長国連邦|vereinigte arabische emirate|émirats arabes unis|emiratos árabes',
    bodies: '',
  },
  { id: 'SA', names: 'saudi arabia|saudi-arabien|arabie saoudite|arabia saudí|沙特|サウジアラビア', bodies: '' },
  { id: 'TR', names: 'turkey|türkiye|turkish|türkei|turquie|turquía|土耳其|トルコ', bodies: '' },
  { id: 'ID', names: 'indonesia|indonesian|indonesien|indonésie|印度尼西亚|印尼|インドネシア', bodies: '' },
  { id: 'VN', names: 'vietnam|vietnamese|viet nam|越南|ベトナム', bodies: '' },
  { id: 'TH', names: 'thailand|thai|thaïlande|tailandia|泰国|タイ政府', bodies: '' },
  { id: 'MY', names: 'malaysia|malaysian|malaisie|malasia|马来西亚|マレーシア', bodies: '' },
  { id: 'MX', names: 'mexico|mexican|méxico|mexiko|mexique|墨西哥|メキシコ', bodies: '' },
  { id: 'ZA', names: 'south africa|south african|südafrika|afrique du sud|sudáfrica|南非|南アフリカ', bodies: '' },
  { id: 'NG', names: 'nigeria|nigerian|尼日利亚|ナイジェリア', bodies: '' },
  { id: 'GR', names: 'greece|greek|griechenland|grèce|grecia|希腊|ギリシャ', bodies: '' },
  { id: 'PT', names: 'portugal|portuguese|葡萄牙|ポルトガル', bodies: '' },
  { id: 'BE', names: 'belgium|belgian|belgien|belgique|bélgica|比利时|ベルギー', bodies: '' },
  { id: 'FI', names: 'finland|finnish|finnland|finlande|finlandia|芬兰|フィンランド', bodies: '' },
  { id: 'INT', names: 'united nations|=UN|=OECD|=UNESCO|g7 hiroshima|联合国|国連', bodies: '' },
]

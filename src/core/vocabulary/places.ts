/** Countries, unions and the bodies that rule in them. Aliases separated by `|`. `body` marks who issues, not where. */
export interface Place {
  id: string
  names: string
  bodies: string
}

/** Jurisdictions by ISO 3166-1 alpha-2, `EU` or `INT`, with the authorities whose acts bind there. */
export const PLACES: readonly Place[] = [
  {
    id: 'US',
    names:
      'united states|u.s.|=US|=USA|america|american|americans|美国|美國|アメリカ|米国|対米|vereinigten staaten|=USA|états-unis|etats-unis|américain*|estados unidos|=EE.UU.|=EEUU|washington|california|californian|colorado|texas|new york state|illinois|utah|virginia|加州|科罗拉多|カリフォルニア|us-east*|us-west*|n. virginia|oregon|ohio|florida|new jersey|connecticut|sb 1047|sb-1047|sb1047|sb 53',
    bodies:
      'federal register|united states congress|executive office of the president|bureau of industry and security|=BIS|department of commerce|commerce department|commerce dept|commerce secretary|secretary of commerce|=OFAC|office of foreign assets control|department of the treasury|treasury department|pentagon|department of defense|defense department|defense dept|department of war|=DoD|=DOD|=DoW|white house|trump|biden|congress|senate|house of representatives|senator|federal government|federal agencies|federal judge|us government|us gov|u.s. government|feds|=FTC|=FCC|=SEC|=DOJ|department of justice|=NIST|=NTIA|=GSA|=NSA|=CISA|=OMB|=DHS|export administration regulations|=EAR|entity list|supreme court|district court|appeals court|d.c. circuit|ninth circuit|lutnick|hegseth|newsom|商务部|美国商务部|五角大楼|美国战争部|美国国防部|白宫|特朗普|国会|商務省|国防総省|ホワイトハウス|トランプ|米議会|連邦|米政府|美国政府|gouvernement américain|maison blanche|gobierno de estados unidos|casa blanca|us-regierung|weißes haus|pentágono|departamento de defensa|=NDAA|executive order|行政令|大統領令',
  },
  {
    id: 'CN',
    names:
      "china|chinese|people's republic of china|=PRC|beijing|shanghai|中国|中國|北京|国产|対中|chino|china's|chinois*|chinesisch*|chine",
    bodies:
      'cyberspace administration of china|=CAC|=MIIT|=MOFCOM|=TC260|网信办|国家网信办|工信部|中国商务部|中华人民共和国|国务院|中国政府|chinese government|ccp',
  },
  {
    id: 'EU',
    names:
      '=EU|european union|europe|european|=UE|europäische union|europäischen union|europa|europäisch*|union européenne|europe*|unión europea|欧盟|欧洲|欧州|eu域',
    bodies:
      'eur-lex|eur lex|european commission|european parliament|ai act|eu ai act|ki-verordnung|ki-gesetz|eu-kommission|commission européenne|comisión europea|ai office|gdpr|dsgvo|rgpd|digital markets act|digital services act|=DMA|=EDPB|欧委会|欧州委員会|欧州議会|eu ai法',
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
  { id: 'FR', names: 'france|french|法国|フランス|frankreich|francia', bodies: '=CNIL' },
  { id: 'IT', names: 'italy|italian|意大利|イタリア|italien|italie|italia', bodies: 'garante' },
  { id: 'ES', names: 'spain|spanish|españa|西班牙|スペイン', bodies: '=AEPD' },
  { id: 'IE', names: 'ireland|irish|爱尔兰', bodies: 'data protection commission' },
  { id: 'NL', names: 'netherlands|dutch|荷兰|オランダ', bodies: '' },
  { id: 'CH', names: 'switzerland|swiss|schweiz|suisse|瑞士|スイス', bodies: '' },
  { id: 'AT', names: 'austria|austrian|österreich|奥地利', bodies: '' },
  { id: 'NO', names: 'norway|norwegian|挪威', bodies: '' },
  { id: 'DK', names: 'denmark|danish|丹麦', bodies: '' },
  { id: 'CZ', names: 'czech', bodies: '' },
  { id: 'PL', names: 'poland|polish', bodies: '' },
  { id: 'SE', names: 'sweden|swedish|瑞典', bodies: '' },
  { id: 'JP', names: 'japan|japanese|日本|tokyo|japon', bodies: '経産省|経済産業省|総務省' },
  { id: 'KR', names: 'south korea|korea|korean|韩国|韓国|corée', bodies: '=PIPC' },
  { id: 'TW', names: 'taiwan|taiwanese|台湾', bodies: '' },
  { id: 'HK', names: 'hong kong|香港', bodies: '' },
  { id: 'MO', names: 'macau|macao|澳门', bodies: '' },
  { id: 'SG', names: 'singapore|新加坡|シンガポール', bodies: '' },
  { id: 'IN', names: 'india|indian|印度|インド', bodies: '=MeitY' },
  { id: 'AU', names: 'australia|australian|澳大利亚|オーストラリア|australien', bodies: '' },
  { id: 'CA', names: 'canada|canadian|加拿大|カナダ|kanada', bodies: 'government of canada' },
  { id: 'BR', names: 'brazil|brazilian|brasil|巴西', bodies: '' },
  { id: 'RU', names: 'russia|russian|russian federation|俄罗斯|ロシア', bodies: '' },
  { id: 'IR', names: 'iran|iranian|伊朗|イラン', bodies: '' },
  { id: 'KP', names: 'north korea|north korean|朝鲜|北朝鮮', bodies: '' },
  { id: 'UA', names: 'ukraine|ukrainian', bodies: '' },
  { id: 'IL', names: 'israel|israeli', bodies: '' },
  { id: 'AE', names: 'united arab emirates|=UAE|阿联酋', bodies: '' },
  { id: 'SA', names: 'saudi arabia|沙特', bodies: '' },
  { id: 'INT', names: 'united nations|=UN|=OECD|=UNESCO|g7 hiroshima|联合国|国連', bodies: '' },
]

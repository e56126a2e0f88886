/** Groups of people that a rule may hit, by CONTRACTS id. */
export const POPULATIONS: Readonly<Record<string, string>> = {
  foreign_nationals: `
    foreign national*|foreign nationals|foreign person*|foreign citizen*|non-us person*|non-u.s. person*
    non-us citizen*|non-u.s. citizen*|non-americans|foreigners|foreign users|foreign-national*|foreign employees
    deemed export*|noncitizen*
    外国人|外国国民|外国公民|外国用户|非美国公民|外籍|非米国人|外国籍
    ausländische staatsangehörige|ausländer|ressortissants étrangers|étrangers|ciudadanos extranjeros
    extranjeros
  `,
  entities_of_concern: `
    entities on the entity list|listed entities|entity list entities|military end user*|countries of concern
    country of concern|covered entities|entities of concern|chinese-owned|chinese-controlled|majority-owned by
    50 percent owned|at least 50 percent
    中资|中国控股|実体清单|实体清单企业|中国資本
  `,
  sanctioned_territories: `
    sanctioned territor*|sanctioned countries|sanctioned countr*|us-sanctioned|embargoed countr*
    embargoed territor*
    受制裁的领土|受制裁地区|制裁対象地域
    territorios sancionados|pays sanctionnés|sanktionierte gebiete|sanktionierten gebieten
  `,
  government_users: `
    government devices|government-issued devices|government employees|federal employees|federal agencies
    government agencies|government users|official devices|work devices
    政府系统|公务设备|政府设备|政府机构|政府端末|連邦機関|連邦政府機関
    behördengeräte|staatliche geräte|staatlichen geräten|regierungsgeräte|agences fédérales
    dispositivos gubernamentales
  `,
  defense_contractors: `
    defense contractor*|defence contractor*|pentagon contractor*|military contractor*|military supplier*
    defense industrial base|contractors doing business with
    国防承包商|军方承包商|国防合同商|防衛請負業者|防衛産業
    supply-chain risk|supply chain risk
    供应链风险|サプライチェーンリスク|供給チェーンリスク
  `,
  minors: 'minors|under 18|under-18|children under|teen users|teenagers|未成年|未成年人|minderjährige|mineurs|menores',
  students: 'students|student plan|student subscription|学生计划|学生用户|学生プラン',
}

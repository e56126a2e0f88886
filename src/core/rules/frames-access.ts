import type { Frame } from './frame.ts'

const NAMED = '@vendor|@model'
const NARROWS = 'withhold|gone|cut|access_cut'
const POWER = 'bodies_at_large|government|@body|directive|court'
const OFF = 'lifted_controls|expected_lift|launch_restored|hypothetical|considering|denial|satire'

/**
 * Rules about access that ends or narrows, however it is worded: an act, what it is done to, and when, by whom or for
 * whom. Each is weak alone, since shops close and players are suspended too; what surrounds it is weighed in training.
 */
export const ACCESS_FRAMES: readonly Frame[] = [
  {
    id: 'withheld-now',
    all: ['withhold|gone', 'calls|@model', 'soon|now', NAMED],
    none: `${OFF}|research|benchmark|lab_test|quota_looser`,
    says: ['vendor_withdrawal', 'critical'],
    weight: 0.8,
    basis: 'access that ends within days leaves no time to move',
  },
  {
    id: 'withheld',
    all: ['withhold|gone', 'calls', NAMED],
    none: `${OFF}|research|benchmark|lab_test|funding|stocks|quota_looser|price_down`,
    says: ['vendor_withdrawal', 'high'],
    weight: 0.4,
    basis: 'a service that is no longer offered',
  },
  {
    id: 'supplier-drops-customer',
    all: ['withhold|gone', '@two-vendors', 'calls|@model|access'],
    none: OFF,
    says: ['vendor_withdrawal', 'critical'],
    weight: 0.6,
    basis: 'a supplier that stops serving a customer',
  },
  {
    id: 'ordered-to-stop',
    all: ['orders|directive', `${NARROWS}|ban`, POWER, `calls|ai|${NAMED}`],
    none: OFF,
    says: ['region_restriction', 'critical'],
    weight: 0.6,
    basis: 'an order by an authority binds at once where it says so (GDPR art. 58(2)(f), EU AI Act art. 79)',
  },
  {
    id: 'place-orders-stop',
    all: ['orders|directive', `${NARROWS}|ban`, '@place', NAMED],
    none: OFF,
    says: ['region_restriction', 'critical'],
    weight: 0.5,
    basis: 'an order by an authority binds at once where it says so',
  },
  {
    id: 'screened-out',
    all: [`${NARROWS}|ban|orders`, 'screening', `calls|${NAMED}`],
    none: OFF,
    says: ['region_restriction', 'critical'],
    weight: 0.5,
    basis: 'service refused by nationality, seat or ownership',
  },
  {
    id: 'place-shut-out',
    all: [`${NARROWS}|ban`, '@place', 'calls', NAMED],
    none: OFF,
    says: ['region_restriction', 'critical'],
    weight: 0.5,
    basis: 'service refused by place',
  },
  {
    id: 'licence-before-access',
    all: ['orders|export_control', 'screening|@place|@people:foreign_nationals', '@model|model_weights|calls', POWER],
    none: `${OFF}|chips`,
    says: ['export_control', 'critical'],
    weight: 0.4,
    basis: '15 CFR 744: a licence requirement applies from receipt of the letter that imposes it',
  },
  {
    id: 'vendor-listed',
    all: ['listing', `${NAMED}|calls|ai`, POWER],
    none: `${OFF}|lawsuit|lifted`,
    says: ['sanctions', 'critical'],
    weight: 0.6,
    basis: '31 CFR 501 and 15 CFR 744.11: no dealings with a listed party',
  },
  {
    id: 'barred-from-official-use',
    all: [`${NARROWS}|ban|orders`, 'official_use|@people:government_users', `ai|calls|${NAMED}`],
    none: OFF,
    says: ['ai_regulation', 'critical'],
    weight: 0.5,
    basis: 'orders to public bodies bind their staff and contractors',
  },
  {
    id: 'compute-destroyed',
    all: ['ruin', 'core_compute|infrastructure|data_centers|@vendor', 'outage|withhold|gone|soon|calls'],
    none: 'hypothetical|satire|considering',
    says: ['outage', 'critical'],
    weight: 0.8,
    basis: 'a region that is destroyed does not come back within days',
  },
  {
    id: 'ends-with-notice',
    all: ['withhold|gone|deprecate|shutdown|exits', 'notice_given', `calls|${NAMED}`],
    none: OFF,
    says: ['model_deprecation', 'high'],
    weight: 0.8,
    basis: 'vendor deprecation policies give notice and a date',
  },
  {
    id: 'court-stops-service',
    all: ['court', 'orders|injunction|withhold|ban', `calls|ai|${NAMED}`],
    none: `${OFF}|hallucinated_citation`,
    says: ['court_order', 'high'],
    weight: 0.5,
    basis: 'an order or judgment against a service binds its vendor',
  },
]

import type { Frame } from './frame.ts'

const NAMED = '@vendor|@model'
const OFF = 'lifted_controls|expected_lift|lifted|launch_restored'

/** Rules about designated vendors and what courts and the state do about them. */
export const COURT_FRAMES: readonly Frame[] = [
  {
    id: 'risk-designation',
    all: ['supply_chain_risk', 'designate|official_voice|government', NAMED],
    none: 'lawsuit|considering|opinion|hypothetical|question|lifted|court',
    says: ['sanctions', 'critical'],
    weight: 2,
    basis: '10 USC 3252, 41 USC 4713: a designated source may not be bought by covered contractors',
  },
  {
    id: 'risk-designation-talk',
    all: ['supply_chain_risk', 'lawsuit|considering|opinion|expected_lift|court'],
    says: ['policy_signal', 'low'],
    weight: 1.5,
    basis: 'argument about a designation',
  },
  {
    id: 'state-stops-using',
    all: ['procurement_ban', 'government|@body', NAMED],
    none: OFF,
    says: ['sanctions', 'medium'],
    weight: 1,
    basis: 'federal purchase bans',
  },
  {
    id: 'federal-purchase-ban',
    all: [
      'orders|ban|withhold|procurement_ban',
      'us_state',
      NAMED,
      'procurement_ban|ban|official_use|@people:government_users',
    ],
    none: `${OFF}|export_control|chips|considering|court|lawsuit|access_cut|@people:foreign_nationals`,
    says: ['sanctions', 'critical'],
    weight: 1,
    basis: '41 USC 1323, 4713: exclusion orders bind agencies and those who sell to them',
  },
  {
    id: 'designation-notice',
    all: ['sanctions'],
    nowhere: 'ai|chips|@model',
    kinds: 'regulatory',
    says: ['sanctions', 'none'],
    weight: 2,
    basis: '31 CFR ch. V notices name persons, not AI vendors',
  },
  {
    id: 'dispute-with-state',
    all: ['government|@body', 'lawsuit|unconstitutional|considering|military_ai|friction', '@vendor'],
    says: ['policy_signal', 'low'],
    weight: 0.8,
    basis: 'a dispute that may end in a measure',
  },
  {
    id: 'court-on-vendor',
    all: ['court', 'injunction|ban|designate|supply_chain_risk', NAMED],
    none: 'copyright|hallucinated_citation',
    says: ['court_order', 'medium'],
    weight: 1.5,
    basis: 'an order with effect on a vendor',
  },
  {
    id: 'court-in-dispute',
    all: ['court', 'government|@body', NAMED],
    none: 'copyright|hallucinated_citation|private_suit|retention',
    says: ['court_order', 'medium'],
    weight: 0.8,
    basis: 'a ruling in a dispute between a vendor and a state',
  },
  {
    id: 'court-on-retention',
    all: ['court', 'retention'],
    says: ['court_order', 'high'],
    weight: 2,
    basis: 'preservation orders bind vendors to keep customer data',
  },
  {
    id: 'court-on-users',
    all: ['hallucinated_citation', 'court|sanctions'],
    says: ['court_order', 'none'],
    weight: 3,
    basis: 'FRCP Rule 11 sanctions users of AI, not vendors',
  },
  {
    id: 'court-on-training',
    all: ['copyright', 'court|lawsuit|ai'],
    none: 'retention',
    says: ['other', 'none'],
    weight: 1.2,
    basis: 'suits about training leave the service untouched',
  },
  {
    id: 'sues-vendor',
    all: ['lawsuit', NAMED],
    none: 'copyright|private_suit',
    says: ['policy_signal', 'low'],
    weight: 0.8,
    basis: 'filing a suit is a signal',
  },
]

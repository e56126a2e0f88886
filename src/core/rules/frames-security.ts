import type { Frame } from './frame.ts'

const NAMED = '@vendor|@model'

/** Rules about breaches, leaks and exploitable flaws of vendors and their products. */
export const SECURITY_FRAMES: readonly Frame[] = [
  {
    id: 'threat-research',
    all: ['threat_report'],
    none: '@model|secrets',
    kinds: 'vendor',
    says: ['other', 'none'],
    weight: 1.2,
    basis: 'what a vendor writes about attackers of others is no incident of its own',
  },
  {
    id: 'vendor-breached',
    all: ['breach', NAMED],
    nowhere: 'not_service',
    none: 'benchmark|lab_test|people|not_service|finder|funding',
    says: ['security_incident', 'medium'],
    weight: 1.8,
    basis: 'breach of a vendor',
  },
  {
    id: 'secrets-exposed',
    all: ['breach', 'secrets'],
    says: ['security_incident', 'high'],
    weight: 1.5,
    basis: 'exposed keys have to be rotated',
  },
  {
    id: 'vendor-flaw',
    all: ['vulnerability', NAMED],
    none: 'lab_test|launch|benchmark|finder|not_service',
    says: ['security_incident', 'medium'],
    weight: 1,
    basis: 'an exploitable flaw in a product',
  },
  {
    id: 'flaw-in-product',
    all: ['victim', 'vulnerability|breach', NAMED],
    none: 'lab_test|launch|benchmark|finder|not_service',
    says: ['security_incident', 'medium'],
    weight: 1,
    basis: 'an exploitable flaw in a product',
  },
  {
    id: 'tool-sends-data',
    all: ['sends_data', NAMED],
    none: 'launch|tutorial',
    says: ['security_incident', 'medium'],
    weight: 1,
    basis: 'data that leaves without its owner knowing (GDPR art. 32)',
  },
  {
    id: 'source-leaked',
    all: ['source_leak', 'breach|vulnerability|leak', NAMED],
    says: ['security_incident', 'low'],
    weight: 1.5,
    basis: 'the service is untouched',
  },
]

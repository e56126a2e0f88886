import { type Kysely, sql } from 'kysely'
import { Assessment } from '../core/assessment.ts'
import type { Item } from '../core/item.ts'
import type { Schema } from './schema.ts'

/** One revision of an item with what it was taken to mean; null where that is not kept. */
export interface StoredReading {
  item: Item
  assessment: Assessment | null
  seenAt: string
  sha256: string | null
}

/** Every revision of some items that triage has judged, in the order in which they were seen. */
export async function readingsOf(db: Kysely<Schema>, items: readonly string[]): Promise<StoredReading[]> {
  if (items.length === 0) return []
  const rows = await db
    .selectFrom('item_revisions as revision')
    .innerJoin('items', 'items.id', 'revision.item_id')
    .leftJoin('snapshots', 'snapshots.id', 'revision.snapshot_id')
    .leftJoin('assessments', (join) =>
      join
        .onRef('assessments.item_id', '=', 'revision.item_id')
        .onRef('assessments.revision', '=', 'revision.revision'),
    )
    .select(['revision.data as item', 'revision.seen_at as seenAt', 'assessments.data as assessment'])
    // Old snapshots are not kept for ever; the item knows the hash of its newest.
    .select(
      sql<string | null>`coalesce(snapshots.sha256,
        case when items.revision = revision.revision then items.snapshot_sha256 end)`.as('sha256'),
    )
    .where('revision.item_id', 'in', items)
    .where((eb) => eb.or([eb('items.triage', '=', 'done'), eb('revision.revision', '<', eb.ref('items.revision'))]))
    .orderBy('revision.seen_at')
    .orderBy('items.seq')
    .execute()
  return rows.map(({ item, assessment, ...row }) => ({
    ...row,
    item: item as Item,
    assessment: assessment === null ? null : Assessment.parse(assessment),
  }))
}

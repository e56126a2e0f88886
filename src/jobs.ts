import { z } from 'zod'

/**
 * The jobs of the pipeline, in its order. `tick` claims due sources; `poll` reads one source; `triage` judges new items;
 * `second-read` puts them to the second reader, where there is one; `deliver` sends one delivery; `enforce` reconciles one gateway; `digest` and `sweep` look for their own work.
 */
export const JOB_NAMES = ['tick', 'poll', 'triage', 'second-read', 'deliver', 'enforce', 'digest', 'sweep'] as const

export type JobName = (typeof JOB_NAMES)[number]

/** What a job carries: the id of the row it is about, or null when it looks for its own work. Everything else is read from the row. */
export const JobPayload = z.strictObject({ id: z.string().min(1).max(200).nullable() })

export type JobPayload = z.infer<typeof JobPayload>

export interface JobRun {
  /** 1-based; rises when the queue tries the same job again. */
  attempt: number
  /** Aborted when the process stops and its grace time is over. */
  signal: AbortSignal
}

/**
 * One run of a job. It may run twice, late or never: the row is the truth and `sweep` nudges again.
 * An error is tried again with a growing pause unless it is a TocsinError that says a retry cannot help.
 */
export type Handler = (payload: JobPayload, run: JobRun) => Promise<void>

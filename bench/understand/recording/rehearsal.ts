import type { Recorder, Window } from './recorder.ts'

/** A story that is recorded anew from a corpus: its window, and what a watch would have seen in it. */
export interface Rehearsal extends Window {
  record(recorder: Recorder): void
}

export function defineRehearsal(rehearsal: Rehearsal): Rehearsal {
  return rehearsal
}

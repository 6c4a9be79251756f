/**
 * A place where a test can let the process fail: called between the steps of every act that must survive a crash. A hook that
 * throws stands for the power going off there; nothing that follows in that act is done.
 */
export type FaultHook = (step: FaultStep) => void;

export type FaultStep =
  | 'commit'
  | 'part:written'
  | 'part:renamed'
  | 'batch:prepared'
  | 'batch:committed'
  | 'parts:dropped'
  | 'pack:written'
  | 'batch:packed'
  | 'slot:prepared'
  | 'slot:committed'
  | 'slot:published'
  | 'release:staged'
  | 'release:placed'
  | 'release:logged'
  | `log:${LogFileKind}`
  | `log:${LogFileKind}:written`
  | 'log:tiles'
  | 'log:published';

/** The files of a log, in the order in which a publication writes them; the last two when a checker has spoken. */
export type LogFileKind =
  'tile' | 'bundle' | 'lookup' | 'checkpoint' | 'history' | 'index' | 'cosignature' | 'cosigned';

export function noFault(): void {
  // In service nothing fails on purpose.
}

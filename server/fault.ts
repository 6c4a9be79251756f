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
  | 'log:tile'
  | 'log:tiles'
  | 'log:checkpoint'
  | 'log:published';

export function noFault(): void {
  // In service nothing fails on purpose.
}

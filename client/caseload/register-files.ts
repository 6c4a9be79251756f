/** What the register says, as files that prove it to somebody else: the log's checkpoint, an entry, and the way from one to the other. */
import {
  encodeGovernance,
  encodeUtf8,
  equalBytes,
  formatInclusionFile,
  inclusionProof,
  leafHashes,
  readLeaves,
  type PublicSuite,
} from '../../crypto/index.ts';
import type { DayNote, RegisterView, SlotNote } from '../register/register.ts';
import type { AlarmFile } from './alarms.ts';

/** The newest checkpoint of both logs: whoever has them can hold everything else against them. */
export function checkpointFiles({ governance, caseLog }: RegisterView): AlarmFile[] {
  return [
    { name: 'governance-checkpoint.txt', bytes: encodeUtf8(governance.checkpoint.note) },
    { name: 'case-checkpoint.txt', bytes: encodeUtf8(caseLog.checkpoint.note) },
  ];
}

/** A note of the governance log with its proof file (docs/protocol.md section 8.6), which holds the signed checkpoint. */
export async function noteFiles(
  suite: PublicSuite,
  { governance }: RegisterView,
  note: DayNote | SlotNote,
): Promise<AlarmFile[]> {
  const { leaves, checkpoint } = governance;
  const entry = encodeGovernance(note);
  const index = leaves.findIndex((leaf) => equalBytes(leaf, entry));
  const name = `governance-entry-${String(index)}`;
  const sealed = leaves.slice(0, checkpoint.size);
  if (index < 0 || index >= sealed.length) return [{ name: `${note.kind}-note.json`, bytes: entry }];
  const proof = await inclusionProof(suite, readLeaves(suite, await leafHashes(suite, sealed)), index, sealed.length);
  const file = formatInclusionFile({ extra: new Uint8Array(), index, proof, checkpoint: checkpoint.note });
  return [
    { name: `${name}.json`, bytes: entry },
    { name: `${name}.tlog-proof`, bytes: encodeUtf8(file) },
  ];
}

/** What the body says about its cases, as sealed to the officers with every status entry. */
import {
  decodeContent,
  labels,
  openSealed,
  parseStatement,
  ProtocolError,
  rosterOfHash,
  verifyStatement,
  type Suite,
  type VerifiedRoster,
  type VerifiedStatement,
} from '../../../crypto/index.ts';
import { expectStatus, type Transport } from '../../register/transport.ts';
import { splitFramesOf, type CapsuleSeeds } from './environment.ts';

export interface BatchStatements {
  readonly statements: readonly VerifiedStatement[];
  /** Pairs of frames that neither officer could open to a valid statement. */
  readonly unreadable: number;
}

/** Null if the server does not hand them out. @throws Refusal */
export async function readStatements(
  { suite, transport }: { readonly suite: Suite; readonly transport: Pick<Transport, 'get'> },
  rosters: readonly VerifiedRoster[],
  batch: number,
  seeds: CapsuleSeeds,
): Promise<BatchStatements | null> {
  const answer = await transport.get(`/api/oversight/statements/${String(batch)}`);
  if (answer.status === 404) return null;
  const frames = splitFramesOf(expectStatus(answer, 200));
  const statements: VerifiedStatement[] = [];
  let unreadable = 0;
  for (let index = 0; index + 1 < frames.length; index += 2) {
    const [frameA, frameB] = [frames[index], frames[index + 1]];
    const statement =
      (frameA && (await openStatement(suite, rosters, frameA, seeds[0]))) ??
      (frameB && (await openStatement(suite, rosters, frameB, seeds[1]))) ??
      null;
    if (statement === null) unreadable++;
    else statements.push(statement);
  }
  return { statements, unreadable };
}

async function openStatement(
  suite: Suite,
  rosters: readonly VerifiedRoster[],
  frame: Uint8Array,
  seed: Uint8Array,
): Promise<VerifiedStatement | null> {
  try {
    const content = await openSealed(suite, seed, labels.statement, frame);
    if (content === null) return null;
    const statement = parseStatement(decodeContent(content));
    return await verifyStatement(suite, statement, rosterOfHash(rosters, statement.roster));
  } catch (error) {
    if (error instanceof ProtocolError) return null;
    throw error;
  }
}

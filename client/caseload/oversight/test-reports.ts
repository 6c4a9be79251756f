/** Test reports in the register (docs/protocol.md section 8.7): which reports are left out of every count, and which lists are still closed. */
import {
  canaryList,
  decodeGovernance,
  equalBytes,
  formatHex,
  ProtocolError,
  verifyCanaries,
  type Canaries,
  type OpenedCanaries,
  type Suite,
  type TrustPolicy,
} from '../../../crypto/index.ts';
import type { RegisterView } from '../../register/register.ts';
import type { CountedReport } from './reports.ts';

/** Every list of the register that the release signers signed. What somebody else wrote there is none. */
export async function readTestLists(
  suite: Suite,
  { governance }: Pick<RegisterView, 'governance'>,
  trust: TrustPolicy,
): Promise<readonly Canaries[]> {
  const lists: Canaries[] = [];
  for (const bytes of governance.leaves) {
    const entry = decodeGovernance(bytes);
    if (entry.kind !== 'canaries') continue;
    try {
      lists.push(await verifyCanaries(suite, entry.note, trust));
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
    }
  }
  return lists;
}

export interface KnownTests {
  /** Commits of all test reports that are known, hex. */
  readonly commits: ReadonlySet<string>;
  /** Lists that nobody has opened, in the register or here. */
  readonly closed: readonly Canaries[];
}

/**
 * @param handedIn lists that the officers have and have not opened in the register yet
 * @throws BAD_PROOF if one of them was never committed to: what counts must not be chosen afterwards
 */
export async function knownTests(
  suite: Suite,
  lists: readonly Canaries[],
  handedIn: readonly OpenedCanaries[],
): Promise<KnownTests> {
  const opened = lists.flatMap(({ opened: list, list: hash }) => (list === null ? [] : [{ list, hash }]));
  for (const list of handedIn) {
    const hash = await canaryList(suite, list);
    if (!lists.some((each) => equalBytes(each.list, hash))) throw new ProtocolError('BAD_PROOF');
    opened.push({ list, hash });
  }
  return {
    commits: new Set(opened.flatMap(({ list }) => list.commits.map(formatHex))),
    closed: lists.filter((each) => !opened.some(({ hash }) => equalBytes(hash, each.list))),
  };
}

/** Real reports: whoever sealed a test twice sent one test. */
export function withoutTests(reports: readonly CountedReport[], { commits }: KnownTests): readonly CountedReport[] {
  return reports.filter((report) => !report.commits.some((commit) => commits.has(commit)));
}

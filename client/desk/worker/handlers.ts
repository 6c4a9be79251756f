/** What the worker does for the desk's page. It alone holds keys, and it holds them until it is ended. */
import {
  encodeUtf8,
  formatHex,
  memberKeyName,
  parseCosignerKey,
  ProtocolError,
  signVerdict,
  type Keyring,
  type Random,
  type Suite,
  type VerifiedRoster,
} from '../../../crypto/index.ts';
import type { AuditReport } from '../../audit/audit.ts';
import { verdictOf } from '../../audit/verdict.ts';
import { ForkedRegister, formatForkEvidence } from '../../register/fork.ts';
import type { BundleCache } from '../../register/log-download.ts';
import { loadRegister, newestCheckpoint, type RegisterView } from '../../register/register.ts';
import { assertFresh } from '../../register/seal.ts';
import { expectStatus, Refusal } from '../../register/transport.ts';
import { createEntry } from '../../staff/worker/entry.ts';
import { hostMemory } from '../../staff/worker/memory.ts';
import type { Handlers } from '../../staff/worker/messages.ts';
import { attend, checkerName } from './attend.ts';
import { auditOnce, factsOf } from './audit-copy.ts';
import { DeskLetters } from './letters.ts';
import type { OversightEnvironment } from '../../caseload/oversight/environment.ts';
import { bothOf, DeskReleases, releasesFacts } from './releases.ts';
import type { CheckerFacts, Exchanges, News, RegisterFacts } from './messages.ts';

export interface WorkerEnvironment {
  /** Made when it is first needed: loading libsodium takes a moment. */
  readonly suite: () => Promise<Suite>;
  readonly random: Random;
  readonly deviceDay: () => number;
  /** POSIX seconds. */
  readonly deviceTime: () => number;
  readonly tell: (news: News) => void;
}

export function createHandlers(environment: WorkerEnvironment): Handlers<Exchanges> {
  const entry = createEntry(environment.suite);
  const cache: BundleCache = new Map();
  let keyring: Keyring | null = null;
  let second: Keyring | null = null;
  let letters: DeskLetters | null = null;
  const releases = new DeskReleases();
  let audited: { readonly report: AuditReport; readonly number: number } | null = null;

  return {
    ...entry.handlers,

    OPEN_KEYRING: async ({ file, passphrase }) => {
      const own = await entry.open(file, passphrase);
      const { transport, trust } = entry.connected();
      const roster = await provenRoster();
      // An investigator's keys open nothing here, and the server would refuse them one by one.
      const isOfficer = roster?.oversight.officers.some(({ member }) => member === own.member) ?? true;
      if (!isOfficer) throw new Refusal('NOT_AN_OFFICER');
      keyring = own;
      second = null;
      const { random, deviceDay } = environment;
      letters = new DeskLetters({
        ...{ random, deviceDay, transport, trust },
        suite: await environment.suite(),
        keyring,
      });
      return null;
    },

    REGISTER: async () =>
      registerFacts(await environment.suite(), await register(), own().member, environment.deviceDay()),

    CHECKER: () => checkerName(entry.connected().host),

    ATTEND: () => attend(entry.connected().host),

    OPEN_SECOND: async ({ file, passphrase }) => {
      const opened = await entry.openOther(file, passphrase);
      if (opened.member === own().member) throw new Refusal('SAME_OFFICER');
      second = opened;
      return opened.member;
    },

    AUDIT: async () => {
      const { transport, host, trust } = entry.connected();
      const keyrings = second === null ? null : ([own(), second] as const);
      const report = await auditOnce({
        ...{ suite: await environment.suite(), transport, trust, keyrings },
        ...{ now: environment.deviceTime(), since: await hostMemory(host).read(), tell: environment.tell },
      });
      audited = { report, number: (audited?.number ?? 0) + 1 };
      return factsOf(report, audited.number);
    },

    PUBLISH: async ({ number }) => {
      const suite = await environment.suite();
      const verdict = audited?.number === number ? await verdictOf(suite, audited.report) : null;
      if (verdict === null) throw new Refusal('NOTHING_TO_SIGN');
      const { transport, trust } = entry.connected();
      const { member, sign } = own();
      const note = await signVerdict(suite, verdict, [{ name: memberKeyName(trust.origin, member), seed: sign }]);
      expectStatus(await transport.send('POST', '/api/oversight/verdicts', encodeUtf8(note)), 201);
      return null;
    },

    RELEASES: async () => releasesFacts(await environment.suite(), await register()),

    PREPARE_RELEASE: async ({ period, acceptFindings }) => releases.prepare(await together(), period, acceptFindings),

    PUBLISH_RELEASE: async ({ number }) => releases.publish(await together(), number),

    LETTERS: async () => {
      if (letters === null) throw new Refusal('LOCKED');
      const view = await register();
      assertFresh(view);
      return letters.read(view);
    },
  };

  function own(): Keyring {
    if (keyring === null) throw new Refusal('LOCKED');
    return keyring;
  }

  /** @throws Refusal SECOND_NEEDED */
  async function together(): Promise<OversightEnvironment> {
    const { transport, trust } = entry.connected();
    const { deviceDay } = environment;
    return { suite: await environment.suite(), transport, trust, deviceDay, keyrings: bothOf(own(), second) };
  }

  /** Null if the register does not hold together: then an officer is needed most, to audit it. @throws Refusal */
  async function provenRoster(): Promise<VerifiedRoster | null> {
    try {
      return (await register()).roster;
    } catch (error) {
      if (error instanceof ProtocolError) return null;
      throw error;
    }
  }

  /** Proven anew, held against what earlier sessions saw, and remembered. @throws FORKED, with news of both notes */
  async function register(): Promise<RegisterView> {
    const { transport, host, trust } = entry.connected();
    const memory = hostMemory(host);
    const kept = await memory.read();
    try {
      const { deviceDay, deviceTime } = environment;
      const options = { deviceDay: deviceDay(), deviceTime: deviceTime(), kept, cache };
      const view = await loadRegister(await environment.suite(), transport, trust, options);
      const { note } = newestCheckpoint(view);
      if (kept.at(-1) !== note) await memory.keep(note);
      return view;
    } catch (error) {
      if (error instanceof ForkedRegister) environment.tell({ forked: formatForkEvidence(error.evidence) });
      throw error;
    }
  }
}

async function registerFacts(
  suite: Suite,
  view: RegisterView,
  member: number,
  deviceDay: number,
): Promise<RegisterFacts> {
  const { trust, seal, governance, caseLog, newestDay, roster } = view;
  return {
    ...{ demo: trust.mode === 'demo', isAhead: newestDay.day > deviceDay },
    ...{ role: roster.members.find(({ number }) => number === member)?.role ?? null, body: roster.body },
    ...{ quorum: trust.quorum, maxAge: trust.maxAge },
    ...{ age: seal.age, sealTime: seal.time, newestDay: newestDay.day },
    checkers: await Promise.all(trust.witnesses.map((key) => checkerFacts(suite, key, view))),
    governance: { size: governance.checkpoint.size, root: formatHex(governance.checkpoint.root) },
    cases: { size: caseLog.checkpoint.size, root: formatHex(caseLog.checkpoint.root) },
  };
}

async function checkerFacts(suite: Suite, key: string, { seal }: RegisterView): Promise<CheckerFacts> {
  const { name } = await parseCosignerKey(suite, key);
  const word = seal.checkers.find((each) => each.name === name);
  return { name, time: word?.time ?? null };
}

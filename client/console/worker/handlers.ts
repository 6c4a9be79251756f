/** What the worker does for the page. It alone holds keys, and it holds them until it is ended. */
import { ProtocolError, type Random, type Suite } from '../../../crypto/index.ts';
import { Caseload } from '../../caseload/caseload.ts';
import type { CaseloadEnvironment } from '../../caseload/environment.ts';
import type { Hands } from '../../caseload/heavy-work.ts';
import type { BundleAssets } from '../../exports/court-bundle.ts';
import { expectStatus, Refusal } from '../../register/transport.ts';
import { createEntry } from '../../staff/worker/entry.ts';
import { hostMemory } from '../../staff/worker/memory.ts';
import type { Handlers } from '../../staff/worker/messages.ts';
import { acknowledgements } from './acknowledgement.ts';
import { bulkHandlers, type CaseDesk } from './bulk.ts';
import { draftHandlers } from './drafts.ts';
import { evidenceHandlers } from './evidence.ts';
import { KeepLater } from './keep-later.ts';
import { KeptIndex } from './kept-index.ts';
import { KeptViews } from './kept-views.ts';
import { keysHandlers } from './keys.ts';
import { identityHandlers } from './identity.ts';
import type { Exchanges, News, Overview } from './messages.ts';
import { notOffline, type Offline } from './offline.ts';
import { ownConflictHandlers, OwnConflicts } from './own-conflicts.ts';
import { peopleHandlers } from './people.ts';
import { putAsideHandlers } from './put-aside.ts';
import { savedViewHandlers } from './saved-views.ts';
import { wipePlaces, type IndexProblem, type PlaceKind } from './sealed-place.ts';
import { CaseSearch, searchableTexts, type SearchSource } from './search.ts';
import { ToldOverview, type OverviewNews } from './told-overview.ts';
import { memoryStore, type ViewStore } from './view-store.ts';
import type { ActResult, CaseRow, MemberAct } from './views.ts';
import { hasWorkedOn } from './worked-on.ts';

/** Cases of which is shown where something was found. */
const mostHits = 50;

export interface WorkerEnvironment {
  /** Made when it is first needed: loading libsodium takes a moment. */
  readonly suite: () => Promise<Suite>;
  readonly random: Random;
  readonly deviceDay: () => number;
  /** POSIX seconds. */
  readonly deviceTime: () => number;
  /** For bundles: read when one is made. */
  readonly assets: () => Promise<BundleAssets>;
  readonly tell: (news: News) => void;
  /** Names this very program; without it nothing is kept between sessions. */
  readonly program?: string;
  /** Who reads letters and chains; without it this worker alone. */
  readonly hands?: (suite: Suite) => Hands;
  /** On a machine without a network: what stands in the place of host and server. */
  readonly offline?: Offline;
}

export function createHandlers(environment: WorkerEnvironment): Handlers<Exchanges> {
  const entry = environment.offline?.entry ?? createEntry(environment.suite);
  const search = new CaseSearch();
  const source = searchSource(opened);
  /** Cases whose report this member has decided to read, since the keys were opened. */
  const read = new Set<string>();
  let caseload: Caseload | null = null;
  let inside: CaseloadEnvironment | null = null;
  let index: KeptIndex | null = null;
  let views: KeptViews | null = null;
  const inMemory = memoryStore();
  /** Of the keys that are open. */
  const kept: ViewStore = {
    read: (name) => (views ?? inMemory).read(name),
    keep: (name, text) => (views ?? inMemory).keep(name, text),
  };
  const conflicts = new OwnConflicts(() => kept);
  const told = new ToldOverview();
  const later = new KeepLater(() => {
    void caseload?.keep();
  });
  const desk: CaseDesk = {
    page: (id) => opened().page(id),
    act: async (id, act) => {
      later.note();
      return opened().act(id, act, 'LATER');
    },
  };

  return {
    ...entry.handlers,
    ...bulkHandlers(desk),
    ...draftHandlers(
      () => kept,
      () => views?.isKept ?? false,
    ),
    ...evidenceHandlers({
      caseload: opened,
      suite: environment.suite,
      assets: environment.assets,
      changed: () => {
        search.clear();
      },
    }),
    ...keysHandlers({
      inside: surrounded,
      caseload: opened,
      store: () => kept,
      moved: async (keyring) => {
        await Promise.all([index?.moveTo(keyring), views?.moveTo(keyring)]);
      },
    }),
    ...(environment.offline?.handlers ?? notOffline()),
    ...identityHandlers(() => opened().identities),
    ...ownConflictHandlers(conflicts),
    ...peopleHandlers(
      desk,
      () => opened().access(),
      (id) => opened().accessOf(id),
    ),
    ...putAsideHandlers(() => kept),
    ...savedViewHandlers(() => kept),

    OPEN_KEYRING: async ({ file, passphrase }) => {
      const keyring = await entry.open(file, passphrase);
      const { transport, host, trust } = entry.connected();
      const { random, deviceDay, deviceTime } = environment;
      const surroundings = {
        suite: await environment.suite(),
        random,
        deviceDay,
        deviceTime,
        memory: hostMemory(host),
      };
      const { program = null, hands } = environment;
      const around = { suite: surroundings.suite, random, host, keyring };
      const tell = problemsOf(environment.tell);
      const [records, small] = [tell('RECORDS'), tell('VIEWS')];
      index = program === null ? null : new KeptIndex({ ...around, program, tell: records });
      views = program === null ? null : new KeptViews({ ...around, tell: small });
      told.forget();
      later.forget();
      inside = {
        ...{ ...surroundings, transport, trust, keyring },
        ...(index === null ? {} : { kept: index }),
        ...(hands === undefined ? {} : { hands: hands(surroundings.suite) }),
      };
      caseload = environment.offline?.caseload(inside) ?? new Caseload(inside);
      await conflicts.load();
      return null;
    },

    SIGN_OUT: async (ask, ports) => {
      later.forget();
      await Promise.all([index?.stop(), views?.stop()]);
      try {
        if (environment.program !== undefined) await forgetKept();
      } finally {
        await entry.handlers.SIGN_OUT(ask, ports);
      }
      return null;
    },

    SYNC: async () => {
      try {
        const report = await opened().sync((progress) => {
          environment.tell({ progress });
        });
        prepareSearch();
        return { report, overview: tellOverview() };
      } finally {
        // What the host could not keep before.
        void views?.flush();
        // Most of all when the register was refused: then there is no overview to say it.
        environment.tell({ alarms: opened().alarms(), seal: opened().seal() });
      }
    },

    OVERVIEW: ({ whole }) => {
      later.now();
      return Promise.resolve(tellOverview(whole));
    },

    FRONT: ({ id }) => {
      const page = opened().page(id);
      if (page === null) return Promise.resolve(null);
      const row = opened()
        .rows()
        .find((each) => each.id === id);
      if (row === undefined) return Promise.resolve(null);
      const worked = read.has(id) || hasWorkedOn(page, opened().me()?.member ?? 0);
      return Promise.resolve({ row: conflicts.markRow(row), sheet: page.frontSheet, worked });
    },

    READ: ({ id }) => {
      const page = opened().page(id);
      if (page === null) return Promise.resolve(null);
      read.add(id);
      opened().markRead(id);
      return Promise.resolve({ page: conflicts.mark(page), overview: tellOverview() });
    },

    ACT: async ({ id, act }) => ({ result: await perform(id, act), overview: tellOverview() }),

    ACKNOWLEDGE: async ({ id }) => {
      const page = opened().page(id);
      if (page?.steps.statuses.includes('ACKNOWLEDGED') !== true) throw new ProtocolError('BAD_TRANSITION');
      const { language } = page.frontSheet;
      const text = acknowledgements[language];
      const result = await perform(id, { type: 'ANSWER', status: 'ACKNOWLEDGED', reason: '', text, language });
      return { result, overview: tellOverview() };
    },

    ROOM: ({ text }) => Promise.resolve(opened().answerRoom(text)),

    SEARCH: ({ text }) => {
      search.clear(opened().takeChanged());
      return Promise.resolve(search.find(source, text));
    },

    SEARCH_HITS: ({ text }) => {
      search.clear(opened().takeChanged());
      return Promise.resolve(search.hits(source, text, mostHits));
    },

    NEXT_DAY: async () => {
      expectStatus(await entry.connected().transport.send('POST', '/api/demo/next-day', new Uint8Array()), 204);
      return null;
    },
  };

  /** At the end of a session nothing of it stays on this computer. A lock keeps it: the same member comes back. */
  async function forgetKept(): Promise<void> {
    const { host, trust } = entry.connected();
    const member = inside?.keyring.member ?? entry.member();
    if (member !== null) await wipePlaces(await environment.suite(), host, trust.origin, member);
  }

  /** While nobody asks anything: the first search need not wait for it. */
  function prepareSearch(): void {
    search.clear(opened().takeChanged());
    const pause = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve));
    void search.prepare(source, pause);
  }

  function surrounded(): CaseloadEnvironment {
    if (inside === null) throw new Refusal('LOCKED');
    return inside;
  }

  function opened(): Caseload {
    if (caseload === null) throw new Refusal('LOCKED');
    return caseload;
  }

  async function perform(id: string, act: MemberAct): Promise<ActResult> {
    return opened().act(id, act);
  }

  function tellOverview(whole = false): OverviewNews {
    return told.tell(overview(), whole);
  }

  function overview(): Overview {
    const me = opened().me();
    if (me === null) throw new Refusal('NOT_CONNECTED');
    return {
      me,
      colleagues: opened().colleagues(),
      rows: conflicts.markRows(opened().rows()),
      batches: opened().batches(),
      shares: { isCustodian: opened().identities.isCustodian, requests: opened().identities.requests() },
    };
  }
}

/** Two places are kept; the page is told of the first of them that has a problem. */
function problemsOf(tell: (news: News) => void): (kind: PlaceKind) => (problem: IndexProblem | null) => void {
  const problems = new Map<PlaceKind, IndexProblem | null>();
  return (kind) => (problem) => {
    problems.set(kind, problem);
    tell({ index: [...problems.values()].find((each) => each !== null) ?? null });
  };
}

/** Of whichever keys are open. */
function searchSource(caseload: () => Caseload): SearchSource {
  let rows: readonly CaseRow[] = [];
  let ids: readonly string[] = [];
  return {
    ids: () => {
      const now = caseload().rows();
      if (now !== rows) [rows, ids] = [now, now.map(({ id }) => id)];
      return ids;
    },
    texts: (id) => {
      const page = caseload().page(id);
      return page === null ? null : searchableTexts(page);
    },
  };
}

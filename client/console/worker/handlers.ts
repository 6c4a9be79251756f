/** What the worker does for the page. It alone holds keys, and it holds them until it is ended. */
import { ProtocolError, type Random, type Suite } from '../../../crypto/index.ts';
import { Caseload } from '../../caseload/caseload.ts';
import type { BundleAssets } from '../../exports/court-bundle.ts';
import { expectStatus, Refusal } from '../../register/transport.ts';
import { createEntry } from '../../staff/worker/entry.ts';
import { hostMemory } from '../../staff/worker/memory.ts';
import type { Handlers } from '../../staff/worker/messages.ts';
import { acknowledgements } from './acknowledgement.ts';
import { bulkHandlers, type CaseDesk } from './bulk.ts';
import { evidenceHandlers } from './evidence.ts';
import type { Exchanges, News, Overview } from './messages.ts';
import { ownConflictHandlers, OwnConflicts } from './own-conflicts.ts';
import { peopleHandlers } from './people.ts';
import { identityHandlers } from './identity.ts';
import { putAsideHandlers } from './put-aside.ts';
import { savedViewHandlers } from './saved-views.ts';
import { CaseSearch, searchableText, type SearchSource } from './search.ts';
import { memoryStore } from './view-store.ts';
import type { ActResult, CasePage, MemberAct } from './views.ts';

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
}

export function createHandlers(environment: WorkerEnvironment): Handlers<Exchanges> {
  const entry = createEntry(environment.suite);
  const search = new CaseSearch();
  /** Cases whose report this member has decided to read, since the keys were opened. */
  const read = new Set<string>();
  let caseload: Caseload | null = null;
  const kept = memoryStore();
  const conflicts = new OwnConflicts(() => kept);
  const desk: CaseDesk = { page: (id) => opened().page(id), act: perform };

  return {
    ...entry.handlers,
    ...bulkHandlers(desk),
    ...evidenceHandlers({
      caseload: opened,
      suite: environment.suite,
      assets: environment.assets,
      changed: () => {
        search.clear();
      },
    }),
    ...ownConflictHandlers(conflicts),
    ...peopleHandlers(desk, () => opened().access()),
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
      caseload = new Caseload({ ...surroundings, transport, trust, keyring });
      await conflicts.load();
      return null;
    ...identityHandlers(() => opened().identities),
    },

    SYNC: async () => {
      try {
        const report = await opened().sync((progress) => {
          environment.tell({ progress });
        });
        search.clear();
        return { report, overview: overview() };
      } finally {
        // Most of all when the register was refused: then there is no overview to say it.
        environment.tell({ alarms: opened().alarms(), seal: opened().seal() });
      }
    },

    OVERVIEW: () => Promise.resolve(overview()),

    FRONT: ({ id }) => {
      const page = opened().page(id);
      if (page === null) return Promise.resolve(null);
      const row = opened()
        .rows()
        .find((each) => each.id === id);
      if (row === undefined) return Promise.resolve(null);
      const worked = read.has(id) || hasWorkedOn(page, opened().me()?.member ?? 0);
      return Promise.resolve({ row: conflicts.mark(row), sheet: page.frontSheet, worked });
    },

    READ: ({ id }) => {
      const page = opened().page(id);
      if (page === null) return Promise.resolve(null);
      read.add(id);
      opened().markRead(id);
      return Promise.resolve({ page: conflicts.mark(page), overview: overview() });
    },

    ACT: async ({ id, act }) => ({ result: await perform(id, act), overview: overview() }),

    ACKNOWLEDGE: async ({ id }) => {
      const page = opened().page(id);
      if (page?.steps.statuses.includes('ACKNOWLEDGED') !== true) throw new ProtocolError('BAD_TRANSITION');
      const { language } = page.frontSheet;
      const text = acknowledgements[language];
      const result = await perform(id, { type: 'ANSWER', status: 'ACKNOWLEDGED', reason: '', text, language });
      return { result, overview: overview() };
    },

    ROOM: ({ text }) => Promise.resolve(opened().answerRoom(text)),

    SEARCH: ({ text }) => Promise.resolve(search.find(searchSource(opened()), text)),

    NEXT_DAY: async () => {
      expectStatus(await entry.connected().transport.send('POST', '/api/demo/next-day', new Uint8Array()), 204);
      return null;
    },
  };

  function opened(): Caseload {
    if (caseload === null) throw new Refusal('LOCKED');
    return caseload;
  }

  async function perform(id: string, act: MemberAct): Promise<ActResult> {
    const result = await opened().act(id, act);
    search.clear();
    return result;
  }

  function overview(): Overview {
    const me = opened().me();
    if (me === null) throw new Refusal('NOT_CONNECTED');
    return {
      me,
      colleagues: opened().colleagues(),
      rows: opened()
        .rows()
        .map((row) => conflicts.mark(row)),
      batches: opened().batches(),
    };
  }
}

/** Whether a member has signed something that only a reader of the report would: the engine itself starts cases and joins letters. */
function hasWorkedOn({ history }: CasePage, member: number): boolean {
  return history.some(
    ({ type, member: by, detail }) =>
      by === member &&
      !['START', 'LETTER', 'ROTATE', 'RECUSE'].includes(type) &&
      !(type === 'ANSWER' && detail['status'] === 'ACKNOWLEDGED'),
  );
}

function searchSource(caseload: Caseload): SearchSource {
  return {
    ids: () => caseload.rows().map(({ id }) => id),
    text: (id) => {
      const page = caseload.page(id);
      return page === null ? null : searchableText(page);
    },
  };
}
      shares: { isCustodian: opened().identities.isCustodian, requests: opened().identities.requests() },

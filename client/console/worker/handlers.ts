/** What the worker does for the page. It alone holds keys, and it holds them until it is ended. */
import {
  formatFingerprint,
  parseTrust,
  ProtocolError,
  trustFingerprint,
  decodeUtf8,
  type Keyring,
  type Random,
  type Suite,
  type TrustPolicy,
} from '../../../crypto/index.ts';
import { Caseload } from '../../caseload/caseload.ts';
import { currentSession, signIn, signOut } from '../../caseload/session.ts';
import { keyringFileKind, openKeyring, readOpenedKeyring } from '../../openpgp/keyring-file.ts';
import { expectStatus, Refusal, type Transport } from '../../register/transport.ts';
import { acknowledgements } from './acknowledgement.ts';
import { portSink } from './files.ts';
import type { Answer, Ask, Asking, Connected, News, Overview } from './messages.ts';
import { CaseSearch, searchableText, type SearchSource } from './search.ts';
import { hostFiles, relayTransport } from './transport.ts';
import type { ActResult, CasePage, MemberAct } from './views.ts';

export interface WorkerEnvironment {
  /** Made when it is first needed: loading libsodium takes a moment. */
  readonly suite: () => Promise<Suite>;
  readonly random: Random;
  readonly deviceDay: () => number;
  readonly tell: (news: News) => void;
}

/** Each takes the ports that came with the request. */
export type Handlers = {
  readonly [K in Asking]: (ask: Ask<K>, ports: readonly MessagePort[]) => Promise<Answer<K>>;
};

interface Connection {
  readonly transport: Transport;
  readonly trust: TrustPolicy;
}

export function createHandlers(environment: WorkerEnvironment): Handlers {
  const search = new CaseSearch();
  /** Cases whose report this member has decided to read, since the keys were opened. */
  const read = new Set<string>();
  let connection: Connection | null = null;
  let caseload: Caseload | null = null;
  let member: number | null = null;

  return {
    CONNECT: async ({ token }) => {
      const files = hostFiles(token);
      const trust = parseTrust(expectStatus(await files.get('/trust.json'), 200));
      const server = readServer(expectStatus(await files.get('/host.json'), 200));
      const transport = relayTransport(token);
      connection = { transport, trust };
      const session = await currentSession(transport);
      member = session?.member ?? null;
      const fingerprint = formatFingerprint(await trustFingerprint(await environment.suite(), trust));
      return { mode: trust.mode, origin: trust.origin, server, fingerprint, session } satisfies Connected;
    },

    SIGN_IN: async (credentials) => {
      const session = await signIn(connected().transport, credentials);
      member = session.member;
      return session;
    },

    SIGN_OUT: async () => {
      await signOut(connected().transport);
      member = null;
      return null;
    },

    INSPECT_KEYRING: ({ file }) => keyringFileKind(file),

    OPEN_KEYRING: async ({ file, passphrase }) => {
      const { transport, trust } = connected();
      const kind = await keyringFileKind(file);
      if (kind === 'own key') throw new Refusal('KEYRING_OWN_KEY');
      const keyring = kind === 'opened' ? readOpenedKeyring(file) : await openKeyring(file, passphrase);
      assertOwn(keyring, trust, member);
      const { random, deviceDay } = environment;
      caseload = new Caseload({ suite: await environment.suite(), random, deviceDay, transport, trust, keyring });
      return null;
    },

    SYNC: async () => {
      const report = await opened().sync((progress) => environment.tell({ progress }));
      search.clear();
      return { report, overview: overview() };
    },

    FRONT: ({ id }) => {
      const page = opened().page(id);
      if (page === null) return Promise.resolve(null);
      const row = opened()
        .rows()
        .find((each) => each.id === id);
      if (row === undefined) return Promise.resolve(null);
      const worked = read.has(id) || hasWorkedOn(page, opened().me()?.member ?? 0);
      return Promise.resolve({ row, sheet: page.frontSheet, worked });
    },

    READ: ({ id }) => {
      const page = opened().page(id);
      if (page === null) return Promise.resolve(null);
      read.add(id);
      opened().markRead(id);
      return Promise.resolve({ page, overview: overview() });
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

    FETCH_FILES: async ({ id, letter }, [port]) => {
      if (port === undefined) throw new Refusal('UNKNOWN');
      await opened().saveAttachment(id, letter, portSink(port));
      search.clear();
      return null;
    },

    NEXT_DAY: async () => {
      expectStatus(await connected().transport.send('POST', '/api/demo/next-day', new Uint8Array()), 204);
      return null;
    },
  };

  function connected(): Connection {
    if (connection === null) throw new Refusal('NOT_CONNECTED');
    return connection;
  }

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
      rows: opened().rows(),
      batches: opened().batches(),
      alarms: opened().alarms(),
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

/** Before the register is read: a keyring of another body or colleague would only fail later, and less clearly. */
function assertOwn(keyring: Keyring, trust: TrustPolicy, member: number | null): void {
  if (keyring.origin !== trust.origin || keyring.mode !== trust.mode) throw new Refusal('KEYRING_OTHER_BODY');
  if (member !== null && keyring.member !== member) throw new Refusal('KEYRING_OTHER_MEMBER');
}

/** `host.json` comes from the loopback host, so it is trusted, but read with care all the same. */
function readServer(bytes: Uint8Array): string {
  const value: unknown = JSON.parse(decodeUtf8(bytes));
  if (typeof value !== 'object' || value === null || !('server' in value)) return '';
  return typeof value.server === 'string' ? value.server : '';
}

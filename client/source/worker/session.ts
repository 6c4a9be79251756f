/** What the worker knows during one visit: the verified register, the keys behind the words, and what is on its way. */
import {
  ProtocolError,
  chooseReaders,
  deriveSourceKeys,
  english,
  formatDigits,
  formatWords,
  generateCodename,
  parseCodename,
  parseTrust,
  prepareRecipients,
  type AttachmentReference,
  type Random,
  type SourceKeys,
  type Suite,
} from '../../../crypto/index.ts';
import { downloadPages, type RegisterView } from '../../register/register.ts';
import { Refusal, expectStatus, type Transport } from '../../register/transport.ts';
import { composeFollowUp, composeReport, type ReportDraft } from '../../reporting/compose.ts';
import type { Conversation } from '../../reporting/conversation.ts';
import { loadView, type Environment } from '../../reporting/environment.ts';
import { sealEscalation } from '../../reporting/escalation.ts';
import { composeIdentityLetter } from '../../reporting/identity.ts';
import { checkPromise } from '../../reporting/kept-promise.ts';
import { makeReceipt } from '../../reporting/receipt.ts';
import { returnVisit, type Visit } from '../../reporting/return-visit.ts';
import { createUpload, type Upload } from '../../reporting/upload.ts';
import { fileSource } from './files.ts';
import type { CallName, Calls, EscalationQuestion, FollowUp, IdentityQuestion, Progress, Receipt } from './messages.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { measureFollowUp, measureReport } from './measure.ts';
import { createPause } from './pause.ts';
import { summariseRegister, summariseVisit } from './summary.ts';

export type Tell = (progress: Progress) => void;

/** One function per call. */
export type Session = {
  readonly [Name in CallName]: (question: Calls[Name]['question'], tell: Tell) => Promise<Calls[Name]['answer']>;
};

/** Everything before a sealed letter that costs nothing to know. */
interface Platform {
  readonly suite: Suite;
  readonly random: Random;
  readonly transport: Transport;
  readonly deviceDay: () => number;
  readonly deviceTime?: () => number;
}

const pageRetries = 3;

export function createSession(platform: Platform): Session {
  const { suite, random, transport } = platform;
  const lists = [english];
  const pause = createPause();
  let environment: Promise<Environment> | null = null;
  let view: Promise<RegisterView> | null = null;
  let keys: SourceKeys | null = null;
  let conversation: Conversation | null = null;
  let report: { readonly text: string; readonly outbox: Outbox } | null = null;
  let followUp: { readonly id: number; readonly outbox: Outbox; readonly upload: Upload | null } | null = null;
  let reference: AttachmentReference | null = null;
  let visited: Visit | null = null;
  let escalation: { readonly id: number; readonly outbox: Outbox } | null = null;
  let sealing: { readonly id: number; readonly outbox: Outbox } | null = null;
  let confirmedDay: number | null = null;

  /** A failure is not kept: the next call tries again. */
  function prepare(): Promise<Environment> {
    environment ??= readTrust().catch((error: unknown) => {
      environment = null;
      throw error;
    });
    return environment;
  }

  async function readTrust(): Promise<Environment> {
    const trust = parseTrust(expectStatus(await transport.get('/trust.json'), 200));
    return { ...platform, trust, seen: { checkpoint: null, sequence: 0 } };
  }

  function register(fresh: boolean): Promise<RegisterView> {
    if (fresh) view = null;
    view ??= prepare()
      .then(loadView)
      .catch((error: unknown) => {
        view = null;
        throw error;
      });
    return view;
  }

  /** After the roster has changed nothing is sealed before the register has been read again. */
  async function forgettingOldRoster<Result>(work: Promise<Result>): Promise<Result> {
    try {
      return await work;
    } catch (error) {
      if (error instanceof Refusal && error.code === 'ROSTER_CHANGED') view = null;
      throw error;
    }
  }

  async function ownKeys(): Promise<SourceKeys> {
    if (keys === null) throw new ProtocolError('WRONG_CONTEXT');
    return Promise.resolve(keys);
  }

  async function send(draft: ReportDraft, tell: Tell): Promise<Receipt> {
    const [present, own, now] = await Promise.all([prepare(), ownKeys(), register(false)]);
    // Who has left since cannot be seen in an old register: the person says first that the day is right.
    if (now.seal.age === 'OLD' && confirmedDay !== now.today) throw new ProtocolError('STALE_REGISTER');
    const text = JSON.stringify(draft);
    const before = { desk: draft.desk, excluded: draft.excluded, consent: draft.consent, lastNumber: 0 };
    if (report?.text !== text) {
      const outbox = createOutbox(present, before, (current, sofar) =>
        sofar.lastNumber === 0
          ? composeReport(present, current, own, draft)
          : composeFollowUp(present, current, own, sofar, { ...draft, attachment: null }),
      );
      report = { text, outbox };
    }
    const sent = await report.outbox.run(now, () => register(true), tell);
    conversation = sent.conversation;
    return sent.receipt;
  }

  async function continueConversation(message: FollowUp, tell: Tell): Promise<Receipt> {
    const [present, own, now] = await Promise.all([prepare(), ownKeys(), register(false)]);
    if (conversation === null) throw new ProtocolError('WRONG_CONTEXT');
    assertNotOld(now);
    // Nothing is uploaded that nobody could be told about.
    chooseReaders(now.roster, conversation.desk, conversation.excluded);
    if (followUp?.id !== message.id) {
      const { id, language, statement, files } = message;
      const upload = files.length === 0 ? null : await createUpload(present, files.map(fileSource));
      reference = null;
      const outbox = createOutbox(present, conversation, (current, sofar) =>
        composeFollowUp(present, current, own, sofar, {
          ...{ language, statement, attachment: reference },
          answers: [],
          excluded: { members: [], units: [] },
        }),
      );
      followUp = { id, outbox, upload };
    }
    const { outbox, upload } = followUp;
    if (upload !== null && reference === null) {
      tell({ stage: 'UPLOADING', done: 0, total: upload.total });
      reference = await upload.run(now, {
        progress: (done, total) => {
          tell({ stage: 'UPLOADING', done, total });
        },
        mayContinue: pause.mayContinue,
      });
    }
    const sent = await outbox.run(now, () => register(true), tell);
    conversation = sent.conversation;
    followUp = null;
    return sent.receipt;
  }

  async function open(text: string, tell: Tell): Promise<Calls['open']['answer']> {
    const own = await deriveSourceKeys(suite, await parseCodename(suite, text, lists));
    const present = await prepare();
    for (let attempt = 1; ; attempt++) {
      tell({ stage: 'REGISTER', done: 0, total: 2 });
      const now = await register(true);
      tell({ stage: 'PAGES', done: 1, total: 2 });
      try {
        const visit = await returnVisit(present, now, own, await downloadPages(suite, transport, now));
        keys = own;
        visited = visit;
        escalation = null;
        conversation = visit?.conversation ?? null;
        return visit && summariseVisit(visit, now);
      } catch (error) {
        // The pages were replaced while they were being read.
        if (!(error instanceof Refusal) || error.code !== 'NOT_FOUND' || attempt === pageRetries) throw error;
      }
    }
  }

  /** Nothing is added to a conversation when who has left since cannot be seen. */
  function assertNotOld({ seal }: RegisterView): void {
    if (seal.age === 'OLD') throw new ProtocolError('STALE_REGISTER');
  }

  async function sealIdentity({ id, language, identity }: IdentityQuestion, tell: Tell): Promise<Receipt> {
    const [present, own, now] = await Promise.all([prepare(), ownKeys(), register(false)]);
    const before = conversation;
    if (before === null) throw new ProtocolError('WRONG_CONTEXT');
    assertNotOld(now);
    if (sealing?.id !== id) {
      const outbox = createOutbox(present, before, (current, sofar) =>
        composeIdentityLetter(present, current, own, sofar, { identity, language }),
      );
      sealing = { id, outbox };
    }
    const sent = await sealing.outbox.run(now, () => register(true), tell);
    conversation = sent.conversation;
    sealing = null;
    return sent.receipt;
  }

  async function escalate({ id, language, text }: EscalationQuestion, tell: Tell): Promise<Receipt> {
    const [present, own, now] = await Promise.all([prepare(), ownKeys(), register(false)]);
    const [visit, before] = [visited, conversation];
    if (visit === null || before === null) throw new ProtocolError('WRONG_CONTEXT');
    assertNotOld(now);
    if (escalation?.id !== id) {
      const outbox = createOutbox(present, before, (current, sofar) =>
        sealEscalation(present, current, own, visit, sofar, { language, text }),
      );
      escalation = { id, outbox };
    }
    const sent = await escalation.outbox.run(now, () => register(true), tell);
    conversation = sent.conversation;
    return sent.receipt;
  }

  async function receipt(): Promise<string> {
    const first = visited?.letters[0];
    if (first === undefined) throw new ProtocolError('WRONG_CONTEXT');
    return makeReceipt(suite, await register(false), first.index);
  }

  return {
    async register({ fresh }) {
      const now = await register(fresh);
      const summary = await summariseRegister(suite, now);
      // While the person reads and writes; what fails here fails again, and is said, when something is sealed.
      void prepareRecipients(suite, now.roster, now.epoch).catch(() => undefined);
      return summary;
    },
    list: () => Promise.resolve(english.words),
    async draw() {
      const codename = generateCodename(random);
      keys = await deriveSourceKeys(suite, codename);
      conversation = null;
      visited = null;
      report = null;
      return { words: await formatWords(suite, codename, english), digits: await formatDigits(suite, codename) };
    },
    measure: (draft) => Promise.resolve(measureReport(draft)),
    send: (draft, tell) => forgettingOldRoster(send(draft, tell)),
    open: ({ text }, tell) => open(text, tell),
    measureFollowUp: (message) => Promise.resolve(measureFollowUp(message)),
    followUp: (message, tell) => forgettingOldRoster(continueConversation(message, tell)),
    escalate: (question, tell) => forgettingOldRoster(escalate(question, tell)),
    identity: (question, tell) => forgettingOldRoster(sealIdentity(question, tell)),
    checkPromise: async ({ note }) => checkPromise(suite, await register(true), note),
    receipt,
    confirmDay({ day }) {
      confirmedDay = day;
      return Promise.resolve(null);
    },
    pause({ paused }) {
      if (paused) pause.hold();
      else pause.release();
      return Promise.resolve(null);
    },
  };
}

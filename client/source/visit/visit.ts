/** One visit: everything the pages share. Signals in memory, nothing else. */
import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { desksOffered, excludedMembers, type Channel } from '../../../crypto/index.ts';
import { EngineError, type Engine } from '../engine.ts';
import type { Receipt, RegisterSummary, VisitSummary, Words } from '../worker/messages.ts';
import { emptyDraft, type Draft } from './draft.ts';
import { stepAfter, type QuestionStep, type Step } from './steps.ts';
import { createTrail, type Entries } from './trail.ts';

export type RegisterState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly summary: RegisterSummary }
  | { readonly kind: 'failed'; readonly code: string; readonly evidence: string | null };

/** What was sent in this visit, for the pages after it. */
export interface SentReport {
  /** Null in practice: nothing was sent. */
  readonly receipt: Receipt | null;
  readonly desk: number;
  readonly excluded: { readonly members: readonly number[]; readonly units: readonly number[] };
  readonly comesBack: boolean;
}

export interface Visit {
  readonly engine: Engine;
  /** @returns a whole number, 0 to below `bound` */
  readonly draw: (bound: number) => number;
  readonly channel: Channel;
  readonly step: ReadonlySignal<Step>;
  readonly canGoBack: ReadonlySignal<boolean>;
  readonly register: ReadonlySignal<RegisterState>;
  /** The register if it is there. */
  readonly summary: ReadonlySignal<RegisterSummary | null>;
  readonly draft: ReadonlySignal<Draft>;
  readonly practice: Signal<boolean>;
  /** Something is being sent: Back would leave it without a place to be seen. */
  readonly busy: Signal<boolean>;
  readonly words: Signal<Words | null>;
  readonly sent: Signal<SentReport | null>;
  readonly found: Signal<VisitSummary | null>;
  /** Who reads has changed while the person was writing: the pages say so until they have looked. */
  readonly readersChanged: Signal<boolean>;
  change(part: Partial<Draft>): void;
  /** Begins a report, or the practice of one. What was typed before is kept, words are not: those of a practice open nothing. */
  begin(practice: boolean): void;
  /** Words other than those drawn here are in use now, or none: before a report is sent, new ones must be drawn and confirmed. */
  dropWords(): void;
  go(step: Step): void;
  goForGood(step: Step): void;
  /** Continue, from a question. */
  next(step: QuestionStep): void;
  readonly back: () => void;
  loadRegister(fresh: boolean): Promise<void>;
  readonly mayEscalate: ReadonlySignal<boolean>;
  /** A number for one message; see `FollowUp.id`. */
  nextMessage(): number;
  /** Forgets what was written: after it was sent. */
  clearDraft(): void;
  /** Forgets everything and ends the worker. */
  readonly forget: () => void;
  /** Our entries behind the present one in the browser's history. */
  readonly depth: () => number;
  follow(depth: number): void;
}

export interface VisitOptions {
  readonly engine: Engine;
  readonly entries: Entries;
  readonly depth: number;
  readonly draw: (bound: number) => number;
  readonly channel: Channel;
}

export function createVisit({ engine, entries, depth, draw, channel }: VisitOptions): Visit {
  const trail = createTrail(entries, depth);
  const step = signal<Step>(trail.current);
  const canGoBack = signal(false);
  const register = signal<RegisterState>({ kind: 'loading' });
  const draft = signal(emptyDraft);
  const practice = signal(false);
  const busy = signal(false);
  const words = signal<Words | null>(null);
  const sent = signal<SentReport | null>(null);
  const found = signal<VisitSummary | null>(null);
  const readersChanged = signal(false);
  const summary = computed(() => (register.value.kind === 'ready' ? register.value.summary : null));
  const mayEscalate = computed(() => isEscalationPossible(summary.value, draft.value));

  let messages = 0;
  const show = (): void => {
    step.value = trail.current;
    canGoBack.value = trail.canGoBack;
  };
  const clearDraft = (): void => {
    draft.value = emptyDraft;
    words.value = null;
  };

  const dropWords = (): void => {
    words.value = null;
    trail.beginAnew();
  };

  return {
    engine,
    draw,
    channel,
    step,
    canGoBack,
    register,
    summary,
    draft,
    practice,
    busy,
    words,
    sent,
    found,
    readersChanged,
    mayEscalate,
    change(part) {
      draft.value = { ...draft.value, ...part };
    },
    dropWords,
    begin(asPractice) {
      if (practice.value !== asPractice) dropWords();
      practice.value = asPractice;
      trail.go('readers');
      show();
    },
    go(to) {
      trail.go(to);
      show();
    },
    goForGood(to) {
      trail.goForGood(to);
      show();
    },
    next(from) {
      trail.go(stepAfter(from, draft.value, { mayEscalate: mayEscalate.value }, trail.seen));
      show();
    },
    back: trail.back,
    async loadRegister(fresh) {
      const known = summary.value;
      // A register that was there stays in sight until a newer one has come.
      if (known === null) register.value = { kind: 'loading' };
      try {
        const newer = await engine.ask('register', { fresh });
        if (known !== null && newer.sequence !== known.sequence) readersChanged.value = true;
        register.value = { kind: 'ready', summary: newer };
      } catch (error) {
        if (known === null) register.value = { kind: 'failed', code: codeOf(error), evidence: evidenceOf(error) };
        else throw error;
      }
    },
    nextMessage: () => ++messages,
    clearDraft,
    forget() {
      engine.stop();
      clearDraft();
      sent.value = null;
      found.value = null;
    },
    depth: () => trail.depth,
    follow(to) {
      if (busy.value) trail.stay(to);
      else trail.follow(to);
      show();
    },
  };
}

/** For texts: the stable code, or UNKNOWN. */
export function codeOf(error: unknown): string {
  return error instanceof EngineError ? error.code : 'UNKNOWN';
}

/** What came with the refusal of a forked register; null otherwise. */
export function evidenceOf(error: unknown): string | null {
  return error instanceof EngineError ? error.evidence : null;
}

function isEscalationPossible(summary: RegisterSummary | null, draft: Draft): boolean {
  if (summary === null || draft.desk === summary.oversight.desk) return false;
  const gone = excludedMembers(summary, { members: draft.excludedMembers, units: draft.excludedUnits });
  return !summary.oversight.members.some((member) => gone.includes(member));
}

/** The desks that could still read, whoever is excluded. */
export function offersFor(summary: RegisterSummary, draft: Pick<Draft, 'excludedMembers' | 'excludedUnits'>) {
  return desksOffered(summary, { members: draft.excludedMembers, units: draft.excludedUnits });
}

/** What was done for a key file and when: copies checked, shares rehearsed, words changed. Kept locked, for reminders and for an inspection. */

export type CareKind =
  'PASSPHRASE' | 'EPOCHS' | 'DESTROYED' | 'COPY_MADE' | 'COPY_CHECKED' | 'SHARED' | 'REHEARSED' | 'RENEWED';

export interface CareRecord {
  readonly kind: CareKind;
  /** UTC day since 1970-01-01. */
  readonly day: number;
  /** Whether it went well: a check that failed is remembered too. */
  readonly good: boolean;
  /** Who holds the copy, or took part; as the member wrote it. */
  readonly holder: string;
}

export type CareDue = 'NO_COPY' | 'CHECK_COPY' | 'NO_SHARES' | 'REHEARSE';

/** Days after which a copy is to be looked at again, and shares to be rehearsed. */
export const checkDays = 7;
export const rehearsalDays = 365;

const recordsKept = 200;
const kinds: readonly string[] = [
  ...['PASSPHRASE', 'EPOCHS', 'DESTROYED', 'COPY_MADE', 'COPY_CHECKED', 'SHARED', 'REHEARSED', 'RENEWED'],
];

/** What is due, the most urgent first: a key file in one place alone is lost with that place. */
export function careDue(records: readonly CareRecord[], today: number): readonly CareDue[] {
  const lastGood = (...wanted: readonly CareKind[]): number | null =>
    records.findLast(({ kind, good }) => good && wanted.includes(kind))?.day ?? null;
  const [copied, shared] = [lastGood('COPY_MADE', 'COPY_CHECKED'), lastGood('SHARED', 'REHEARSED')];
  return [
    ...(copied === null ? (['NO_COPY'] as const) : []),
    ...(copied !== null && today - copied >= checkDays ? (['CHECK_COPY'] as const) : []),
    ...(shared === null ? (['NO_SHARES'] as const) : []),
    ...(shared !== null && today - shared >= rehearsalDays ? (['REHEARSE'] as const) : []),
  ];
}

export function formatCare(records: readonly CareRecord[]): string {
  return JSON.stringify(records.slice(-recordsKept));
}

/** Nothing where it was not written by this program: the reminders begin anew. */
export function parseCare(text: string | null): readonly CareRecord[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value.filter(isRecord) : [];
  } catch {
    return [];
  }
}

function isRecord(value: unknown): value is CareRecord {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    kinds.includes(String(value.kind)) &&
    'day' in value &&
    Number.isSafeInteger(value.day) &&
    'good' in value &&
    typeof value.good === 'boolean' &&
    'holder' in value &&
    typeof value.holder === 'string'
  );
}

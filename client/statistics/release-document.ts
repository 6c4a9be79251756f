/**
 * A release: what the officers sign, what the governance log keeps, and what every published file follows from. The tables stand in it
 * whole, so that whoever has the log alone can hold a release against every earlier one, and build its files again byte for byte.
 */
import {
  assertModeOfOrigin,
  decodeCanonical,
  decodeUtf8,
  encodeCanonical,
  encodeUtf8,
  formatHex,
  ProtocolError,
  releaseFilesShape,
  releaseFormat,
  shape,
  signNote,
  type Branded,
  type JsonObject,
  type Mode,
  type NoteSigner,
  type PublicSuite,
  type ReleaseFile,
  type TrustPolicy,
} from '../../crypto/public.ts';
import { periodNameShape, periodOf, type PeriodName } from './periods.ts';
import { shownTableJson, shownTableShape, type ShownTable } from './shown-table.ts';
import { readOfficersNote } from './officers-note.ts';

export type { ReleaseFile };

/** What is released, before there are files. */
export interface ReleaseContent {
  readonly mode: Mode;
  readonly origin: string;
  readonly period: PeriodName;
  /** Of the newest day note that was counted; UTC days since 1970-01-01. */
  readonly asOf: number;
  /** H of the table plan, 32 bytes. */
  readonly plan: Uint8Array;
  readonly mechanism: 'HIDE_AND_ROUND';
  /** The case log that was counted: its size, and its root of 32 bytes. */
  readonly case: { readonly size: number; readonly root: Uint8Array };
  /** Of the officers' own audit at that moment. ACCEPTED: something did not add up, and they signed knowing it. */
  readonly verdict: 'PASSED' | 'ACCEPTED';
  readonly tables: readonly ShownTable[];
}

export interface ReleaseDocument extends ReleaseContent {
  /** Ascending by path. */
  readonly files: readonly ReleaseFile[];
}

/** A release that enough release signers signed, for this service. Only `verifyRelease` makes one. */
export type VerifiedRelease = Branded<ReleaseDocument & { readonly signers: readonly string[] }, 'VerifiedRelease'>;

const dayShape = shape.integer(0, 0xffff_ffff);

const releaseShape = shape.map(
  shape.object({
    format: shape.literal(releaseFormat),
    mode: shape.literal('demo', 'live'),
    origin: shape.text(200, 1),
    period: periodNameShape,
    asOf: dayShape,
    plan: shape.hexBytes(32),
    mechanism: shape.literal('HIDE_AND_ROUND'),
    case: shape.object({ size: shape.integer(0, Number.MAX_SAFE_INTEGER), root: shape.hexBytes(32) }),
    verdict: shape.literal('PASSED', 'ACCEPTED'),
    tables: shape.array(shownTableShape, 1, 64),
    files: releaseFilesShape,
  }),
  ({ format: _, ...release }): ReleaseDocument => {
    assertModeOfOrigin(release.mode, release.origin);
    // A period that is not over is not counted.
    if (release.asOf <= periodOf(release.period).last) throw new ProtocolError('RANGE');
    if (new Set(release.tables.map(({ id }) => id)).size !== release.tables.length)
      throw new ProtocolError('DUPLICATE');
    return release;
  },
);

/** The text that the officers sign: canonical JSON and a newline. @throws what `parseRelease` throws */
export function formatRelease(release: ReleaseDocument): string {
  const text = `${decodeUtf8(encodeCanonical(releaseJson(release), { nfc: true }))}\n`;
  parseRelease(text);
  return text;
}

/** @throws NOT_CANONICAL, BAD_JSON, MALFORMED, RANGE if the period is not over, DUPLICATE, TOO_LARGE, WRONG_MODE */
export function parseRelease(text: string): ReleaseDocument {
  if (!text.endsWith('\n')) throw new ProtocolError('MALFORMED');
  return releaseShape(decodeCanonical(encodeUtf8(text.slice(0, -1)), { nfc: true }));
}

/** @param signers both officers: `{ name: memberKeyName(origin, member), seed }` */
export function signRelease(
  suite: PublicSuite,
  release: ReleaseDocument,
  signers: readonly NoteSigner[],
): Promise<string> {
  return signNote(suite, formatRelease(release), signers);
}

/**
 * @param note as the governance log has it; written by whoever could post it
 * @throws UNDER_SIGNED, BAD_SIGNATURE, WRONG_MODE, WRONG_ORIGIN, and what `parseRelease` throws
 */
export async function verifyRelease(suite: PublicSuite, note: string, trust: TrustPolicy): Promise<VerifiedRelease> {
  return brand(await readOfficersNote(suite, note, trust, parseRelease));
}

function brand(release: ReleaseDocument & { readonly signers: readonly string[] }): VerifiedRelease {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- called by verifyRelease alone
  return Object.freeze(release) as VerifiedRelease;
}

function releaseJson(release: ReleaseDocument): JsonObject {
  const { mode, origin, period, asOf, plan, mechanism, verdict, tables, files } = release;
  return {
    ...{ format: releaseFormat, mode, origin, period, asOf, mechanism, verdict },
    plan: formatHex(plan),
    case: { size: release.case.size, root: formatHex(release.case.root) },
    tables: tables.map(shownTableJson),
    files: files.map(({ path, hash, bytes }) => ({ path, hash: formatHex(hash), bytes })),
  };
}

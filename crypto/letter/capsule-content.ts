/**
 * What the two oversight officers count, and the only place where kind and codes stand (section 4.1). 80 bytes:
 *
 *     0 kind | 1 desk | 2 flags | 3 channel | 4 identity | 5 relation | 6 category | 7 sector | 8 region | 9 harm
 *     10 zeros (38) | 48 track (32), or zeros
 */
import { assertLength, assertZero, concat, Reader, u8 } from '../bytes.ts';
import {
  categories,
  channels,
  codeNumber,
  harms,
  identityModes,
  letterKinds,
  optionalCodeAt,
  optionalCodeNumber,
  regions,
  relations,
  sectors,
  type Category,
  type Channel,
  type Harm,
  type IdentityMode,
  type LetterKind,
  type Region,
  type Relation,
  type Sector,
  type Unspecified,
} from '../codes.ts';
import { capsuleContentLength, keyLength } from '../constants.ts';
import { ProtocolError } from '../errors.ts';

export interface CapsuleContent {
  readonly kind: LetterKind;
  /** 1..15; 0 in a COVER or UNKNOWN. */
  readonly desk: number;
  /** The source lets the oversight desk read this letter after an ESCALATION. */
  readonly consent: boolean;
  readonly channel: Channel | Unspecified;
  readonly identity: IdentityMode | Unspecified;
  readonly relation: Relation | Unspecified;
  readonly category: Category | Unspecified;
  readonly sector: Sector | Unspecified;
  readonly region: Region | Unspecified;
  readonly harm: Harm | Unspecified;
  /** 32 bytes in a REPORT, else null. */
  readonly track: Uint8Array | null;
}

const reservedLength = 38;
const consentFlag = 1;

/** Kind alone: what a COVER holds, and what is said about an UNKNOWN. */
export function emptyCapsule(kind: 'COVER' | 'UNKNOWN'): CapsuleContent {
  return {
    kind,
    desk: 0,
    consent: false,
    channel: 'UNSPECIFIED',
    identity: 'UNSPECIFIED',
    relation: 'UNSPECIFIED',
    category: 'UNSPECIFIED',
    sector: 'UNSPECIFIED',
    region: 'UNSPECIFIED',
    harm: 'UNSPECIFIED',
    track: null,
  };
}

/** @throws RANGE for an UNKNOWN kind or a desk outside 1..15 (0 in a COVER); MALFORMED unless exactly a REPORT has a `track` */
export function encodeCapsuleContent(content: CapsuleContent): Uint8Array {
  if (content.kind === 'UNKNOWN') throw new ProtocolError('RANGE');
  assertFields(content);
  if (content.track !== null) assertLength(content.track, keyLength);
  return concat(
    u8(codeNumber(letterKinds, content.kind)),
    u8(content.desk),
    u8(content.consent ? consentFlag : 0),
    u8(optionalCodeNumber(channels, content.channel)),
    u8(optionalCodeNumber(identityModes, content.identity)),
    u8(optionalCodeNumber(relations, content.relation)),
    u8(optionalCodeNumber(categories, content.category)),
    u8(optionalCodeNumber(sectors, content.sector)),
    u8(optionalCodeNumber(regions, content.region)),
    u8(optionalCodeNumber(harms, content.harm)),
    new Uint8Array(reservedLength),
    content.track ?? new Uint8Array(keyLength),
  );
}

/**
 * A kind outside the list gives UNKNOWN and nothing else is read: a later version may mean something by it.
 * @throws BAD_LENGTH, RANGE, MALFORMED, NOT_CANONICAL
 */
export function decodeCapsuleContent(bytes: Uint8Array): CapsuleContent {
  assertLength(bytes, capsuleContentLength);
  const reader = new Reader(bytes);
  const kind = letterKinds[reader.u8() - 1];
  if (kind === undefined) return emptyCapsule('UNKNOWN');
  const desk = reader.u8();
  const flags = reader.u8();
  if (flags > consentFlag) throw new ProtocolError('RANGE');
  const codes = {
    channel: optionalCodeAt(channels, reader.u8()),
    identity: optionalCodeAt(identityModes, reader.u8()),
    relation: optionalCodeAt(relations, reader.u8()),
    category: optionalCodeAt(categories, reader.u8()),
    sector: optionalCodeAt(sectors, reader.u8()),
    region: optionalCodeAt(regions, reader.u8()),
    harm: optionalCodeAt(harms, reader.u8()),
  };
  assertZero(reader.take(reservedLength));
  const track = reader.take(keyLength);
  reader.end();
  if (kind !== 'REPORT') assertZero(track);
  const content = { kind, desk, consent: flags === consentFlag, ...codes, track: kind === 'REPORT' ? track : null };
  assertFields(content);
  return content;
}

/** A COVER says nothing but its kind; everything else goes to a desk; exactly a REPORT opens a track. */
function assertFields(content: CapsuleContent): void {
  if ((content.track !== null) !== (content.kind === 'REPORT')) throw new ProtocolError('MALFORMED');
  const { kind, desk, consent, track, ...codes } = content;
  if (kind === 'COVER') {
    const silent = Object.values(codes).every((code) => code === 'UNSPECIFIED');
    if (!silent || consent || desk !== 0) throw new ProtocolError('MALFORMED');
  } else if (desk < 1 || desk > 15) throw new ProtocolError('RANGE');
}

/**
 * Writes `test/vectors/letter.json`: letters to the service of `roster.json`, with every secret and every value on the way, for
 * implementations in other languages (sections 4 to 4.3 and 4.5 of `docs/protocol.md`). Shared secrets of the encapsulations and
 * deflated bodies are inputs there. `node tooling/vectors/letter.ts` writes the file anew; a test compares it with what the code gives.
 */
import { createHash, webcrypto } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  deriveSourceKeys,
  emptyCapsule,
  encodeEpochFile,
  encodeLetterRequest,
  encodeUtf8,
  formatHex,
  openBody,
  parseHex,
  parseTrust,
  sealCover,
  sealLetter,
  verifyEpochFile,
  verifyRoster,
  type CapsuleContent,
  type EpochKeys,
  type LetterBody,
  type Random,
  type SourceKeys,
  type Suite,
  type VerifiedRoster,
} from '../../crypto/index.ts';
import { createCodename } from '../../crypto/codename/codename.ts';
import { onceNonce } from '../../crypto/derive.ts';
import { encodeCapsuleContent } from '../../crypto/letter/capsule-content.ts';
import { unpackBody } from '../../crypto/letter/body.ts';
import {
  deriveBodyKey,
  deriveCapsuleContentKey,
  deriveCapsuleKey,
  deriveEscalationSlotKey,
  deriveSlotKey,
  slotContext,
} from '../../crypto/letter/keys.ts';
import { splitLetter } from '../../crypto/letter/layout.ts';
import { createSodiumSuite } from '../../crypto/sodium.ts';

interface RosterVectors {
  readonly trust: { readonly json: string };
  readonly roster: { readonly note: string };
  readonly epochFiles: readonly { readonly keys: readonly (string | null)[] }[];
}

interface Draft {
  readonly name: string;
  readonly body: LetterBody;
  readonly capsule: CapsuleContent;
  readonly readers: readonly number[];
  readonly escalate: Uint8Array | null;
}

interface Service {
  readonly roster: VerifiedRoster;
  readonly epoch: EpochKeys;
  readonly source: SourceKeys;
}

/** What a sealing used and does not tell. */
interface Recorded {
  readonly suite: Suite;
  readonly random: Random;
  readonly drawn: Uint8Array[];
  readonly secrets: Uint8Array[];
}

/** @param rosterVectors the parsed `test/vectors/roster.json` */
export async function letterVectors(suite: Suite, rosterVectors: RosterVectors): Promise<object> {
  const service = await openService(suite, rosterVectors);
  const letters = [];
  for (const draft of drafts(service)) letters.push(await letterVector(suite, service, draft));
  const cover = await coverVector(suite, service);
  return {
    source:
      'tooling/vectors/letter.ts; the service is that of roster.json; the shared secrets and deflated bodies are inputs',
    writer: { codename: formatHex(codename), signSeed: formatHex(service.source.signSeed) },
    letters,
    cover,
    request: await requestVector(suite, service),
    refusedCapsules: refusedCapsules(),
  };
}

const codename = Uint8Array.from({ length: 15 }, (_, index) => index + 1);

async function openService(suite: Suite, vectors: RosterVectors): Promise<Service> {
  const roster = await verifyRoster(suite, vectors.roster.note, parseTrust(encodeUtf8(vectors.trust.json)));
  const keys = (vectors.epochFiles[0]?.keys ?? []).map((key) => (key === null ? null : parseHex(key)));
  return {
    roster,
    epoch: await verifyEpochFile(suite, roster, 0, encodeEpochFile(keys)),
    source: await deriveSourceKeys(suite, createCodename(codename)),
  };
}

function drafts({ source }: Service): Draft[] {
  const body: LetterBody = {
    number: 1,
    sign: source.signPublic,
    keys: { track: source.track, reply: source.reply, kem: source.kemPublic },
    ...{ desk: 1, readers: 0b1111, excluded: { members: [], units: [] } },
    front: { office: 'Ош шаардык мэрия', urgency: 'DANGER', again: true },
    ...{ language: 'ky', part: 1, parts: 1 },
    statement: 'Мэриянын сатып алуу бөлүмүндө "ачкыч" акча алышат.\n\tҮчүнчү жолу. 💰\u2028',
    answers: [
      { question: 'WHEN', text: 'Былтыр күздө' },
      { question: 'HOW_KNOWN', text: '' },
    ],
    ...{ attachment: null, escalate: null },
  };
  const capsule: CapsuleContent = {
    ...{ kind: 'REPORT', desk: 1, consent: true, channel: 'ONION', identity: 'CONFIDENTIAL', relation: 'WITNESS' },
    ...{ category: 'PROCUREMENT', sector: 'LOCAL_GOV', region: 'OSH_CITY', harm: '1M_10M', track: source.track },
  };
  const attachment = {
    ...{ id: patterned(16, 1), key: patterned(32, 2), length: 1_081_344, hash: patterned(32, 3) },
  };
  const quiet = { ...emptyCapsule('COVER'), track: null };
  return [
    { name: 'a report with consent to escalation', body, capsule, readers: [0, 1, 2, 3], escalate: source.escalate },
    {
      name: 'a follow-up that excludes a member and carries files',
      body: {
        ...{ ...body, number: 2, keys: null, readers: 0b1101, excluded: { members: [2], units: [32] } },
        ...{
          statement: '',
          answers: [],
          attachment,
          front: { office: '', urgency: 'NONE', again: false },
          language: 'en',
        },
      },
      capsule: { ...quiet, kind: 'FOLLOW_UP', desk: 1 },
      readers: [0, 2, 3],
      escalate: null,
    },
    {
      name: 'an escalation that hands over the key',
      body: {
        ...{ ...body, number: 3, keys: null, desk: 15, readers: 0b1100_0000_0000_0000, part: 2, parts: 8 },
        escalate: source.escalate,
      },
      capsule: { ...quiet, kind: 'ESCALATION', desk: 15 },
      readers: [14, 15],
      escalate: null,
    },
  ];
}

async function letterVector(suite: Suite, service: Service, draft: Draft): Promise<object> {
  const { roster, epoch, source } = service;
  const recorded = record(suite, draft.name);
  const { name, ...input } = draft;
  const { letter, fileKey } = await sealLetter(recorded.suite, recorded.random, {
    ...{ ...input, roster, epoch, signSeed: source.signSeed },
  });
  const parts = splitLetter(letter);
  const packed = await suite.aeadOpen(await deriveBodyKey(suite, fileKey), onceNonce, parts.beforeBody, parts.body);
  if (packed === null) throw new Error('the letter does not open');
  const { capsuleKey } = await openBody(suite, letter, fileKey, null);
  const canonical = unpackBody(packed);
  return {
    name,
    ...(await envelopeVector(suite, recorded, letter, draft)),
    escalate: draft.escalate === null ? null : formatHex(draft.escalate),
    capsuleContent: formatHex(encodeCapsuleContent(draft.capsule)),
    capsuleKey: formatHex(capsuleKey),
    body: new TextDecoder().decode(canonical),
    deflated: formatHex(packed.subarray(4, 4 + new DataView(packed.buffer, packed.byteOffset).getUint32(0))),
    letter: formatHex(letter),
  };
}

async function coverVector(suite: Suite, { roster }: Service): Promise<object> {
  const recorded = record(suite, 'cover');
  const letter = await sealCover(recorded.suite, recorded.random, roster, 1);
  return {
    ...(await envelopeVector(suite, recorded, letter, null)),
    capsuleContent: formatHex(encodeCapsuleContent(emptyCapsule('COVER'))),
    bodyPlaintext: formatHex(recorded.drawn.at(-1) ?? new Uint8Array()),
    letter: formatHex(letter),
  };
}

/** Slots in order; content is the file key exactly for readers and escalation slots. */
async function envelopeVector(
  suite: Suite,
  recorded: Recorded,
  letter: Uint8Array,
  draft: Draft | null,
): Promise<object> {
  const { header, capsule, keyCommitment } = splitLetter(letter);
  const [fileKey = new Uint8Array(), , ...draws] = recorded.drawn;
  const escalated = draft?.escalate ?? null;
  const slots = await Promise.all(
    recorded.secrets.slice(0, 16).map(async (secret, position) => {
      const context = slotContext(header, position);
      const shut = escalated !== null && position >= 14;
      const opens = shut || (draft?.readers.includes(position) ?? false);
      const key = shut
        ? await deriveEscalationSlotKey(suite, secret, escalated, context)
        : await deriveSlotKey(suite, secret, context);
      return {
        sharedSecret: formatHex(secret),
        kind: shut ? 'escalation' : opens ? 'reader' : 'throw-away',
        key: formatHex(key),
        content: formatHex(opens ? fileKey : (draws[2 * position + 1] ?? new Uint8Array())),
      };
    }),
  );
  const [secretA = new Uint8Array(), secretB = new Uint8Array()] = recorded.secrets.slice(16);
  const { ciphertextA, ciphertextB } = capsule;
  const capsuleKey = await deriveCapsuleKey(suite, { secretA, secretB, ciphertextA, ciphertextB }, header);
  return {
    fileKey: formatHex(fileKey),
    keyCommitment: formatHex(keyCommitment),
    bodyKey: formatHex(await deriveBodyKey(suite, fileKey)),
    slots,
    capsuleSecrets: [formatHex(secretA), formatHex(secretB)],
    capsuleKey: formatHex(capsuleKey),
    capsuleContentKey: formatHex(await deriveCapsuleContentKey(suite, capsuleKey)),
  };
}

async function requestVector(suite: Suite, { roster }: Service): Promise<object> {
  const recorded = record(suite, 'cover');
  const letter = await sealCover(recorded.suite, recorded.random, roster, 1);
  const [commit, tag, salt, puzzle] = [patterned(32, 4), patterned(32, 5), patterned(32, 6), patterned(16, 7)];
  const request = encodeLetterRequest({ letter, commit, tag, salt, puzzle });
  return {
    about: 'the cover letter above, sent',
    ...{ commit: formatHex(commit), tag: formatHex(tag), salt: formatHex(salt), puzzle: formatHex(puzzle) },
    length: request.length,
    hash: formatHex(await suite.sha256(request)),
  };
}

/** 80 bytes that nobody may accept as the content of a capsule, by the rule they break. */
function refusedCapsules(): object[] {
  const sound = encodeCapsuleContent({ ...emptyCapsule('COVER'), kind: 'FOLLOW_UP', desk: 1 });
  const cover = encodeCapsuleContent(emptyCapsule('COVER'));
  const changed = (rule: string, bytes: Uint8Array, offset: number, byte: number): object => {
    const content = bytes.slice();
    content[offset] = byte;
    return { rule, content: formatHex(content) };
  };
  return [
    changed('a desk is 1 to 15', sound, 1, 0),
    changed('a desk is 1 to 15', sound, 1, 16),
    changed('flag bits 1 to 7 are zero', sound, 2, 2),
    changed('channels end at 12', sound, 3, 13),
    changed('identity modes end at 3', sound, 4, 4),
    changed('relations end at 9', sound, 5, 10),
    changed('categories end at 14', sound, 6, 15),
    changed('sectors end at 14', sound, 7, 15),
    changed('regions end at 9', sound, 8, 10),
    changed('harms end at 6', sound, 9, 7),
    changed('bytes 10 to 47 are zero', sound, 10, 1),
    changed('bytes 10 to 47 are zero', sound, 47, 128),
    changed('only a REPORT has a track', sound, 79, 1),
    changed('cover is zero but for its kind', cover, 1, 1),
    changed('cover is zero but for its kind', cover, 6, 1),
  ];
}

/** The same draws in every run, and what the encapsulations gave. */
function record(suite: Suite, name: string): Recorded {
  const drawn: Uint8Array[] = [];
  const secrets: Uint8Array[] = [];
  let counter = 0;
  return {
    drawn,
    secrets,
    random(length) {
      const blocks = Array.from({ length: Math.ceil(length / 32) }, () =>
        createHash('sha256')
          .update(`kupuya test vector ${name} ${String(counter++)}`)
          .digest(),
      );
      const bytes = new Uint8Array(Buffer.concat(blocks).subarray(0, length));
      drawn.push(bytes);
      return bytes;
    },
    suite: {
      ...suite,
      async kemEncapsulate(publicKey, eseed) {
        const place = secrets.push(new Uint8Array()) - 1;
        const encapsulation = await suite.kemEncapsulate(publicKey, eseed);
        secrets[place] = encapsulation.sharedSecret;
        return encapsulation;
      },
    },
  };
}

function patterned(length: number, first: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (first * 16 + index) & 0xff);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = new URL('../../test/vectors/', import.meta.url);
  const rosterVectors = JSON.parse(readFileSync(new URL('roster.json', folder), 'utf8')) as RosterVectors;
  const vectors = await letterVectors(await createSodiumSuite(webcrypto.subtle), rosterVectors);
  writeFileSync(new URL('letter.json', folder), `${JSON.stringify(vectors, null, 2)}\n`);
}

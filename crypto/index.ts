/** The door for clients: everything. libsodium has a door of its own (`sodium.ts`), so that the report page does not carry it. */
export * from './public.ts';
export type { Suite } from './primitives/port.ts';
export { createPortableSuite } from './primitives/portable-opening.ts';

// codename
export type { Codename } from './codename/codename.ts';
export { generateCodename } from './codename/codename.ts';
export type { SourceKeys } from './codename/keys.ts';
export { deriveSourceKeys } from './codename/keys.ts';
export { english } from './codename/wordlists/en.ts';
export type { WordList } from './codename/words.ts';
export { foldWord, placesOf, suggestWords } from './codename/words.ts';
export { formatDigits, formatWords, parseCodename } from './codename/writing.ts';

// roster: secret keys
export type { Keyring, KeyringEpoch, KeyringOwner, KeyringPlan } from './roster/keyring.ts';
export { encodeKeyring, enrol, epochSeed, findOwner, generateKeyring, parseKeyring } from './roster/keyring.ts';

// letter
export type { AnswerKeys, AttachmentReference, LetterBody } from './letter/body.ts';
export type { CapsuleContent } from './letter/capsule-content.ts';
export { emptyCapsule } from './letter/capsule-content.ts';
export type { Standing } from './letter/conversation.ts';
export { conversationOf, letterStanding } from './letter/conversation.ts';
export type { SealedLetter } from './letter/envelope.ts';
export type { OpenedLetter } from './letter/open.ts';
export { openBody, openCapsule, openEscalationSlot, openSlot } from './letter/open.ts';
export { bodyRoom, splitStatement } from './letter/room.ts';
export type { SealLetterInput } from './letter/seal.ts';
export { sealLetter } from './letter/seal.ts';

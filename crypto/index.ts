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
export { prepareRecipients } from './letter/prepare.ts';
export type { SealLetterInput } from './letter/seal.ts';
export { sealLetter } from './letter/seal.ts';

// attachment
export { safeFileName, safeFileNames } from './attachment/file-name.ts';
export { hashParts } from './attachment/keys.ts';
export type { AttachedFile } from './attachment/manifest.ts';
export type { FetchPart, FilePiece, OpenedAttachment } from './attachment/open.ts';
export { openAttachment, openPart } from './attachment/open.ts';
export type { AttachmentSealer, ReadContents } from './attachment/seal.ts';
export { createAttachmentSealer } from './attachment/seal.ts';
export type { AttachmentLength, FileSlice } from './attachment/size.ts';
export { attachmentLength, fileSlices } from './attachment/size.ts';

// frame
export { joinContents, joinSlices, openKeyed, openSealed, openSealedFor } from './frame/open.ts';

// casework
export type { Answer, AnswerContext, AnswerFacts, VerifiedAnswer } from './casework/answer.ts';
export { answerJson, parseAnswer, signAnswer, verifyAnswer } from './casework/answer.ts';
export type {
  CaseFacts,
  CaseState,
  LetterFacts,
  PlacedEvent,
  Proposal,
  ProposalState,
  SkipReason,
} from './casework/case-state.ts';
export { emptyCase, isEligible, skipReasons } from './casework/case-state.ts';
export type { CustodyAct, CustodyData, CustodyEntry } from './casework/custody.ts';
export { custodyActs } from './casework/custody.ts';
export type { Act, DecidedAct, EventContent, EventDataByType, EventType } from './casework/event-data.ts';
export type { Escalation, MissedClock, ReceivedStatement } from './casework/escalation.ts';
export { escalationTextLimit, formatEscalation, parseEscalation } from './casework/escalation.ts';
export { acts, circleLimit, eventTypes, substituteLimit } from './casework/event-data.ts';
export { statusOfAct } from './casework/event-rules.ts';
export type { CaseEvent, EventPlace, VerifiedEvent } from './casework/event.ts';
export { eventHash, eventJson, makeEvent, noPrevious, parseEvent, verifyEvent } from './casework/event.ts';
export type { Grant, GrantFacts, VerifiedGrant } from './casework/grant.ts';
export { grantJson, parseGrant, signGrant, verifyGrant } from './casework/grant.ts';
export { caseKeyHash, grantPlaces, locator, locators } from './casework/locator.ts';
export type { Chain, ChainSource, FeedFrame } from './casework/open-chain.ts';
export { beginChain, readChain } from './casework/open-chain.ts';
export type {
  DueProcessStep,
  LinkRelation,
  PersonRole,
  RecordByKind,
  RecordContent,
  RecordKind,
  Sheet,
  Sheets,
} from './casework/records.ts';
export {
  dueProcessSteps,
  isOnHold,
  linkRelations,
  noSheets,
  personRoles,
  recordKinds,
  retaliationChecks,
  undecided,
} from './casework/records.ts';
export type { LeaveFacts, Rekey, RekeyFacts, VerifiedRekey } from './casework/rekey.ts';
export { parseRekey, rekeyJson, signLeave, signRekey, verifyLeave, verifyRekey } from './casework/rekey.ts';
export type { FeedRecord } from './casework/seal-event.ts';
export { sealEvent, sealGrants, type SealedGrant } from './casework/seal-event.ts';
export type { Signer } from './casework/signing.ts';
export { noPosition, positionOf } from './casework/signing.ts';
export type { ChainItem, Replay, Skipped } from './casework/state-machine.ts';
export { applyEvent, replay } from './casework/state-machine.ts';
export { cosignStatement, signStatement, verifyProposed } from './casework/statement.ts';
export type { Steps } from './casework/steps.ts';
export { possibleSteps } from './casework/steps.ts';

// identity
export type { BoxPlace, IdentityBox } from './identity/box.ts';
export { boxLength, encodeBox, formatBox, parseBox } from './identity/box.ts';
export type { Identity } from './identity/content.ts';
export { identityRoom } from './identity/content.ts';
export type { CustodianSeating, CustodianSlot } from './identity/custodians.ts';
export { chooseCustodians, custodianSlots, openingShares, shareCount } from './identity/custodians.ts';
export type { DecisionFacts, DecisionResult, IdentityDecision, VerifiedDecision } from './identity/decision.ts';
export { decisionJson, parseDecision, signDecision, verifyDecision } from './identity/decision.ts';
export { openingNotice, tellsOfOpening } from './identity/notice.ts';
export type { GivenShare } from './identity/open.ts';
export { FalseShares, isShare, openIdentityBox, openShare } from './identity/open.ts';
export { identityPlaces } from './identity/places.ts';
export type { Received } from './identity/received.ts';
export type { IdentityRequest, RequestFacts, VerifiedRequest } from './identity/request.ts';
export { asksTheSame, parseRequest, reasonLimit, requestJson, signRequest, verifyRequest } from './identity/request.ts';
export type { SealBoxInput } from './identity/seal.ts';
export { sealIdentityBox } from './identity/seal.ts';

// shares of a secret
export { combineShares, splitSecret } from './primitives/shamir.ts';

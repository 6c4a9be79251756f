/**
 * The door for the server, the portal and whoever must not open anything: formats, checks, seals, the log. A test walks from here
 * and proves that nothing which opens can be reached.
 */
export * from './bytes.ts';
export * from './canonical.ts';
export * from './codes.ts';
export * from './constants.ts';
export * from './errors.ts';
export * as shape from './shape.ts';
export type { Encapsulation, PublicSuite, Random } from './primitives/port.ts';
export { createPortablePublicSuite } from './primitives/portable.ts';

// account
export { passkeyChallenge } from './account/passkey-challenge.ts';

// roster
export type { EnrolmentClaim, EnrolmentEpoch, Enrolment } from './roster/enrolment.ts';
export { encodeEnrolment, parseEnrolment, verifyEnrolment } from './roster/enrolment.ts';
export type { EpochKeys } from './roster/epoch.ts';
export {
  assertImportable,
  currentEpoch,
  encodeEpochFile,
  epochFileLength,
  importDays,
  verifyEpochFile,
} from './roster/epoch.ts';
export type { Period } from './roster/periods.ts';
export { assertEpochs, maximumEpochDays, maximumEpochs } from './roster/periods.ts';
export type { DeskOffer, ExclusionMasks, Exclusions, Readers, Seating } from './roster/readers.ts';
export {
  chooseReaders,
  desksOffered,
  excludedMasks,
  excludedMembers,
  exclusionsOf,
  membersExcludedBy,
  minimumReaders,
  positionsOf,
  uniteExclusions,
} from './roster/readers.ts';
export type {
  Conflict,
  CoverNoise,
  Deadlines,
  Desk,
  Holder,
  Member,
  Officer,
  Roster,
  RosterEpoch,
  Unit,
} from './roster/roster.ts';
export {
  arrangementShapes,
  assertInForce,
  assertNotOlder,
  deskShape,
  encodeRoster,
  memberNumberShape,
  parseRoster,
  seatShapes,
} from './roster/roster.ts';
export { maximumRosterDays } from './roster/rules.ts';
export type { Language, Mode, Texts } from './roster/texts.ts';
export { assertModeOfOrigin, languages, memberKeyName, textIn } from './roster/texts.ts';
export type { Signers, TrustPolicy } from './roster/trust.ts';
export { encodeTrust, formatFingerprint, parseTrust, trustFingerprint, trustJson, trustShape } from './roster/trust.ts';
export type { VerifiedRoster } from './roster/verify.ts';
export { rosterHash, rosterText, verifyRoster } from './roster/verify.ts';

// letter: what the server's door checks, and cover
export { sealCover } from './letter/cover.ts';
export type { LetterHeader } from './letter/layout.ts';
export { parseLetterHeader } from './letter/layout.ts';
export type { LetterRequest } from './letter/request.ts';
export { decodeLetterRequest, encodeLetterRequest } from './letter/request.ts';

// log
export type { Canaries, OpenedCanaries } from './log/canaries.ts';
export {
  canaryList,
  formatCanaries,
  maximumCanaries,
  parseCanaries,
  signCanaries,
  verifyCanaries,
} from './log/canaries.ts';
export type { Checkpoint } from './log/checkpoint.ts';
export { formatCheckpoint, parseCheckpoint, verifyCheckpoint } from './log/checkpoint.ts';
export type { CommitType } from './log/commit.ts';
export { commitTo } from './log/commit.ts';
export type { Cosignature, CosignedCheckpoint } from './log/cosignature.ts';
export { cosign, formatCosignerKey, parseCosignerKey, quorumTime, verifyCosigned } from './log/cosignature.ts';
export { mergeCosigned } from './log/merge-cosigned.ts';
export type { Entry } from './log/entry.ts';
export { decodeEntry, encodeEntry, ENTRY_BYTES } from './log/entry.ts';
export type { FoundLetter, FoundStatus, LookupPlaces } from './log/find.ts';
export {
  drawLetterNumber,
  findLetters,
  findStatuses,
  LETTER_NUMBERS,
  lookupPlaces,
  STATUS_GAP,
  statusNumber,
} from './log/find.ts';
export type {
  DayNote,
  GovernanceEntry,
  ManifestEntry,
  ManifestFile,
  NoteEntry,
  NoteKind,
  RosterEntry,
  SlotNote,
  TrustEntry,
} from './log/governance.ts';
export { decodeGovernance, encodeGovernance } from './log/governance.ts';
export type { InclusionFile } from './log/inclusion-file.ts';
export { formatInclusionFile, parseInclusionFile, verifyInclusionFile } from './log/inclusion-file.ts';
export type { LookupHit } from './log/lookup-index.ts';
export {
  encodeLookups,
  findInLookups,
  LOOKUP_COLUMN_BYTES,
  LOOKUP_RUN,
  lookupPath,
  lookupRuns,
} from './log/lookup-index.ts';
export type { CoverParameters } from './log/noise.ts';
export { coverCount, discreteLaplace } from './log/noise.ts';
export type { NoteSigner, VerifiedNote, VerifierKey } from './log/note.ts';
export {
  addSignature,
  findKey,
  formatVerifierKey,
  parseVerifierKey,
  readUnverifiedText,
  signNote,
  splitNote,
  verifierKeyOf,
  verifyNote,
} from './log/note.ts';
export type { LetterPayload, StatusPayload } from './log/payload.ts';
export { decodeLetterPayload, decodeStatusPayload, encodeLetterPayload, encodeStatusPayload } from './log/payload.ts';
export type { Promised } from './log/promise.ts';
export { formatPromise, parsePromise, PROMISE_DAYS } from './log/promise.ts';
export { MAXIMUM_DIFFICULTY, puzzleChallenge, puzzleChallengeOf, solvePuzzle, verifyPuzzle } from './log/puzzle.ts';
export type { ReleaseFile, ReleaseFiles } from './log/release-files.ts';
export { longestRelease, releaseFilesShape, releaseFormat, verifyReleaseFiles } from './log/release-files.ts';
export { coverSalt, coverTag, dummyBody, dummySalt, dummyTag, nextBatchKey, splitBatchKey } from './log/ratchet.ts';
export type { Tagged } from './log/tag.ts';
export { lookup, lookupOf, lookups, LOOKUP_BYTES, makeTag, openTag, PAYLOAD_BYTES, TAG_BYTES } from './log/tag.ts';
export type { Tile, TileEdge, WrittenTile } from './log/tile.ts';
export {
  bundlesOf,
  decodeBundle,
  decodeTile,
  edgeOfTiles,
  edgeTiles,
  emptyEdge,
  encodeBundle,
  encodeTile,
  entriesPath,
  growTiles,
  rootOfEdge,
  TILE_WIDTH,
  tilePath,
} from './log/tile.ts';
export type { TileSource } from './log/tile-reader.ts';
export { readTiles, rootOfPrefix } from './log/tile-reader.ts';
export type { SubtreeReader } from './log/tree.ts';
export {
  consistencyProof,
  emptyRoot,
  inclusionProof,
  leafHash,
  leafHashes,
  nodeHash,
  readLeaves,
  rootOfLeaves,
  rootsOfPrefixes,
  verifyConsistency,
  verifyInclusion,
} from './log/tree.ts';
export type { AuditCheck, CheckedLog, CheckOutcome, SignedVerdict, Verdict } from './log/verdict.ts';
export { auditChecks, formatVerdict, parseVerdict, signVerdict, verifyVerdict } from './log/verdict.ts';

// attachment: what the server's door checks
export { assertPartLength } from './attachment/size.ts';

// frame
export { decodeContent, encodeContent, frameCount } from './frame/content.ts';
export type { KeyedUse, SealedUse, Slice } from './frame/format.ts';
export { contentLimit, frameLength, keyedRoom, locatorLength, sealedRoom } from './frame/format.ts';
export type { FrameShape, FreshPlace, PageParameters, Waiting } from './frame/ring.ts';
export { fillerPage, pageLength, pageRelease, planRelease, replacedPlaces, shapeAt } from './frame/ring.ts';
export { fillerKeyed, fillerSealed, sealKeyed, sealSealed } from './frame/seal.ts';

// casework: clocks and checks that need no key
export type { Clock, DeadlineProfile, Deadlines as CaseDeadlines, Told } from './casework/deadlines.ts';
export { acknowledging, clockState, deadlines, defaultProfile, feedback, nextDate } from './casework/deadlines.ts';
export { rosterInForce, rosterOfHash } from './casework/in-force.ts';
export type { Statement, StatementFacts, StatementSignature, VerifiedStatement } from './casework/statement.ts';
export {
  encodeStatement,
  parseStatement,
  statementCommit,
  statementJson,
  statementPayload,
  verifyStatement,
} from './casework/statement.ts';
export type { CaseStatus, StatusRule } from './casework/status-rules.ts';
export { caseStatuses, delayReasons, isCaseStatus, isLegal, statusRules } from './casework/status-rules.ts';

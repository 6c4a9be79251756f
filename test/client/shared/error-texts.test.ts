import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageCodes } from '../../../client/shared/locale/languages.ts';
import { createTranslator } from '../../../client/shared/locale/translator.ts';
import { errorCodes } from '../../../crypto/errors.ts';
import type { RefusalCode } from '../../../server/refusal.ts';

/** Complete by type: a new refusal of the server does not compile here until it has a text. */
const refusals = {
  MALFORMED: true,
  BAD_LENGTH: true,
  SIGN_IN_REQUIRED: true,
  SIGN_IN_REFUSED: true,
  FORBIDDEN: true,
  FACTOR_REQUIRED: true,
  NOT_FOUND: true,
  CONFLICT: true,
  LAST_FACTOR: true,
  LOOKUP_TAKEN: true,
  LOCATOR_TAKEN: true,
  PART_DIFFERS: true,
  ROSTER_CHANGED: true,
  TOO_LARGE: true,
  BAD_PUZZLE: true,
  BAD_COMMIT: true,
  BUSY: true,
  INTERNAL: true,
  STORE_FULL: true,
  SHUTTING_DOWN: true,
} satisfies Record<RefusalCode, true>;

const ownCodes = ['NETWORK', 'TIMEOUT', 'UNKNOWN'];
const codes = [...new Set([...errorCodes, ...Object.keys(refusals), ...ownCodes])];

test.each(languageCodes)('every code of protocol, server and browser has a text in %s', (language) => {
  const file = join(import.meta.dirname, `../../../client/shared/locale/${language}/shared.ftl`);
  const t = createTranslator(language, [readFileSync(file, 'utf8')]);
  expect(codes.filter((code) => !t.has(`error-${code}`))).toEqual([]);
  for (const code of codes) expect(t(`error-${code}`)).toMatch(/^\p{Lu}.*\.$/u);
});

import { deriveSourceKeys, generateCodename, type Suite, type Random, type SourceKeys } from '../../crypto/index.ts';
import type { ReportDraft } from '../../client/reporting/compose.ts';

const sentence =
  'Мектепти оңдоого бөлүнгөн акчанын жарымы актыларда гана бар: жумуш аткарылган жок, кол коюлуп төлөндү. ';

/** A report of about 4,000 letters that leaves one person out: a usual one. */
export const draft: ReportDraft = {
  desk: 1,
  excluded: { members: [2], units: [] },
  consent: true,
  language: 'ky',
  front: { office: 'Шаардык билим берүү башкармалыгы', urgency: 'NONE', again: false },
  statement: sentence.repeat(40),
  answers: [],
  codes: {
    channel: 'WEB',
    identity: 'UNSPECIFIED',
    relation: 'UNSPECIFIED',
    category: 'UNSPECIFIED',
    sector: 'UNSPECIFIED',
    region: 'UNSPECIFIED',
    harm: 'UNSPECIFIED',
  },
};

export function drawKeys(suite: Suite, random: Random): Promise<SourceKeys> {
  return deriveSourceKeys(suite, generateCodename(random));
}

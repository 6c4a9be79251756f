/** What a monitor has to say, in words for people and under names that stay. */

/** ALARM: something cannot be true, or is missing. NOTICE: something changed that may change, and that somebody should look at. */
export type FindingLevel = 'ALARM' | 'NOTICE';

export interface Finding {
  readonly kind: FindingKind;
  readonly level: FindingLevel;
  readonly log: 'case' | 'governance' | null;
  /** Sizes, paths, codes: public, and without a sentence. */
  readonly details: readonly string[];
  /** Signed notes of the log that show it to somebody else; empty where there are none. */
  readonly evidence: readonly string[];
}

interface Words {
  readonly level: FindingLevel;
  readonly ky: string;
  readonly en: string;
}

const kinds = {
  FORKED: {
    level: 'ALARM',
    ky: 'Реестр мурда көрсөтүлгөнүнө каршы келет: тарых өзгөртүлгөн.',
    en: 'The register contradicts what it showed before: history was changed.',
  },
  SPLIT_VIEW: {
    level: 'ALARM',
    ky: 'Башка байкоочуга башка тарых көрсөтүлгөн.',
    en: 'Another monitor was shown another history.',
  },
  OLDER_REGISTER: {
    level: 'ALARM',
    ky: 'Реестрдин мурдагыдан эски абалы көрсөтүлүүдө.',
    en: 'An older state of the register is shown than before.',
  },
  NOT_COSIGNED: {
    level: 'ALARM',
    ky: 'Бул реестрди көз карандысыз байкоочулардын жетиштүү саны көргөн эмес.',
    en: 'Too few outside checkers have seen this register.',
  },
  STALE_REGISTER: {
    level: 'ALARM',
    ky: 'Реестр жол берилгенден эски.',
    en: 'The register is older than it may be.',
  },
  INVALID_REGISTER: {
    level: 'ALARM',
    ky: 'Реестр текшерүүдөн өткөн жок.',
    en: 'The register does not hold.',
  },
  PAGE_DIFFERS: {
    level: 'ALARM',
    ky: 'Берилген барак реестрде жазылгандан башкача.',
    en: 'A page that is served is not the one that the register names.',
  },
  UNREACHABLE: {
    level: 'ALARM',
    ky: 'Сервер жооп берген жок же баш тартты.',
    en: 'The server gave no answer, or refused.',
  },
  MANIFEST_CHANGED: {
    level: 'NOTICE',
    ky: 'Барактардын тизмеси өзгөрдү.',
    en: 'The pages were replaced, and the register says so.',
  },
  ROSTER_CHANGED: {
    level: 'NOTICE',
    ky: 'Билдирүүлөрдү окугандардын тизмеси өзгөрдү.',
    en: 'The list of those who read reports changed.',
  },
} as const satisfies Readonly<Record<string, Words>>;

export type FindingKind = keyof typeof kinds;

export function finding(
  kind: FindingKind,
  about: Partial<Pick<Finding, 'log' | 'details' | 'evidence'>> = {},
): Finding {
  return { kind, level: kinds[kind].level, log: null, details: [], evidence: [], ...about };
}

/** Kyrgyz first, then English. */
export function wordsOf(kind: FindingKind): Pick<Words, 'ky' | 'en'> {
  return kinds[kind];
}

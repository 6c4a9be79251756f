import type { Config } from 'jest';

export const base: Config = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.tsx?$': '<rootDir>/tooling/jest-transform.ts' },
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.build/', '<rootDir>/var/'],
  reporters: ['default', '<rootDir>/tooling/jest-summary.ts'],
  maxWorkers: 2,
  testTimeout: 120_000,
};

export default { ...base, testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/slow/'] } satisfies Config;

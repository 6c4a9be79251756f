import type { Config } from 'jest';
import { base } from './jest.config.ts';

export default { ...base, testMatch: ['<rootDir>/test/slow/**/*.test.ts'], maxWorkers: 1 } satisfies Config;

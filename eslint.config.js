import { importX } from 'eslint-plugin-import-x';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { IMPORT_RULES } from './tooling/import-rules.ts';

const PRODUCT = ['bin/**/*.ts', 'crypto/**/*.ts', 'server/**/*.ts', 'client/**/*.{ts,tsx}'];

/** Which files of the project a part may import: everything outside the list is a restricted path. */
const zones = IMPORT_RULES.map(({ part, project, why }) => ({
  target: `./${part}`,
  from: './',
  except: ['node_modules', part, ...project].map((path) => `./${path}`),
  message: why,
}));

/** Which packages a part may import. The innermost part comes last and wins. */
const packageRules = [...IMPORT_RULES]
  .sort((a, b) => a.part.length - b.part.length)
  .map(({ part, packages, node, why }) => {
    const allowed = packages.map((name) => (name.endsWith('/') ? name : `${name}(?:/|$)`));
    const regex = `^(?!${['\\.', ...(node ? ['node:'] : []), ...allowed].join('|')})`;
    return {
      files: [part.endsWith('.ts') ? part : `${part}/**/*.{ts,tsx}`],
      rules: { 'no-restricted-imports': ['error', { patterns: [{ regex, message: why }] }] },
    };
  });

const RANDOM = { object: 'Math', property: 'random', message: 'Randomness is passed in, and comes from the platform.' };
const CLOCK = { object: 'Date', property: 'now', message: 'The clock is passed in, so that a test can set it.' };
const ENVIRONMENT = { object: 'process', property: 'env', message: 'The environment is read once, in main.ts.' };

export default defineConfig(
  globalIgnores(['node_modules/', '.build/', 'dist/', 'var/', 'coverage/']),
  {
    files: ['**/*.{ts,tsx}', 'eslint.config.js'],
    extends: [tseslint.configs.strictTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    settings: {
      'import-x/extensions': ['.ts', '.tsx'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Text is cut into code points and code units on purpose; whoever needs graphemes says so with Intl.Segmenter.
      '@typescript-eslint/no-misused-spread': ['error', { allow: [{ from: 'lib', name: 'string' }, 'string'] }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Express tells an error handler by its four parameters, so one may be there only to be counted.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
      'max-lines': ['error', { max: 400 }],
      'no-restricted-properties': ['error', RANDOM],
      eqeqeq: 'error',
    },
  },
  {
    files: PRODUCT,
    rules: {
      // A checking constructor disables this rule on its own line, and says what it has checked.
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      'no-console': 'error',
      'no-restricted-properties': ['error', RANDOM, CLOCK, ENVIRONMENT],
    },
  },
  {
    // Where a program begins: the only rooms that touch the clock and the environment.
    files: ['**/main.{ts,tsx}', 'server/cli/**/*.ts', 'client/cli/**/*.ts', 'bin/**/*.ts'],
    rules: { 'no-restricted-properties': ['error', RANDOM] },
  },
  {
    files: ['client/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'localStorage', message: 'The product writes nothing on the device.' },
        { name: 'sessionStorage', message: 'The product writes nothing on the device.' },
        { name: 'indexedDB', message: 'The product writes nothing on the device.' },
      ],
    },
  },
  ...packageRules,
  {
    // Jest and Vite ask for default exports; ambient declarations describe modules that have one.
    files: ['*.config.{js,ts}', 'tooling/jest-*.ts', '**/*.d.ts'],
    rules: { 'import-x/no-default-export': 'off' },
  },
  {
    files: ['eslint.config.js'],
    extends: [tseslint.configs.disableTypeChecked],
  },
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: { 'max-lines': ['error', { max: 600 }] },
  },
);

import { stripTypeScriptTypes } from 'node:module';

/**
 * Jest's transform for TypeScript: blanks the types out and keeps every position, so that stack traces point at the
 * source without a source map. JSX is no part of it: a component is tested in a real browser.
 */
export const process = (source: string): { code: string } => ({ code: stripTypeScriptTypes(source) });

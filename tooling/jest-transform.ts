import { stripTypeScriptTypes } from 'node:module';

interface Transformed {
  readonly code: string;
}

/**
 * Jest's transform for TypeScript: blanks the types out and keeps every position, so that stack traces point at the
 * source without a source map.
 */
export const process = (source: string): Transformed => ({ code: stripTypeScriptTypes(source) });

/** The same for ES modules, and for components: JSX goes through the compiler that builds the pages. */
export const processAsync = async (source: string, path: string): Promise<Transformed> => {
  if (!path.endsWith('.tsx')) return process(source);
  const { transformWithOxc } = await import('vite');
  return await transformWithOxc(source, path, { jsx: { runtime: 'automatic', importSource: 'preact' } });
};

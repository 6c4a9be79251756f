const missing = ['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'];
const unnameable = ['ENOTDIR', 'EEXIST', 'EISDIR', 'ENAMETOOLONG'];

/** Whether nothing that can be read stands under a path. */
export function isMissing(error: unknown): boolean {
  return hasCode(error, missing);
}

/** Whether no file can stand under a path: its name is too long, or a folder and a file would be one. */
export function isUnnameable(error: unknown): boolean {
  return hasCode(error, unnameable);
}

function hasCode(error: unknown, codes: readonly string[]): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string' &&
    codes.includes(error.code)
  );
}

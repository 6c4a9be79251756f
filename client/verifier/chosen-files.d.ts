/** Files that a person chose, as a release has them. */
/**
 * By path within the chosen folder. Files of the system that came along with a folder are left out.
 *
 * @returns null for what is far too large to be a release
 */
export declare function readChosen(files: readonly File[]): Promise<ReadonlyMap<string, Uint8Array> | null>;

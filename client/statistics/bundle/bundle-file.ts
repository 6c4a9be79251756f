/** A published file of a release. */
export interface BundleFile {
  /** Relative, lower-case, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** As the server gives it out. */
  readonly mediaType: string;
}

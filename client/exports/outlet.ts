/** Where a bundle goes as it is made: a file that the member chose, or memory. Nothing is complete before `end`. */
export interface Outlet {
  write(bytes: Uint8Array): Promise<void>;
  /** The bundle is recorded and may be handed out. */
  end(): Promise<void>;
  /** Nothing of it may be kept. */
  abort(): Promise<void>;
}

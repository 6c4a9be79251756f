/** A gate that a person opens and closes while an upload runs. */
export interface Pause {
  hold(): void;
  release(): void;
  /** Resolves at once while the gate is open, otherwise when it opens. */
  readonly mayContinue: () => Promise<void>;
}

export function createPause(): Pause {
  let closed: { readonly opened: Promise<void>; readonly open: () => void } | null = null;
  return {
    hold() {
      if (closed !== null) return;
      let open = (): void => undefined;
      const opened = new Promise<void>((resolve) => {
        open = resolve;
      });
      closed = { opened, open };
    },
    release() {
      closed?.open();
      closed = null;
    },
    mayContinue: () => closed?.opened ?? Promise.resolve(),
  };
}

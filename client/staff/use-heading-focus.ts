import { useEffect } from 'preact/hooks';

/** Gives the focus to the page's heading when what calls this appears: it stands where the form stood that had the focus and is gone. */
export function useHeadingFocus(isReady = true): void {
  useEffect(() => {
    if (isReady) document.querySelector<HTMLElement>('main h1[tabindex]')?.focus({ preventScroll: true });
  }, [isReady]);
}

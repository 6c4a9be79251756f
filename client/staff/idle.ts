/** Notices that nobody has touched the page for a while. */
import { useEffect, useState } from 'preact/hooks';

/** Minutes until keys and texts are dropped. */
export const idleMinutes = 10;
/** Minutes before that in which the page says so. */
const warningMinutes = 1;
const millisecondsPerMinute = 60_000;
const signsOfLife = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** @returns whether the page is about to lock */
export function useIdle(onIdle: () => void): boolean {
  const [warning, setWarning] = useState(false);
  useEffect(() => {
    let warn: ReturnType<typeof setTimeout>;
    let end: ReturnType<typeof setTimeout>;
    const start = (): void => {
      warn = setTimeout(
        () => {
          setWarning(true);
        },
        (idleMinutes - warningMinutes) * millisecondsPerMinute,
      );
      end = setTimeout(onIdle, idleMinutes * millisecondsPerMinute);
    };
    const restart = (): void => {
      clearTimeout(warn);
      clearTimeout(end);
      setWarning(false);
      start();
    };
    start();
    for (const sign of signsOfLife) addEventListener(sign, restart, { passive: true });
    return () => {
      clearTimeout(warn);
      clearTimeout(end);
      for (const sign of signsOfLife) removeEventListener(sign, restart);
    };
  }, [onIdle]);
  return warning;
}

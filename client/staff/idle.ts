/** Notices that nobody has touched the page for a while. */
import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';

/** What a member may choose from: never so long that a room stays open over lunch. */
export const idleChoices: readonly number[] = [2, 5, 10, 15, 30];
/** Minutes until keys and texts are dropped; until the page is closed. */
export const idleMinutes = signal(10);
/** Minutes before that in which the page says so. */
const warningMinutes = 1;
const millisecondsPerMinute = 60_000;
const signsOfLife = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** @returns whether the page is about to lock */
export function useIdle(onIdle: () => void): boolean {
  const [warning, setWarning] = useState(false);
  const minutes = idleMinutes.value;
  useEffect(() => {
    let warn: ReturnType<typeof setTimeout>;
    let end: ReturnType<typeof setTimeout>;
    const start = (): void => {
      warn = setTimeout(
        () => {
          setWarning(true);
        },
        (minutes - warningMinutes) * millisecondsPerMinute,
      );
      end = setTimeout(onIdle, minutes * millisecondsPerMinute);
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
  }, [onIdle, minutes]);
  return warning;
}

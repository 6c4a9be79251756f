import { useEffect, useState } from 'preact/hooks';
import type { Room as RoomLeft } from '../../shared/components/text-area.tsx';
import type { Room } from '../worker/messages.ts';

/** Milliseconds of rest before the text is packed again to see how much fits. */
const measuringRest = 400;
/** Bytes left below which the room is shown: until then a number would only distract. */
const shownBelow = 20_000;

/** How much still fits, measured by the worker whenever the writing rests. Null before the first answer. */
export function useRoom(measure: () => Promise<Room>, inputs: readonly unknown[]): Room | null {
  const [room, setRoom] = useState<Room | null>(null);
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(() => {
      measure().then(
        (measured) => {
          if (!gone) setRoom(measured);
        },
        () => {
          // Measured again with the next letter typed; what does not fit is refused before it is sent.
        },
      );
    }, measuringRest);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, inputs);
  return room;
}

/** For `TextArea`: only when it is worth saying. */
export function shownRoom(room: Room | null): RoomLeft | undefined {
  return room !== null && room.left < shownBelow ? { left: room.left, unit: 'bytes' } : undefined;
}

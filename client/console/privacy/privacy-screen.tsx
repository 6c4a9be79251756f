import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../shared/components/button.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { useT } from '../../shared/locale/context.tsx';

/** Works in the middle of typing too: somebody who looks over a shoulder does not wait. */
const coverKey = 'F9';

/**
 * One key covers everything at once, and the same key or the button brings it back. It hides from eyes, and from nothing else: keys stay
 * open, and the page locks by itself as always. Whoever leaves the room locks.
 */
export function PrivacyScreen(): VNode {
  const t = useT();
  const [covered, setCovered] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== coverKey || event.repeat) return;
      event.preventDefault();
      setCovered((now) => !now);
    };
    // On its way down: no dialogue and no field may keep the key to itself.
    addEventListener('keydown', press, { capture: true });
    return () => {
      removeEventListener('keydown', press, { capture: true });
    };
  }, []);
  // Before the next picture is drawn, not after it.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    // A modal dialogue lies over every other one, and what is behind it can neither be reached nor read aloud.
    if (covered && !element.open) element.showModal();
    if (!covered && element.open) element.close();
  }, [covered]);
  return (
    <dialog
      class="app-privacy"
      id="privacy-screen"
      ref={dialog}
      aria-labelledby="privacy-title"
      onCancel={(event) => {
        event.preventDefault();
      }}
      onClose={() => {
        // A browser may close a dialogue at the second Escape whatever the page says.
        if (covered) dialog.current?.showModal();
      }}
    >
      {covered && (
        <>
          <Heading level={1} id="privacy-title">
            {t('privacy-title')}
          </Heading>
          <p>{t('privacy-lead')}</p>
          <Button
            id="privacy-uncover"
            onClick={() => {
              setCovered(false);
            }}
          >
            {t('privacy-uncover')}
          </Button>
        </>
      )}
    </dialog>
  );
}

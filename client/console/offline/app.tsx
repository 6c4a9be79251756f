import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Page } from '../../shared/components/page.tsx';
import { useT } from '../../shared/locale/context.tsx';
import { RegisterTrouble } from '../register-trouble.tsx';
import { Room } from '../room.tsx';
import type { Carrying } from '../worker/offline.ts';
import { WorkplaceContext } from '../workplace-context.ts';
import type { Workplace } from '../workplace.ts';
import { CarryBar } from './carry-bar.tsx';
import { keepMark } from './mark.ts';
import { OpenBundle } from './open-bundle.tsx';

interface OfflineAppProps {
  readonly workplace: Workplace;
}

/** The console on a machine without a network: another way in, and a bar for what goes back. Everything between is the same. */
export function OfflineApp({ workplace }: OfflineAppProps): VNode {
  const t = useT();
  const { entrance } = workplace;
  const [carrying, setCarrying] = useState<Carrying | null>(null);
  const isOpen = entrance.phase.value === 'OPEN';

  useEffect(() => {
    void entrance.connect();
    const leave = (): void => {
      // The page may be kept to be shown again; what it held may not.
      if (entrance.unlocked.value) void workplace.lock('member');
    };
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
    };
  }, [workplace, entrance]);

  const look = async (): Promise<void> => {
    const now = await workplace.ask('CARRYING', null);
    keepMark(now.mark);
    setCarrying(now);
  };

  // Every act and every reading ends with new lists.
  const overview = workplace.overview.value;
  useEffect(() => {
    if (isOpen) void look().catch(() => null);
  }, [isOpen, overview, workplace.open.value]);

  return (
    <WorkplaceContext.Provider value={workplace}>
      {isOpen && carrying !== null && <CarryBar carrying={carrying} onSaved={setCarrying} />}
      {isOpen ? (
        <Room />
      ) : (
        <Page name={t('console-name')} documentTitle={t('console-name')} step="OFFLINE">
          <RegisterTrouble />
          <OpenBundle onOpened={look} />
        </Page>
      )}
    </WorkplaceContext.Provider>
  );
}

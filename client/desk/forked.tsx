import type { VNode } from 'preact';
import { useT } from '../shared/locale/context.tsx';
import { GraveNotice } from '../staff/grave-notice.tsx';
import { SaveFile } from '../staff/save-file.tsx';
import { useDesk } from './desk-context.ts';

/** The gravest thing that this page can find: two histories, both signed. */
export function Forked(): VNode | null {
  const t = useT();
  const notes = useDesk().forked.value;
  if (notes === null) return null;
  return (
    <GraveNotice id="forked" title={t('forked-title')}>
      <p>{t('forked-body')}</p>
      <SaveFile name="kupuya-forked.txt" text={notes}>
        {t('evidence-save')}
      </SaveFile>
    </GraveNotice>
  );
}

import type { VNode } from 'preact';
import { Icon } from '../shared/components/icon.tsx';
import { useT } from '../shared/locale/context.tsx';
import { SaveFile } from '../staff/save-file.tsx';
import { useDesk } from './desk-context.ts';

/** The gravest thing that this page can find: two histories, both signed. */
export function Forked(): VNode | null {
  const t = useT();
  const notes = useDesk().forked.value;
  if (notes === null) return null;
  return (
    <section class="app-judgement app-judgement--broken" id="forked" role="alert">
      <Icon name="triangle-alert" />
      <div>
        <p>
          <strong>{t('forked-title')}</strong>
        </p>
        <p>{t('forked-body')}</p>
        <SaveFile name="kupuya-forked.txt" text={notes}>
          {t('evidence-save')}
        </SaveFile>
      </div>
    </section>
  );
}

import type { VNode } from 'preact';
import { Hint } from '../shared/components/notices.tsx';
import { useT } from '../shared/locale/context.tsx';
import { useDesk } from './desk-context.ts';

/** In a demonstration somebody turns the days by hand, so an audit of today stands beside days that have not come. */
export function DemoDays(): VNode | null {
  const t = useT();
  const facts = useDesk().register.value.answer;
  return facts?.demo === true && facts.isAhead ? <Hint>{t('demo-days-ahead')}</Hint> : null;
}

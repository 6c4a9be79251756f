import type { VNode } from 'preact';
import type { RecordsProps } from './records/sheet-section.tsx';
import { Tasks } from './records/tasks.tsx';

/** What is to be done. */
export function Work(props: RecordsProps): VNode {
  return <Tasks {...props} />;
}

import type { VNode } from 'preact';
import { Allegations } from './records/allegations.tsx';
import { Persons } from './records/persons.tsx';
import type { RecordsProps } from './records/sheet-section.tsx';

/** What is alleged, and against whom. */
export function Matter(props: RecordsProps): VNode {
  return (
    <>
      <Allegations {...props} />
      <Persons {...props} />
    </>
  );
}

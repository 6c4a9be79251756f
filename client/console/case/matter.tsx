import type { VNode } from 'preact';
import { Allegations } from './records/allegations.tsx';
import { Persons } from './records/persons.tsx';
import { Rights } from './records/rights.tsx';
import type { RecordsProps } from './records/sheet-section.tsx';

/** What is alleged, against whom, and what those persons are owed. */
export function Matter(props: RecordsProps): VNode {
  return (
    <>
      <Allegations {...props} />
      <Persons {...props} />
      <Rights {...props} />
    </>
  );
}

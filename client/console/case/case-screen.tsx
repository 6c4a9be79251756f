import type { VNode } from 'preact';
import type { Overview } from '../worker/messages.ts';
import type { OpenCase } from '../workplace.ts';
import { CaseView } from './case-view.tsx';
import { FrontPage } from './front-page.tsx';

interface CaseScreenProps {
  readonly open: OpenCase;
  readonly overview: Overview;
}

/** The front sheet first; the report after the member has decided that nothing speaks against reading it. */
export function CaseScreen({ open, overview }: CaseScreenProps): VNode {
  return open.page === null ? (
    <FrontPage front={open.front} overview={overview} />
  ) : (
    <CaseView page={open.page} overview={overview} />
  );
}

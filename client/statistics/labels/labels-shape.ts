import type { dimensionCodes, DimensionId, FlowId } from '../dimensions.ts';

/** All labels of one language; a code without one does not compile. */
export interface Labels {
  /** What stands above a column of codes. */
  readonly dimensions: Readonly<Record<DimensionId, string>>;
  readonly codes: { readonly [D in DimensionId]: Readonly<Record<(typeof dimensionCodes)[D][number], string>> };
  /** Names of groups of codes (`grouping` of a shown table). */
  readonly groups: Readonly<Record<string, string>>;
  readonly flows: Readonly<Record<FlowId, string>>;
  /** By the id of the table in the plan. */
  readonly tables: Readonly<Record<string, TableWords>>;
}

export interface TableWords {
  readonly title: string;
  /** What exactly is counted, in one or two sentences. */
  readonly definition: string;
}

/** What a body is that is not real: a demonstration, or one for courses. */
export type Specimen = 'demo' | 'training';

/** Names of bodies for courses begin with this; any demonstration may be named like it, no live body says what it is not. */
const trainingPrefix = 'training.';

/** @param origin of the trust policy. @returns null for a live body */
export function specimenOf(mode: 'demo' | 'live', origin: string): Specimen | null {
  if (mode !== 'demo') return null;
  return origin.startsWith(trainingPrefix) ? 'training' : 'demo';
}

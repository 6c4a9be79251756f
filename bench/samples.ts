/** The value below which `share` of the samples lie (nearest rank). @throws RangeError for no samples */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  if (value === undefined) throw new RangeError('nothing was measured');
  return value;
}

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

/** The result of a synchronous provider as a promise, which rejects where the function throws. */
export function attempt<T>(compute: () => T): Promise<T> {
  return Promise.resolve().then(compute);
}

/** Runs a command as if the machine's clock showed noon of another day. */
export async function onDay<T>(day: number, run: () => Promise<T>): Promise<T> {
  const now = Date.now;
  Date.now = () => (day + 0.5) * 86_400_000;
  try {
    return await run();
  } finally {
    Date.now = now;
  }
}

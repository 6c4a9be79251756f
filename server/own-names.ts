/**
 * Whether a host, with or without a port, is a name of this server.
 *
 * @param hostNames lower case, with or without a port; empty: loopback names only
 */
export function ownNames(hostNames: readonly string[]): (host: string) => boolean {
  const names = new Set(hostNames.length > 0 ? hostNames : ['localhost', '127.0.0.1', '[::1]']);
  return (host) => {
    const name = host.toLowerCase();
    return names.has(name) || names.has(name.replace(/:[0-9]+$/, ''));
  };
}

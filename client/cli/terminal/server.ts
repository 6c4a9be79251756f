import { UpstreamError } from '../../host/upstream.ts';
import type { Transport } from '../../register/transport.ts';
import { nodeTransport, type TransportOptions } from '../transport.ts';
import { UsageError, type CommandLine } from './command.ts';

/** The way to the server that an option names. @throws UsageError for an address that no password should be sent to */
export function transportTo(line: CommandLine, option: string, options: TransportOptions = {}): Transport {
  try {
    return nodeTransport(line.need(option), options);
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    throw new UsageError(
      `--${option} must be https://NAME, an onion address, or an address of this computer, without a path.`,
    );
  }
}

/** `HOST:PORT` of a proxy, as an option names it. @throws UsageError */
export function readSocks(text: string | undefined): string | undefined {
  if (text === undefined || /^(?:\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+):\d{1,5}$/u.test(text)) return text;
  throw new UsageError('--socks must be HOST:PORT.');
}

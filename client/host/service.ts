/** What a host does itself for its page, beside giving out files and relaying. */
import type { Transport } from '../register/transport.ts';

export interface ServiceAnswer {
  readonly status: number;
  /** Written out as JSON. */
  readonly json: unknown;
}

export interface HostService {
  readonly method: 'GET' | 'POST';
  /** Beginning with `/`; compared whole. */
  readonly path: string;
  /** Bytes; 0 admits no body. */
  readonly bodyLimit: number;
  /**
   * @param body from the page
   * @param server the one server, with the session of whoever is signed in
   */
  answer(body: Uint8Array, server: Transport): Promise<ServiceAnswer>;
}

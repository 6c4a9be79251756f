/** What a host does itself for its page, beside giving out files and relaying. */
import type { Transport } from '../register/transport.ts';

export type ServiceAnswer =
  /** Written out as JSON. */
  | { readonly status: number; readonly json: unknown; readonly bytes?: undefined }
  /** Written out as they are. */
  | { readonly status: number; readonly bytes: Uint8Array; readonly json?: undefined };

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

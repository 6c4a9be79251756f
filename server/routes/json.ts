import type { ZodType } from 'zod';
import { decodeUtf8, ProtocolError } from '../../crypto/public.ts';
import { Refusal } from '../refusal.ts';

/** Reads a JSON body of a known shape. @throws MALFORMED; the parser's message quotes the input, so it goes nowhere */
export function readJson<T>(body: Uint8Array, shape: ZodType<T>): T {
  const parsed = shape.safeParse(parse(body));
  if (!parsed.success) throw new Refusal('MALFORMED');
  return parsed.data;
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(decodeUtf8(body));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof ProtocolError) throw new Refusal('MALFORMED');
    throw error;
  }
}

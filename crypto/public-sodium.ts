/**
 * The door to the sealing half of the libsodium provider, for the server: it seals cover every day, and libsodium does that
 * more than ten times faster. Apart from `public.ts`, so that the portal does not carry it. Nothing that opens is behind it.
 */
export { createSodiumPublicSuite } from './primitives/sodium.ts';

/** The door to the libsodium provider, for programs that have WebAssembly: console, command line, benches, tests. */
export { createSodiumSuite } from './primitives/sodium-opening.ts';

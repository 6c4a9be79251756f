import argon2 from 'argon2';

/** argon2id, RFC 9106 with 64 MiB: about a quarter of a second on a small server. */
const parameters = { type: argon2.argon2id, memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;

export const shortestPassword = 12;
export const longestPassword = 128;

/** PHC string. The text is taken in NFKC, because keyboards differ in how they compose letters. */
export async function hashPassword(password: string): Promise<string> {
  return argon2.hash(password.normalize('NFKC'), parameters);
}

export async function isPassword(hash: string, password: string): Promise<boolean> {
  return argon2.verify(hash, password.normalize('NFKC'));
}

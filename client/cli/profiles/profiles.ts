import { national } from './national.ts';
import type { Profile } from './profile.ts';
import { small } from './small.ts';
import { standard } from './standard.ts';

export const profiles = { small, standard, national } as const satisfies Readonly<Record<string, Profile>>;
export type ProfileName = keyof typeof profiles;

export function isProfileName(name: string): name is ProfileName {
  return Object.hasOwn(profiles, name);
}

/** Who gets notices, and the mail server that takes them: a file of the body's own. The server of reports knows none of it. */
import { z } from 'zod';
import { readCallerText } from '../terminal/files.ts';
import { Refusal } from '../terminal/command.ts';

const settingsShape = z.strictObject({
  from: z.string().min(3).max(200),
  smtp: z.strictObject({
    host: z.string().min(1),
    port: z.number().int().min(1).max(65_535),
    user: z.string().optional(),
    /** A file with the password in its first line. */
    passwordFile: z.string().optional(),
  }),
  members: z
    .array(
      z.strictObject({
        address: z.string().regex(/^[^\s@<>]+@[^\s@<>]+$/u),
        language: z.enum(['ky', 'ru', 'uz', 'en']),
        /** The member's own OpenPGP public key, armored. */
        keyFile: z.string(),
      }),
    )
    .min(1)
    .max(64),
});

export type NoticeSettings = z.infer<typeof settingsShape>;

/** @throws Refusal that says what is wrong, and repeats nothing of the file */
export async function readSettings(path: string): Promise<NoticeSettings> {
  const text = await readCallerText(path);
  try {
    return settingsShape.parse(JSON.parse(text));
  } catch (error) {
    const places = error instanceof z.ZodError ? error.issues.map(({ path: at }) => at.join('.')).join(', ') : 'JSON';
    throw new Refusal(`The settings do not have the form they must have: ${places}.`);
  }
}

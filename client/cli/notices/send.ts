/** One round of notices: the same message, size and moment for everybody, whatever has happened. */
import { createTransport } from 'nodemailer';
import type SMTPTransport from 'nodemailer/lib/smtp-transport';
import type { PublicSuite, TrustPolicy } from '../../../crypto/index.ts';
import { encryptTo } from '../../openpgp/encrypt-to.ts';
import { loadRegister } from '../../register/register.ts';
import type { Transport } from '../../register/transport.ts';
import { readCallerText } from '../terminal/files.ts';
import { noticeText, padMessage, subject, type PublicFacts } from './notice.ts';
import type { NoticeSettings } from './settings.ts';

const boundary = 'kupuya-notice';
const silenceMs = 30_000;

/** What anybody can read, or null: a notice goes out all the same, and says so. */
export async function readFacts(
  suite: PublicSuite,
  transport: Transport,
  trust: TrustPolicy,
  now: { readonly day: number; readonly time: number },
): Promise<PublicFacts | null> {
  try {
    const { roster, newestDay } = await loadRegister(suite, transport, trust, {
      deviceDay: now.day,
      deviceTime: now.time,
    });
    return { today: now.day, sealed: newestDay.day, rosterEnds: roster.last };
  } catch {
    return null;
  }
}

/**
 * @param now milliseconds since 1970
 * @param id 32 hexadecimal digits for each message
 * @returns how many were taken by the mail server
 * @throws ProtocolError BAD_KEY before anything is sent, if one of the keys cannot be used
 */
export async function sendNotices(
  settings: NoticeSettings,
  facts: PublicFacts | null,
  now: number,
  id: () => string,
): Promise<number> {
  const { from, members } = settings;
  const letters: { readonly to: string; readonly raw: string }[] = [];
  for (const { address: to, language, keyFile } of members) {
    const sealed = padMessage(await encryptTo(await readCallerText(keyFile), noticeText(facts, language)));
    letters.push({ to, raw: formatMail({ from, to, id: id(), now, sealed }) });
  }
  const mailer = createTransport(await connectionTo(settings));
  let taken = 0;
  try {
    for (const { to, raw } of letters)
      taken += (await mailer.sendMail({ envelope: { from, to }, raw })).accepted.length;
  } finally {
    mailer.close();
  }
  return taken;
}

interface Mail {
  readonly from: string;
  readonly to: string;
  readonly id: string;
  readonly now: number;
  readonly sealed: string;
}

/** RFC 3156, written out here, so that the length of a message follows from its addresses alone. */
function formatMail({ from, to, id, now, sealed }: Mail): string {
  const lines = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    `Date: ${new Date(now).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${id}@${from.split('@').at(-1) ?? 'localhost'}>`,
    'MIME-Version: 1.0',
    'Auto-Submitted: auto-generated',
    `Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: application/pgp-encrypted',
    '',
    'Version: 1',
    '',
    `--${boundary}`,
    'Content-Type: application/octet-stream; name="encrypted.asc"',
    '',
    ...sealed.split(/\r?\n/u),
    `--${boundary}--`,
    '',
  ];
  return lines.join('\r\n');
}

/** Only this computer's own mail server is spoken to without TLS. */
async function connectionTo({ smtp }: NoticeSettings): Promise<SMTPTransport.Options> {
  const { host, port, user, passwordFile } = smtp;
  const near = ['127.0.0.1', '::1', 'localhost'].includes(host);
  const password = passwordFile === undefined ? '' : ((await readCallerText(passwordFile)).split('\n')[0] ?? '').trim();
  return {
    ...{ host, port, secure: port === 465, requireTLS: !near, ignoreTLS: near },
    ...{ connectionTimeout: silenceMs, greetingTimeout: silenceMs, socketTimeout: silenceMs },
    ...{ disableFileAccess: true, disableUrlAccess: true },
    ...(user === undefined ? {} : { auth: { user, pass: password } }),
  };
}

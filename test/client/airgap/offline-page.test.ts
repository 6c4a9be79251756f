import { beginOffline, endOffline, walkOffline } from './offline-walk.ts';

beforeAll(beginOffline, 400_000);
afterAll(endOffline);

test(
  'In Chromium a report is read, acknowledged and answered from a file on a disk, and the source finds both answers.',
  () => walkOffline('chromium'),
  400_000,
);

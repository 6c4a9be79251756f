import { beginOffline, endOffline, walkOffline } from '../client/airgap/offline-walk.ts';

beforeAll(beginOffline, 400_000);
afterAll(endOffline);

test(
  'In Firefox a report is read, acknowledged and answered from a file on a disk, and the source finds both answers.',
  () => walkOffline('firefox'),
  400_000,
);

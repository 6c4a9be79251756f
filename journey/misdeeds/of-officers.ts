/** What the two oversight officers can do wrong together: their signatures hold, and what they signed does not. */
import { encodeGovernance, memberKeyName } from '../../crypto/index.ts';
import { openKeyringFiles } from '../../client/cli/terminal/open-keyring.ts';
import { signRelease, type ReleaseDocument } from '../../client/statistics/release-document.ts';
import { showing } from './crooked-server.ts';
import type { Misdeed } from './misdeeds.ts';
import { sourceSees } from './screens.ts';

export const misdeedsOfOfficers: readonly Misdeed[] = [
  {
    name: 'tables are released that were counted from nothing, by a plan that nobody had seen',
    screen: 'source',
    async run(scene, { waiting }) {
      const shadow = await scene.shadow();
      const { mode, origin } = scene.trust;
      const day = shadow.newestDay().day;
      const release: ReleaseDocument = {
        ...{ mode, origin, period: '2000-Q1', asOf: day, plan: scene.random(32), mechanism: 'HIDE_AND_ROUND' },
        ...{ case: { size: shadow.newestDay().size, root: scene.random(32) }, verdict: 'PASSED' },
        tables: [
          {
            ...{ id: 'received', flow: 'RECEIVED', dimension: 'ALL', grouping: null },
            rows: [{ code: 'ALL', cell: { flag: 'OBS', value: 500 } }],
            total: { flag: 'OBS', value: 500 },
          },
        ],
        files: [{ path: 'index.html', hash: scene.random(32), bytes: 1 }],
      };
      const keyrings = await Promise.all(
        scene.officers.map(({ keyringFile, passphrase }) => openKeyringFiles(keyringFile, scene.file(passphrase))),
      );
      const signers = keyrings.map(({ member, sign }) => ({ name: memberKeyName(origin, member), seed: sign }));
      const note = await signRelease(scene.suite, release, signers);
      shadow.governance.push(encodeGovernance({ kind: 'release', note }));
      const files = await shadow.publish(await scene.knowingChecker());
      return scene.through(showing(files, [/^\/log\//u]), async (address) => ({
        checks: await scene.audit(address),
        messages: await sourceSees(address, waiting.words),
      }));
    },
  },
];

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeScreenshots } from '../../journey/screenshots.ts';

const minutes = 60_000;

test(
  'the most crowded pages hold no obstacle for anybody, narrow and in Kyrgyz or wide, dark and in English',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kupuya-pictures-'));
    try {
      const { pictures, obstacles } = await takeScreenshots({
        ...{ folder, thorough: false, tell: () => undefined },
        looks: [
          { language: 'ky', width: 320, colours: 'light' },
          { language: 'en', width: 1280, colours: 'dark' },
        ],
      });
      expect(obstacles).toEqual([]);
      expect(new Set(pictures.map(({ part }) => part))).toEqual(new Set(['source', 'console', 'portal']));
      expect(pictures.every(({ file }) => existsSync(join(folder, file)))).toBe(true);
      expect(JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'))).toMatchObject({ obstacles: [] });
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  10 * minutes,
);

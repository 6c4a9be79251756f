import { openChromium } from './chromium.ts';
import { openFirefox } from './firefox.ts';
import type { Browser, BrowserName, BrowserOptions } from './page.ts';

export function openBrowser(name: BrowserName, options: BrowserOptions): Promise<Browser> {
  return name === 'chromium' ? openChromium(options) : openFirefox(options);
}

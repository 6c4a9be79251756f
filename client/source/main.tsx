/** Where the report page begins: the platform meets the visit here. */
import { render } from 'preact';
import '../shared/style/source.scss';
import './style/report.scss';
import { chooseLanguage } from '../shared/locale/choose.ts';
import { App } from './app.tsx';
import { loadTexts, offered, Texts } from './catalogue.tsx';
import { createEngine } from './engine.ts';
import { VisitContext } from './visit/context.tsx';
import { createVisit } from './visit/visit.ts';
import { startWorker } from './start-worker.ts';

/** What a history entry of ours holds: how many of them lie before it. */
function depthOf(state: unknown): number {
  return typeof state === 'object' && state !== null && 'depth' in state && typeof state.depth === 'number'
    ? state.depth
    : 0;
}

/** A whole number, 0 to below `bound`, each equally likely. @param bound at most 256 */
function draw(bound: number): number {
  const usable = 256 - (256 % bound);
  for (;;) {
    const value = crypto.getRandomValues(new Uint8Array(1))[0] ?? 0;
    if (value < usable) return value % bound;
  }
}

const visit = createVisit({
  engine: createEngine(startWorker),
  entries: {
    push: (depth) => {
      history.pushState({ depth }, '', location.href);
    },
    back: () => {
      history.back();
    },
  },
  depth: depthOf(history.state),
  draw,
  channel: location.hostname.endsWith('.onion') ? 'ONION' : 'WEB',
});

addEventListener('popstate', (event) => {
  visit.follow(depthOf(event.state));
});

// Milliseconds; doubled after every failure, because a dead line does not come back by asking.
const firstRetry = 5_000;

async function keepLoading(): Promise<void> {
  for (let rest = firstRetry; visit.summary.value === null; rest *= 2) {
    await visit.loadRegister(false);
    if (visit.register.value.kind === 'ready') return;
    await new Promise((resolve) => setTimeout(resolve, rest));
  }
}

const language = chooseLanguage(location.hash, navigator.languages, offered);
const leaveTo = document.querySelector<HTMLMetaElement>('meta[name="leave-to"]')?.content ?? 'about:blank';
const root = document.getElementById('app') ?? document.body;

void keepLoading();
render(
  <Texts initial={language} texts={await loadTexts(language)}>
    <VisitContext.Provider value={visit}>
      <App leaveTo={leaveTo} />
    </VisitContext.Provider>
  </Texts>,
  root,
);

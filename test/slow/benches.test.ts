import { saysOneLinePerFigure } from '../bench/quick.ts';

test.each(['intake', 'seal', 'attachment', 'pages', 'firstload', 'console'])(
  '%s can be measured, and says it in one line per figure',
  saysOneLinePerFigure,
  180_000,
);

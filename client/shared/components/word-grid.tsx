import type { VNode } from 'preact';

interface WordGridProps {
  /** For screen readers: what these words are. */
  readonly label: string;
  readonly words: readonly string[];
  /** Language of the words, which need not be the page's. */
  readonly lang?: string | undefined;
}

/** Numbered words to be written down by hand: two columns on a phone, and on paper. Never translated by the browser. */
export function WordGrid({ label, words, lang }: WordGridProps): VNode {
  return (
    <ol class="app-words" aria-label={label} translate={false} lang={lang}>
      {words.map((word, index) => (
        // The same word may come twice.
        <li key={index} class="app-words__item">
          <span class="app-words__number" aria-hidden="true">
            {index + 1}
          </span>
          <span class="app-words__word">{word}</span>
        </li>
      ))}
    </ol>
  );
}

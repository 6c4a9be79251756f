import { Fragment, type VNode } from 'preact';
import { piecesOf } from './strangers-text.ts';

/**
 * What a source or a colleague wrote, to the letter: the document holds exactly the text, so that copying and comparing give what was
 * signed. Characters that would not be seen are named in their place and take part in nothing.
 */
export function StrangersWords({ text }: { readonly text: string }): VNode {
  return (
    <>
      {piecesOf(text).map((piece, index) =>
        piece.hidden === null ? (
          <Fragment key={index}>{piece.text}</Fragment>
        ) : (
          <span key={index} class="app-hidden-character" data-character={`[${piece.hidden}]`}>
            <span hidden>{piece.text}</span>
          </span>
        ),
      )}
    </>
  );
}

/** What the source wrote, letter by letter, the parts of a long statement under one heading. */
import { formatHex, type CaseState } from '../../crypto/index.ts';
import type { SoundLetter } from './letters.ts';
import type { FrontSheet, LetterView } from './view.ts';

/** Parts of one statement, ascending by part. */
type Parts = readonly [SoundLetter, ...SoundLetter[]];

/** In order of arrival. @param letters of one source, in order of arrival */
export function viewLetters(letters: readonly SoundLetter[], state: CaseState | null): LetterView[] {
  return groupParts(letters).map((parts) => viewParts(parts, state));
}

export function viewFrontSheet({ opened: { body, capsule } }: SoundLetter): FrontSheet {
  const { channel, identity, relation, category, sector, region, harm, consent } = capsule;
  return {
    ...body.front,
    language: body.language,
    desk: body.desk,
    excludedMembers: body.excluded.members,
    excludedUnits: body.excluded.units,
    codes: { channel, identity, relation, category, sector, region, harm },
    consent,
  };
}

/** A letter sealed twice stands twice: which of the two was meant is not for a program to say. */
function groupParts(letters: readonly SoundLetter[]): Parts[] {
  const groups: { readonly firstNumber: number; parts: Parts }[] = [];
  for (const letter of letters) {
    const { number, part, parts } = letter.opened.body;
    const firstNumber = number - part + 1;
    const open = groups.find(
      (group) =>
        group.firstNumber === firstNumber &&
        group.parts[0].opened.body.parts === parts &&
        !group.parts.some(({ opened }) => opened.body.part === part),
    );
    if (open === undefined) groups.push({ firstNumber, parts: [letter] });
    else open.parts = inOrder([...open.parts, letter]);
  }
  return groups.map(({ parts }) => parts);
}

function inOrder(parts: Parts): Parts {
  const [first, ...rest] = [...parts].sort((a, b) => a.opened.body.part - b.opened.body.part);
  return first === undefined ? parts : [first, ...rest];
}

function viewParts(parts: Parts, state: CaseState | null): LetterView {
  const [first] = parts;
  const { body, capsule } = first.opened;
  const attached = parts.map(({ opened }) => opened.body.attachment).find((attachment) => attachment !== null);
  return {
    commit: first.commit,
    number: body.number,
    kind: capsule.kind,
    day: first.day,
    language: body.language,
    // Of an identity there is nothing to read here: two custodians open it.
    statement: capsule.kind === 'IDENTITY' ? '' : parts.map(({ opened }) => opened.body.statement).join(''),
    parts: body.parts,
    complete: parts.length === body.parts,
    answers: parts.flatMap(({ opened }) => opened.body.answers),
    attachment:
      attached === undefined
        ? null
        : {
            id: formatHex(attached.id),
            length: attached.length,
            claimed: state?.claims.includes(formatHex(attached.id)) ?? false,
          },
  };
}

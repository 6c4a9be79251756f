import type { VNode } from 'preact';
import type { Language } from '../../../crypto/index.ts';
import { Select } from '../../shared/components/select.tsx';
import { useT } from '../../shared/locale/context.tsx';

const answerLanguages: readonly Language[] = ['ky', 'ru', 'uz', 'en'];

interface LanguageSelectProps {
  readonly id: string;
  readonly label: string;
  readonly value: Language;
  readonly onChange: (language: Language) => void;
}

/** The language in which the source is answered; more than the console itself speaks. */
export function LanguageSelect({ id, label, value, onChange }: LanguageSelectProps): VNode {
  const t = useT();
  return (
    <Select
      id={id}
      label={label}
      value={value}
      onChange={onChange}
      options={answerLanguages.map((language) => ({ value: language, label: t(`language-${language}`) }))}
    />
  );
}

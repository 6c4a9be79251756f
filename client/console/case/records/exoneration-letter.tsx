import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Language } from '../../../../crypto/index.ts';
import { Button } from '../../../shared/components/button.tsx';
import { Dialog } from '../../../shared/components/dialog.tsx';
import { useLocale } from '../../../shared/locale/context.tsx';
import { isLanguage } from '../../../shared/locale/languages.ts';
import { formatDay } from '../../../shared/locale/format.ts';
import { LanguageSelect } from '../language-select.tsx';
import { preparedIn } from '../prepared/prepared-answer.ts';

interface ExonerationLetterDialogProps {
  readonly id: string;
  readonly name: string;
  /** UTC days since 1970-01-01. */
  readonly day: number;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** A letter that says that somebody was cleared, ready in four languages: to change, copy, or print as a sheet of its own. */
export function ExonerationLetterDialog({ id, name, day, open, onClose }: ExonerationLetterDialogProps): VNode {
  const { t, language: own } = useLocale();
  const [language, setLanguage] = useState<Language>(own);
  const [copied, setCopied] = useState(false);
  const letter = letterText(language, name, day);
  return (
    <Dialog
      id={id}
      title={t('letter-title')}
      open={open}
      onClose={onClose}
      actions={
        <>
          <Button
            id="letter-copy"
            icon="copy"
            tone="secondary"
            onClick={() => {
              navigator.clipboard.writeText(letter.join('\n\n')).then(
                () => {
                  setCopied(true);
                },
                () => {
                  setCopied(false);
                },
              );
            }}
          >
            {copied ? t('copied') : t('copy')}
          </Button>
          <Button
            id="letter-print"
            icon="printer"
            tone="secondary"
            onClick={() => {
              print();
            }}
          >
            {t('print')}
          </Button>
        </>
      }
    >
      <p>{t('letter-lead')}</p>
      <LanguageSelect
        id="letter-language"
        label={t('letter-language')}
        value={language}
        onChange={(next) => {
          setLanguage(next);
          setCopied(false);
        }}
      />
      <article class="app-paper" id="letter-paper" lang={language}>
        {letter.map((paragraph, index) => (
          <p key={index}>{paragraph}</p>
        ))}
      </article>
    </Dialog>
  );
}

/** Paragraphs: title, whom it is for, the body, day and signature. */
export function letterText(language: Language, name: string, day: number): readonly string[] {
  const { title, salutation, body, signature } = preparedIn(language).exoneration;
  const written = isLanguage(language) ? formatDay(day, language) : '';
  return [title, salutation.replace('{name}', name), ...body, signature.replace('{day}', written)];
}

import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button, ButtonGroup, LinkAction } from '../../shared/components/button.tsx';
import { InsetText } from '../../shared/components/notices.tsx';
import { SummaryList } from '../../shared/components/summary-list.tsx';
import { useT } from '../../shared/locale/context.tsx';
import { StrangersWords } from '../../staff/strangers-words.tsx';
import type { OpenedIdentity } from '../worker/identity.ts';

interface OpenedPanelProps {
  readonly identity: OpenedIdentity;
  readonly onForget: () => void;
}

/** Covered until asked, so that whoever stands behind sees nothing: what is covered is not on the page at all. */
export function OpenedPanel({ identity, onForget }: OpenedPanelProps): VNode {
  const t = useT();
  const [shown, setShown] = useState(false);
  const value = (text: string): VNode =>
    shown ? (
      <span class="app-message__text">{text === '' ? '—' : <StrangersWords text={text} />}</span>
    ) : (
      <span class="app-covered">{t('identity-covered')}</span>
    );
  return (
    <div id="identity-opened" class="app-identity">
      <SummaryList
        rows={[
          { key: t('identity-name'), value: value(identity.name) },
          { key: t('identity-contact'), value: value(identity.contact) },
          { key: t('identity-use'), value: value(identity.use) },
        ]}
      />
      <InsetText>{t('identity-careful')}</InsetText>
      <ButtonGroup>
        <Button
          id={shown ? 'identity-hide' : 'identity-show'}
          tone="secondary"
          onClick={() => {
            setShown(!shown);
          }}
        >
          {t(shown ? 'identity-hide' : 'identity-show')}
        </Button>
        <LinkAction onClick={onForget}>{t('identity-close')}</LinkAction>
      </ButtonGroup>
    </div>
  );
}

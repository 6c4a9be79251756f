import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { LinkButton } from '../shared/components/button.tsx';

interface SaveFileProps {
  readonly name: string;
  readonly text: string;
  readonly children: ComponentChildren;
}

/** A text that the page holds, to save as a file. */
export function SaveFile({ name, text, children }: SaveFileProps): VNode {
  const [address, setAddress] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
    setAddress(made);
    return () => {
      URL.revokeObjectURL(made);
    };
  }, [text]);
  return (
    <LinkButton small tone="secondary" icon="download" href={address} download={name}>
      {children}
    </LinkButton>
  );
}

import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';

interface QrCodeProps {
  readonly label: string;
  readonly text: string;
  /** For long texts: fills the width that there is, and spends less on mending damage. */
  readonly large?: boolean | undefined;
}

/** Quiet zone around the code, in modules (ISO/IEC 18004 asks for four). */
const quiet = 4;

/** A QR code as one path. The encoder is loaded only when somebody asks for it. */
export function QrCode({ label, text, large = false }: QrCodeProps): VNode | null {
  const [rows, setRows] = useState<readonly (readonly boolean[])[] | null>(null);
  useEffect(() => {
    let gone = false;
    void import('qr').then(({ encodeQR }) => {
      if (!gone) setRows(encodeQR(text, 'raw', { border: quiet, ecc: large ? 'low' : 'medium' }));
    });
    return () => {
      gone = true;
    };
  }, [text, large]);
  if (rows === null) return null;
  const side = rows.length;
  const path = rows
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${String(x)} ${String(y)}h1v1h-1z` : '')))
    .join('');
  return (
    <svg
      class={large ? 'report-qr report-qr--large' : 'report-qr'}
      viewBox={`0 0 ${String(side)} ${String(side)}`}
      role="img"
      aria-label={label}
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

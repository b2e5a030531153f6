import encodeQR from 'qr';

/** The quiet zone is four modules wide; the code brings one. */
const MARGIN = 3;

/** A text as a QR code, drawn as one path; its modules are as wide as the width allows. */
export function QrCode({
  text,
  label,
  className,
}: {
  readonly text: string;
  readonly label: string;
  readonly className?: string | undefined;
}) {
  const rows = encodeQR(text, 'raw', { ecc: 'low', border: 1 });
  const size = rows.length + 2 * MARGIN;
  const path = rows
    .flatMap((row, y) =>
      row.flatMap((dark, x) => (dark ? [`M${String(x + MARGIN)} ${String(y + MARGIN)}h1v1h-1z`] : [])),
    )
    .join('');
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${String(size)} ${String(size)}`}
      className={className}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

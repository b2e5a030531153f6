/**
 * The waiting number behind a registration number of a draw: `XNL2026-01-000001` is `XN轮2026-01-000001` in the characters
 * of the protocol. Undefined for a number that no waiting list gave.
 */
export function waitingNoOf(no: string): string | undefined {
  const parts = /^([A-Z]+)L(\d{4}-[0-9A-Z]+-\d+)$/.exec(no);
  return parts === null ? undefined : `${parts[1] ?? ''}轮${parts[2] ?? ''}`;
}

import type { Readable, Writable } from 'node:stream';

/** A link works once; Enter in the terminal gives another, for a second browser or one that forgot its cookie. */
export function offerNewLinks(
  input: Readable & { readonly isTTY?: boolean },
  output: Writable,
  newUrl: () => string,
): void {
  if (input.isTTY !== true) return;
  output.write('  按回车得到新链接 press Enter for another link\n');
  input.on('data', () => {
    output.write(`${newUrl()}\n`);
  });
  // A terminal that went away is no reason to end the desk.
  input.on('error', () => undefined);
}

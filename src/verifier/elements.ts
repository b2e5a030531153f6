/** The elements of index.html by their ids; one that is not there is a bug. */
import { invariant } from '../kernel/invariant.ts';

export function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  invariant(found instanceof kind, `index.html has ${id}`);
  return found;
}

export function paragraph(text: string, name = ''): HTMLParagraphElement {
  const made = document.createElement('p');
  made.textContent = text;
  made.className = name;
  return made;
}

/** A digest in groups of four, as it is read aloud and compared. */
export function grouped(digest: string): string {
  return digest.match(/.{1,4}/g)?.join(' ') ?? '';
}

const QUOTED_HASH = /"hash":"([0-9a-f]{64})"/g;

/** The documents that a payload names, whatever the event: members `hash` that look like one (domain document.ts). */
export function documentsNamedIn(payload: string): readonly string[] {
  if (!payload.includes('"hash":"')) return [];
  return Array.from(payload.matchAll(QUOTED_HASH), ([, hash = '']) => hash);
}

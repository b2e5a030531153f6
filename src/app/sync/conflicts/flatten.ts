/** Every value of a state under its path, e.g. `content.members.0.name`; empty lists and objects are values. */
export function flatten(value: unknown): ReadonlyMap<string, unknown> {
  const paths = new Map<string, unknown>();
  if (value !== undefined) enter(paths, '', value);
  return paths;
}

function enter(paths: Map<string, unknown>, path: string, value: unknown): void {
  if (typeof value === 'object' && value !== null && !isLeaf(value)) {
    for (const [name, member] of Object.entries(value)) {
      if (member !== undefined) enter(paths, path === '' ? name : `${path}.${name}`, member);
    }
  } else {
    paths.set(path, value);
  }
}

/** A list of plain values reads better whole: reasons, roles. */
function isLeaf(value: object): boolean {
  const members: unknown[] = Object.values(value);
  if (members.length === 0) return true;
  return Array.isArray(value) && members.every((member) => typeof member !== 'object' || member === null);
}

/**
 * The desk names each value of a state by its path (`documents.2.files.0.name`). A document that came is one thing to a
 * person, so what came into a list or left it is put together again before it is shown; a single value that changed
 * inside an item stays a field of its own.
 */
import type { ConflictField } from '../../../contract/conflicts.ts';

export interface GatheredField extends ConflictField {
  /** Which item of a list the field is of, counted from 1; null for what is in no list. */
  readonly nth: number | null;
}

/** The lists of a case, an account, a ledger and so on, and the value that every item of them has. */
const lists: Readonly<Record<string, string>> = {
  'content.members': 'identityNumber',
  'content.homes': 'address',
  'content.housingChanges': 'address',
  'content.assets': 'kind',
  documents: 'id',
  supplementItems: 'text',
  opinions: 'step',
  relatives: 'name',
  'rent.entries': 'entryId',
  'ticket.promises': 'promise',
  'review.papers': 'paper',
  'renewal.papers': 'paper',
  'arrears.instalments': 'instalmentOn',
};

const IN_LIST = new RegExp(`^(${Object.keys(lists).join('|').replaceAll('.', '\\.')})\\.(\\d+)\\.(.+)$`);

const sides = ['before', 'mine', 'theirs'] as const;

interface Leaf {
  readonly rest: string;
  readonly field: ConflictField;
}

/** In the desk's order; all that came into one list or left it is one field with the items of each side. */
export function gatherLists(fields: readonly ConflictField[]): readonly GatheredField[] {
  const gathered: GatheredField[] = [];
  const items = new Map<string, Leaf[]>();
  for (const field of fields) {
    const [, list = '', index = '', rest = ''] = IN_LIST.exec(field.path) ?? [];
    if (list === '') gathered.push({ ...field, nth: null });
    else items.set(`${list} ${index}`, [...(items.get(`${list} ${index}`) ?? []), { rest, field }]);
  }
  const whole = new Map<string, ConflictField>();
  for (const [key, leaves] of items) {
    const [list = '', index = '0'] = key.split(' ');
    if (leaves.some(({ rest }) => rest === lists[list])) {
      whole.set(list, withItem(whole.get(list) ?? { path: list, before: [], mine: [], theirs: [] }, leaves));
    } else {
      const nth = Number(index) + 1;
      gathered.push(...leaves.map(({ rest, field }) => ({ ...field, path: `${list}.${rest}`, nth })));
    }
  }
  return [...gathered, ...[...whole.values()].map((field) => ({ ...field, nth: null }))];
}

function withItem(list: ConflictField, leaves: readonly Leaf[]): ConflictField {
  const added = Object.fromEntries(
    sides.map((side) => {
      const there = leaves.filter(({ field }) => field[side] !== null && field[side] !== undefined);
      const before = list[side] as readonly unknown[];
      return [side, there.length === 0 ? before : [...before, builtOf(there, side)]];
    }),
  );
  return { ...list, ...added };
}

type Node = Record<string, unknown>;

function builtOf(leaves: readonly Leaf[], side: (typeof sides)[number]): Node {
  const built: Node = {};
  for (const { rest, field } of leaves) put(built, rest.split('.'), field[side]);
  return built;
}

/** A name that is a number makes a list of what holds it. */
function put(node: Node, [name = '', ...deeper]: readonly string[], value: unknown): void {
  if (deeper.length === 0) {
    node[name] = value;
    return;
  }
  node[name] ??= /^\d+$/.test(deeper[0] ?? '') ? [] : {};
  put(node[name] as Node, deeper, value);
}

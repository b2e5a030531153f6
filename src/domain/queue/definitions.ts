/**
 * The lists of the desk, as data: the side, the list page, the counts and the palette are driven by this table. A new
 * list is a line here with its words (`queueName`, `queueEmpty`), and a source of the store that exists or is added.
 */
import { invariant } from '../../kernel/invariant.ts';
import type { Queue } from '../application/queue.ts';
import type { QueueColumn, QueueDefinition } from './definition.ts';

const caseColumns: readonly QueueColumn[] = [
  'case-no',
  'applicant',
  'programme',
  'size',
  'received',
  'clock',
  'missing',
  'checks',
  'holder',
  'last',
  'due',
];

/** In lists that hold cases of several steps. */
const mixedColumns: readonly QueueColumn[] = [
  'case-no',
  'applicant',
  'programme',
  'size',
  'status',
  'received',
  'clock',
  'missing',
  'checks',
  'holder',
  'due',
];

const always = { action: 'new-application', permission: 'case.read' } as const;
const mixed = { ...always, columns: mixedColumns, sorts: ['due'] } as const;

function step<Step extends Queue>(name: Step, keys: string | null) {
  return {
    ...always,
    name,
    kind: 'step',
    source: { from: 'step', step: name },
    columns: caseColumns,
    sorts: ['due', 'received', 'case-no'],
    badge: 'count-and-late',
    keys,
  } as const;
}

export const queueDefinitions = [
  {
    ...mixed,
    name: 'mine',
    kind: 'own',
    source: { from: 'held', returned: false },
    badge: 'count',
    keys: 'alt+W',
  },
  {
    ...mixed,
    name: 'returned',
    kind: 'own',
    source: { from: 'held', returned: true },
    badge: 'count',
    keys: null,
  },
  {
    ...mixed,
    name: 'unclaimed',
    kind: 'own',
    source: { from: 'steps', steps: 'turn', due: 'any', free: true },
    sorts: ['due', 'received'],
    action: 'take-next',
    permission: 'case.hold',
    badge: 'count',
    keys: 'alt+U',
  },
  {
    ...mixed,
    name: 'due-today',
    kind: 'due',
    source: { from: 'steps', steps: 'open', due: 'today', free: false },
    badge: 'count',
    keys: 'alt+T',
  },
  {
    ...mixed,
    name: 'overdue',
    kind: 'due',
    source: { from: 'steps', steps: 'open', due: 'late', free: false },
    badge: 'count',
    keys: 'alt+O',
  },
  { ...mixed, name: 'green', kind: 'due', source: { from: 'mark', mark: 'green' }, badge: 'count', keys: 'alt+G' },
  step('to-accept', 'alt+1'),
  step('awaiting-supplement', 'alt+2'),
  { ...step('community-check', null), onlyWhenUsed: true },
  step('street-review', 'alt+3'),
  { ...step('civil-affairs-review', null), onlyWhenUsed: true },
  step('district-review', 'alt+4'),
  step('city-decision', 'alt+5'),
  step('recheck', 'alt+6'),
  step('to-publicise', null),
  step('publicised', null),
  step('objection', null),
  { ...step('final-list', null), onlyWhenUsed: true },
  step('registered', null),
  step('approved', 'alt+7'),
  step('rejected', 'alt+8'),
  step('withdrawn', 'alt+9'),
  {
    ...mixed,
    name: 'waiting-agency',
    kind: 'beside',
    source: { from: 'mark', mark: 'waiting-agency' },
    badge: 'count',
    keys: null,
  },
  {
    ...mixed,
    name: 'mismatch',
    kind: 'beside',
    source: { from: 'mark', mark: 'mismatch' },
    badge: 'count',
    keys: 'alt+B',
  },
  {
    ...mixed,
    name: 'evidence-changed',
    kind: 'beside',
    source: { from: 'mark', mark: 'evidence-changed' },
    badge: 'count',
    keys: null,
  },
  { ...mixed, name: 'stale-checks', kind: 'beside', source: { from: 'stale' }, badge: 'count', keys: null },
  { ...mixed, name: 'broken-promises', kind: 'beside', source: { from: 'promise' }, badge: 'count', keys: null },
  {
    ...always,
    name: 'duplicates',
    kind: 'beside',
    source: { from: 'pairs' },
    columns: [],
    sorts: [],
    badge: 'count',
    keys: 'alt+Y',
  },
  {
    ...mixed,
    name: 'recent',
    kind: 'past',
    source: { from: 'recent' },
    sorts: [],
    badge: 'none',
    keys: 'alt+R',
  },
  {
    ...always,
    name: 'drafts',
    kind: 'past',
    source: { from: 'drafts' },
    columns: [],
    sorts: [],
    badge: 'count',
    permission: 'case.intake',
    keys: null,
  },
] as const satisfies readonly QueueDefinition[];

type Definition = (typeof queueDefinitions)[number];

export type QueueName = Definition['name'];

/** Lists whose rows are cases. */
export type CaseListName = Exclude<QueueName, 'drafts' | 'duplicates'>;

export type CaseList = QueueDefinition & {
  readonly name: CaseListName;
  readonly source: Exclude<QueueDefinition['source'], { readonly from: 'drafts' | 'pairs' }>;
};

export const caseLists: readonly CaseList[] = queueDefinitions.flatMap((definition) =>
  definition.name === 'drafts' || definition.name === 'duplicates' ? [] : [definition],
);

export const caseListNames: readonly CaseListName[] = caseLists.map(({ name }) => name);

export function caseList(name: CaseListName): CaseList {
  const list = caseLists.find((candidate) => candidate.name === name);
  invariant(list, `no list is named ${name}`);
  return list;
}

/** The definition of a list; undefined for a name that no list has. */
export function queueDefinition(name: string): Definition | undefined {
  return queueDefinitions.find((definition) => definition.name === name);
}

import { expect, it } from 'vitest';
import type { CaseId } from '../../kernel/ids.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import type { IntentLine } from './intent-line.ts';
import { staffMatches } from './staff-matches.ts';

const [OWN, SISTER, CHILD, OTHER] = [
  '630104198001010013',
  '630104198201010022',
  '630104201501010031',
  '630104199001010044',
];

function line(n: number, persons: readonly string[], changes: Partial<IntentLine> = {}): IntentLine {
  return {
    caseId: `case-${String(n)}` as CaseId,
    caseNo: `XN2026-01-00000${String(n)}`,
    no: `N${String(n)}`,
    name: `户${String(n)}`,
    status: 'passed',
    areas: [],
    declared: 'none',
    reviewed: {
      name: `户${String(n)}`,
      identityNumber: persons[0] ?? '',
      persons: persons.map((identityNumber, at) => ({ identityNumber, name: `人${String(at)}` })),
      size: persons.length,
      shapes: [],
      groups: [],
      waitsSince: plainDate('2024-01-01'),
    },
    countsUntil: null,
    unchanged: true,
    waits: true,
    openDuplicate: false,
    openObjection: false,
    ...changes,
  };
}

it('finds staff and their declared relatives in whatever role, each with the account and what was declared', () => {
  const staff = [
    { name: '段城', identityNumber: OWN, relatives: [{ name: '段妹', identityNumber: SISTER }] },
    { name: '海市', identityNumber: '', relatives: [{ name: '孩子', identityNumber: CHILD }] },
    { name: '祁办', identityNumber: '', relatives: [{ name: '孩子', identityNumber: CHILD }] },
  ];
  const lines = [
    line(1, [OTHER, CHILD]),
    line(2, [SISTER], { declared: 'relative' }),
    line(3, [OWN], { status: 'registered', reviewed: null }),
    line(4, [OTHER, '']),
  ];
  const found = staffMatches(lines, staff).map(({ no, person, staffName, kind, declared }) => [
    no,
    person,
    staffName,
    kind,
    declared,
  ]);
  expect(found).toEqual([
    ['N1', '人1', '海市', 'relative', 'none'],
    ['N1', '人1', '祁办', 'relative', 'none'],
    ['N2', '人0', '段城', 'relative', 'relative'],
  ]);
});

import { createHash } from 'node:crypto';
import type { ApplicationEvent, Basis } from '../../../src/domain/application/events.ts';
import type { HouseholdMember } from '../../../src/domain/application/household.ts';
import { channels, programmes } from '../../../src/domain/application/programme.ts';
import type { Clock } from '../../../src/domain/application/state.ts';
import { identityNumberFor } from '../../../src/domain/identity/identity-number.ts';
import type { BlobHash, CaseId, OfficeId } from '../../../src/kernel/ids.ts';
import { type PlainDate, addDays, plainDate } from '../../../src/kernel/plain-date.ts';
import type { SeededRandom } from '../../../src/kernel/random.ts';
import { aContent, aDocument, aMember } from '../application/builders.ts';

/** Believable histories of applications, for tests of what the store makes of them. Everything is invented. */

export const streets = ['630104003', '630104004', '630103001', '630103002', '630105001'] as OfficeId[];

const surnames = '马李王张韩赵冶单曾解仇欧阳'.split('');
const givenNames = '秀莲国强晓梅建军志红重乐行长玉兰海清成林艾力'.split('');
const basis: Basis = { rules: ['PRH-04'], policy: 'xining@2021-06-01', values: {} };
const START = plainDate('2026-08-03');

type Submitted = Extract<ApplicationEvent, { type: 'application.submitted.v1' }>['payload'];

export interface CaseHistory {
  readonly caseId: CaseId;
  readonly stream: string;
  /** One command's events after the other. */
  readonly steps: readonly ApplicationEvent[];
}

/** The history of case number `index`, carried some way along; the same seed gives the same city. */
export function caseHistory(random: SeededRandom, index: number): CaseHistory {
  const caseId = caseIdOf(index);
  const receivedOn = addDays(START, random.integer(0, 60));
  const submitted: ApplicationEvent = {
    type: 'application.submitted.v1',
    payload: submission(random, { caseId, index, receivedOn }),
  };
  const steps: ApplicationEvent[] = [submitted];
  const road = roads(random, receivedOn);
  return {
    caseId,
    stream: `application:${caseId}`,
    steps: [...steps, ...road.slice(0, random.integer(0, road.length))],
  };
}

function caseIdOf(index: number): CaseId {
  return `0190bbbb-0000-7000-8000-${index.toString(16).padStart(12, '0')}` as CaseId;
}

function submission(
  random: SeededRandom,
  made: { readonly caseId: CaseId; readonly index: number; readonly receivedOn: PlainDate },
): Submitted {
  const members = Array.from({ length: random.integer(1, 4) }, (_, place) => member(random, place));
  const address = `西宁市城西区胜利路${random.integer(1, 200)}号${random.integer(1, 30)}室`;
  const hash = createHash('sha256').update(made.caseId).digest('hex') as BlobHash;
  return {
    caseId: made.caseId,
    caseNo: `XN2026-01-${String(made.index).padStart(6, '0')}`,
    externalId: random.chance(0.5) ? `app-${made.index}` : '',
    channel: random.pick(channels),
    street: random.pick(streets),
    receivedOn: made.receivedOn,
    content: aContent({
      programme: random.pick(programmes),
      members,
      address,
      registrationAddress: random.chance(0.7) ? address : `青海省海东市平安区${random.integer(1, 90)}号`,
      phone: `1990000${String(random.integer(0, 9999)).padStart(4, '0')}`,
      greenChannel: random.chance(0.1) ? { reason: 'aged-60', note: '' } : null,
    }),
    documents: [
      aDocument('identity-card', { files: [{ hash, mediaType: 'image/png', bytes: 9, name: 'a.png' }] }),
      ...(random.chance(0.5) ? [aDocument('application-form')] : []),
    ],
    clock: clock(made.receivedOn, 10),
    basis,
  };
}

function member(random: SeededRandom, place: number): HouseholdMember {
  const given = random.pick(givenNames) + (random.chance(0.7) ? random.pick(givenNames) : '');
  return aMember({
    name: random.pick(surnames) + given,
    identityNumber: identityNumberFor('630104', addDays(plainDate('1960-01-01'), random.integer(0, 20_000)), place + 1),
    relation: place === 0 ? '01' : '30',
    phone: '',
  });
}

function roads(random: SeededRandom, from: PlainDate): readonly ApplicationEvent[] {
  const on = (days: number): PlainDate => addDays(from, days);
  const supplement: ApplicationEvent[] = [
    {
      type: 'application.supplement-requested.v1',
      payload: {
        noticeNo: '告1',
        items: [{ documentType: 'income-proof', text: '收入证明' }],
        requestedOn: on(2),
        clock: clock(on(2), 15),
        exceptionReason: '',
        basis,
      },
    },
    {
      type: 'application.supplemented.v1',
      payload: {
        documents: [aDocument('income-proof')],
        note: '',
        consentGiven: false,
        receivedOn: on(5),
        clock: clock(on(5), 10),
        basis,
      },
    },
  ];
  const reviewed: ApplicationEvent[] = [
    {
      type: 'application.accepted.v1',
      payload: { receiptNo: '受1', acceptedOn: on(6), clock: clock(on(6), 15), basis },
    },
    passed('street', on(9)),
    passed('district', on(20)),
  ];
  const notice = { noticeNo: '告2', comment: '', decidedOn: on(30), basis };
  const approved: ApplicationEvent = { type: 'application.approved.v1', payload: notice };
  const rejected: ApplicationEvent = { type: 'application.rejected.v1', payload: { ...notice, reasons: [] } };
  const withdrawn: ApplicationEvent = {
    type: 'application.withdrawn.v1',
    payload: { reason: 'other', comment: '', withdrawnOn: on(7), basis },
  };
  const start = random.chance(0.4) ? supplement : [];
  if (random.chance(0.1)) return [...start, withdrawn];
  return [...start, ...reviewed, random.chance(0.7) ? approved : rejected];
}

function passed(step: 'street' | 'district', passedOn: PlainDate): ApplicationEvent {
  const payload = {
    step,
    recommendation: 'approve',
    comment: '',
    passedOn,
    clock: clock(passedOn, 10),
    basis,
  } as const;
  return { type: 'application.review-passed.v1', payload };
}

function clock(startedOn: PlainDate, limit: number): Clock {
  const dueOn = addDays(startedOn, limit + 4);
  return { startedOn, limit, unit: 'working', dueOn, provisional: dueOn.startsWith('2027') };
}

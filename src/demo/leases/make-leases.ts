/**
 * Leases of a demo city: homes that were let before the program came, taken over with their tenants, then half a year
 * of rent. Most pay in time, some late, a few not at all; drafts wait, one lease has ended, one is to be filed.
 */
import { executeLease } from '../../app/lease/execute-lease.ts';
import { loadLease, loadLedger } from '../../app/lease/lease-stream.ts';
import type { OpenDesk } from '../../app/open-desk.ts';
import { readPayments } from '../../app/payments/read-payments.ts';
import { executeRent } from '../../app/rent/execute-rent.ts';
import { identityNumberFor } from '../../domain/identity/identity-number.ts';
import type { LeaseCommand } from '../../domain/lease/commands.ts';
import type { LeaseContent } from '../../domain/lease/content.ts';
import { owedNow } from '../../domain/rent/balance.ts';
import type { RentCommand } from '../../domain/rent/commands.ts';
import { chinaDateOf, instant } from '../../kernel/instant.ts';
import type { CommandId, OfficeId, StaffId, UnitNo } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import { type PlainDate, addDays, addMonths, plainDate, yearOf } from '../../kernel/plain-date.ts';
import type { SeededRandom } from '../../kernel/random.ts';
import { loadUnit } from '../../app/units/unit-stream.ts';
import type { CityPeople } from '../city/found-city.ts';
import { demoCityOffice } from '../city/offices.ts';
import { pickEthnicity, pickName, pickSurname } from '../people/names.ts';
import { randomFor } from '../random-for.ts';
import { type DemoEstate, demoEstates } from '../units/estates.ts';
import { chaseArrears } from './chase-arrears.ts';
import type { LeaseOffice } from './lease-office.ts';
import { playEarlyLeavings, playLeavings } from './play-leavings.ts';
import { playRenewals } from './play-renewals.ts';
import { playReviews } from './play-reviews.ts';
import * as words from './lease-words.ts';

export interface LeaseStage {
  readonly desk: OpenDesk;
  readonly people: CityPeople;
  readonly clock: { now: number };
  readonly seed: number;
}

const LEASES = 25;
const MONTHS = 6;
/** Never paid, for more months than PRH-28 allows. */
const OWING = 8;
const DAY = 86_400_000;
/** How tenants pay: in time, a few weeks late, nothing for the last months, nothing at all. */
const HABITS = ['in-time', 'in-time', 'in-time', 'late', 'in-time', 'stopped', 'in-time', 'in-time', 'never'] as const;

interface Lease {
  readonly leaseId: string;
  readonly content: LeaseContent;
  readonly habit: (typeof HABITS)[number];
}

/** Played last: the clock ends where it stood. */
export async function makeLeases({ desk, people, clock, seed }: LeaseStage): Promise<void> {
  const [keeper, second] = people.at(demoCityOffice.id, 'supervisor').map(({ actor }) => actor);
  invariant(keeper !== undefined && second !== undefined, 'a city has two supervisors');
  const office: LeaseOffice = { desk, keeper };
  const end = clock.now;
  const first = addMonths(plainDate(`${chinaDateOf(instant(end)).slice(0, 7)}-01`), 1 - MONTHS);
  clock.now = momentOn(first);
  const homes = letHomes(desk).slice(0, LEASES + 2);
  const leases = homes.map((home, index) => leaseOf(home, { first, random: randomFor(seed, index, 310), index, desk }));
  const taken = leases.slice(0, LEASES);
  for (const [index, lease] of taken.entries()) takeOver(office, lease, { on: first, isFiled: index % 8 !== 7 });
  const leaseIds = taken.map(({ leaseId }) => leaseId);
  const leavingOffice = { ...office, second: second.staffId };
  for (let month = 0; month < MONTHS; month += 1) {
    const day = addMonths(first, month);
    clock.now = Math.min(end, momentOn(day));
    chargeAll(office, taken, day);
    clock.now = Math.min(end, momentOn(addDays(day, 4)));
    for (const lease of taken) if (pays(lease, month, 'in-time')) payOff(office, lease);
    clock.now = Math.min(end, momentOn(addDays(day, 25)));
    for (const lease of taken) if (pays(lease, month, 'late')) payOff(office, lease);
    if (month === 1) playEarlyLeavings(leavingOffice, leaseIds);
  }
  clock.now = end - DAY;
  for (const { leaseId, content } of leases.slice(LEASES)) give(office, leaseId, { type: 'draft', content });
  const [leaving] = taken;
  if (leaving !== undefined) leave(office, leaving, chinaDateOf(instant(clock.now)));
  const steady = taken.findLast(({ habit }) => habit === 'in-time');
  if (steady !== undefined) correctPayment(leavingOffice, steady);
  await readStatement(office, taken, chinaDateOf(instant(clock.now)));
  chaseArrears(
    office,
    taken.map(({ leaseId }) => leaseId),
  );
  playReviews(office);
  playRenewals(office, leaseIds);
  playLeavings(leavingOffice, leaseIds);
  clock.now = end;
}

interface LetHome {
  readonly estate: DemoEstate;
  readonly unitNo: UnitNo;
  readonly area: number;
  readonly monthlyFen: number;
}

/** The homes with a tenant from before this program. */
function letHomes(desk: OpenDesk): readonly LetHome[] {
  const homes: LetHome[] = [];
  for (const estate of demoEstates) {
    for (let building = 1; building <= estate.buildings; building += 1) {
      for (let floor = 1; floor <= estate.floors; floor += 1) {
        for (const room of estate.layouts.keys()) {
          const name = `${String(floor)}${String(room + 1).padStart(2, '0')}`.padStart(4, '0');
          const unitNo = `${estate.estateId}-${String(building)}-${name}` as UnitNo;
          const unit = loadUnit(desk.file, unitNo).state;
          if (unit?.state !== 'let') continue;
          homes.push({ estate, unitNo, area: unit.area, monthlyFen: unit.rents[0]?.perMonth ?? 0 });
        }
      }
    }
  }
  return homes;
}

interface Told {
  readonly desk: OpenDesk;
  readonly first: PlainDate;
  readonly random: SeededRandom;
  readonly index: number;
}

function leaseOf({ estate, unitNo, area, monthlyFen }: LetHome, { desk, first, random, index }: Told): Lease {
  const tenant = personOf(random, index);
  const { particulars } = estate;
  const street = `${particulars.office}${particulars.office === '630104' ? '003' : '001'}` as OfficeId;
  const content: LeaseContent = {
    origin: index % 5 === 4 ? 'employer' : 'direct',
    caseId: null,
    office: street,
    landlord: words.landlord,
    employer: index % 5 === 4 ? words.employer : '',
    home: {
      unitNo,
      estate: particulars.name,
      address: particulars.address,
      area,
      description: words.description,
    },
    tenant: { ...tenant, occupants: index % 3 === 0 ? [] : [personOf(random, index + 100)] },
    term: termOf(index, first),
    payment: {
      cycleMonths: index % 4 === 3 ? 3 : 1,
      inAdvance: true,
      dueDaysBefore: 0,
      lateFeePermillePerDay: 2,
    },
    rent: { monthlyFen, reductionFen: 0, subsidyFen: 0, source: words.standard },
    depositFen: 100_000,
    clauses: words.clauses,
  };
  return { leaseId: desk.newId(), content, habit: HABITS[index % HABITS.length] ?? 'in-time' };
}

/** Some have lived there for years: their review is due about now, or their term comes to its end. */
function termOf(index: number, first: PlainDate): LeaseContent['term'] {
  if (index === OWING) return { from: addMonths(first, -3), until: addDays(addMonths(first, 33), -1) };
  const day = (index % 7) * 9 - 20;
  if (index % 5 === 1) return { from: addDays(addMonths(first, MONTHS - 12), day), until: addDays(first, 1_460 + day) };
  if (index % 4 === 2)
    return { from: addDays(addMonths(first, MONTHS - 36), day), until: addDays(addMonths(first, MONTHS + 3), day - 1) };
  return { from: first, until: addDays(addMonths(first, index === 3 ? 8 : 36), -1) };
}

/** Tenants of a sequence that no applicant has: their numbers end the list of a day. */
function personOf(random: SeededRandom, index: number) {
  const ethnicity = pickEthnicity(random);
  const sex = random.chance(0.5) ? 'male' : 'female';
  const born = addDays(plainDate('1958-01-01'), random.integer(0, 14_000));
  const name = pickName(random, { ethnicity, sex, surname: pickSurname(random, ethnicity), birthYear: yearOf(born) });
  const identityNumber = identityNumberFor('632525', born, (index % 400) * 2 + (sex === 'male' ? 1 : 0));
  return { name, identityNumber, phone: `199${String(71_000_000 + index * 137)}` };
}

interface TakenOver {
  readonly on: PlainDate;
  readonly isFiled: boolean;
}

function takeOver(office: LeaseOffice, { leaseId, content }: Lease, { on, isFiled }: TakenOver): void {
  const protocol = { on, readings: [{ meter: 'water', reading: '0' }] as const, keys: 2, defects: '', photos: [] };
  const names = [
    { party: 'landlord', name: words.signer },
    { party: 'tenant', name: content.tenant.name },
    ...(content.employer === '' ? [] : [{ party: 'employer', name: content.employer } as const]),
  ] as const;
  give(office, leaseId, { type: 'draft', content });
  give(office, leaseId, { type: 'explain', explainedOn: on, note: '' });
  give(office, leaseId, { type: 'sign', signedOn: on, signatures: names });
  give(office, leaseId, { type: 'move-in', ...protocol });
  if (isFiled)
    give(office, leaseId, { type: 'file', filedOn: on, filingNo: `备${on.slice(0, 4)}-${leaseId.slice(-4)}` });
  book(office, leaseId, {
    type: 'pay',
    paymentId: office.desk.newId(),
    fen: content.depositFen,
    depositFen: content.depositFen,
    way: 'card',
    payer: content.tenant.name,
    reference: '',
    paidOn: on,
  });
}

function chargeAll(office: LeaseOffice, leases: readonly Lease[], through: PlainDate): void {
  for (const { leaseId } of leases) book(office, leaseId, { type: 'charge', through });
}

function pays({ habit }: Lease, month: number, when: 'in-time' | 'late'): boolean {
  if (habit === 'never') return false;
  if (habit === 'stopped') return when === 'in-time' && month < 3;
  return habit === when;
}

function payOff(office: LeaseOffice, { leaseId, content }: Lease): void {
  const ledger = loadLedger(office.desk.file, leaseId).state;
  const fen = ledger === undefined ? 0 : owedNow(ledger);
  if (fen <= 0) return;
  book(office, leaseId, {
    type: 'pay',
    paymentId: office.desk.newId(),
    fen,
    depositFen: 0,
    way: 'cash',
    payer: content.tenant.name,
    reference: '',
    paidOn: chinaDateOf(instant(office.desk.now())),
  });
}

/** A payment was noted as cash and was paid by card: two take its receipt back, and it is booked as it was. */
function correctPayment(office: LeaseOffice & { readonly second: StaffId }, { leaseId, content }: Lease): void {
  const entries = loadLedger(office.desk.file, leaseId).state?.entries ?? [];
  const wrong = entries.findLast((entry) => entry.kind === 'payment' && entry.depositFen === 0);
  if (wrong?.kind !== 'payment') return;
  book(office, leaseId, { type: 'reverse', of: wrong.entryId, reason: words.wrongWay, secondBy: office.second });
  const { fen, paidOn } = wrong;
  const payment = { fen, depositFen: 0, way: 'card', payer: content.tenant.name, reference: '', paidOn } as const;
  book(office, leaseId, { type: 'pay', paymentId: office.desk.newId(), ...payment });
}

/** A bank's statement of the day: two tenants pay what they owe, three payments find no lease by themselves. */
async function readStatement({ desk, keeper }: LeaseOffice, leases: readonly Lease[], on: PlainDate): Promise<void> {
  const owing = leases.flatMap(({ leaseId, content }) => {
    const ledger = loadLedger(desk.file, leaseId).state;
    return ledger === undefined || owedNow(ledger) <= 0 ? [] : [{ ledger, content }];
  });
  const [one, two] = owing;
  if (one === undefined || two === undefined) return;
  const month = ({ ledger }: typeof one): string => String((ledger.standards[0]?.monthlyFen ?? 0) / 100);
  const rows = [
    words.statementColumns,
    [`NX${on}001`, on, month(one), one.content.tenant.name, one.ledger.leaseNo, '', '房租'],
    [`NX${on}002`, on, month(two), two.content.tenant.name, '', two.content.home.unitNo, '房租'],
    [`NX${on}003`, on, month(one), one.content.tenant.name, one.ledger.leaseNo, '', '房租'],
    [`NX${on}004`, on, '260', '马志强', '', '', '代母亲交房租'],
    [`NX${on}005`, on, '410.5', '青海某物业公司', 'XN租2019-00012', '', '租金'],
  ];
  const file = new Blob([rows.map((cells) => cells.join(',')).join('\n')]);
  const wish = { file, fileName: `${words.statementName}${on}.csv`, mode: 'import', actor: keeper } as const;
  for await (const event of readPayments(desk, wish)) {
    invariant(event.kind === 'report' || event.problems.length === 0, 'the statement is sound');
  }
}

/** The keys come back; the deposit waits to be settled. */
function leave(office: LeaseOffice, { leaseId }: Lease, on: PlainDate): void {
  give(office, leaseId, { type: 'end', endsOn: on, reason: 'voluntary', comment: words.leaving });
  const protocol = { on, readings: [{ meter: 'water', reading: '38' }] as const, keys: 2, defects: '', photos: [] };
  give(office, leaseId, { type: 'move-out', ...protocol });
}

function give({ desk, keeper }: LeaseOffice, leaseId: string, command: LeaseCommand): void {
  const { version } = loadLease(desk.file, leaseId);
  const request = { commandId: desk.newId() as CommandId, leaseId, version, command };
  const done = executeLease(desk, request, keeper);
  invariant(done.ok, `${command.type} was refused: ${JSON.stringify(done)}`);
}

function book({ desk, keeper }: LeaseOffice, leaseId: string, command: RentCommand): void {
  const { version } = loadLedger(desk.file, leaseId);
  const request = { commandId: desk.newId() as CommandId, leaseId, version, command };
  const done = executeRent(desk, request, keeper);
  const isNothing = !done.ok && done.error.code === 'nothing-to-charge';
  invariant(done.ok || isNothing, `${command.type} was refused: ${JSON.stringify(done)}`);
}

/** Ten in the morning in China. */
function momentOn(day: PlainDate): number {
  return Date.parse(`${day}T02:00:00Z`);
}

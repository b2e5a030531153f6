import type { z } from 'zod';
import type { LeaseRow } from '../../contract/leases.ts';
import type { DocumentFile } from '../../domain/application/document.ts';
import type { LeaseState } from '../../domain/lease/state.ts';
import type { rentCommandSchema } from '../../contract/rent.ts';
import type { RentCommand } from '../../domain/rent/commands.ts';
import { arrearsLetters } from '../../domain/letter/letter-kind.ts';
import { arrearsOf } from '../../domain/rent/outstanding.ts';
import { arrearsCounts, arrearsPage } from '../../store/queries/arrears.ts';
import { type LeaseRow as StoredRow, findLeases, leasePage, leasesToFile } from '../../store/queries/leases.ts';
import { rentRollOf } from '../../store/queries/rent-figures.ts';
import { loadArrears } from '../arrears/arrears-stream.ts';
import { executeArrears, noteLetterMade } from '../arrears/execute-arrears.ts';
import { monthsLimitOf, proposedStep } from '../arrears/proposed-step.ts';
import { executeLease } from '../lease/execute-lease.ts';
import { homeProposal } from '../lease/home-proposal.ts';
import { leaseDocumentValues } from '../lease/lease-document.ts';
import { fillDocx } from '../letters/fill-docx.ts';
import { arrearsLetter } from '../letters/reminder-letters.ts';
import { arrearsToRemind } from '../letters/who-is-written-to.ts';
import { leaseProposal } from '../lease/lease-proposal.ts';
import { swapHomes } from '../lease/swap-homes.ts';
import { tenantCopy } from '../lease/tenant-copy.ts';
import { loadLease } from '../lease/lease-stream.ts';
import { leaseView } from '../lease/lease-view.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { valueOrRefuse } from '../refuse.ts';
import { runCharges, waitingForCharges } from '../rent/charge-run.ts';
import { executeRent } from '../rent/execute-rent.ts';
import { rollSheet } from '../rent/roll-sheet.ts';
import { CASE_READING_MS, LIST_READING_MS, noteReading } from '../session/note-reading.ts';
import { secondPerson } from '../session/second-person.ts';
import { os } from './guarded.ts';
import { lettersToAll } from './letters-to-all.ts';
import { templateBytes, wordBlob } from './letters-router.ts';
import { leaseInSight } from './lease-in-sight.ts';
import { refuseMissing, tenancyPage } from './tenancy-files.ts';

const MOST_FOUND = 50;
const MOST_TO_FILE = 500;
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const leasesRouter = {
  list: os.leases.list.handler(({ context, input }) => {
    const desk = context.desk();
    const person = context.person();
    noteReading(desk, person, { action: 'lease.list', subject: '', atMostEvery: LIST_READING_MS });
    return leasePage(desk.file.db, { ...input, scope: person.actor.office }).map(rowOf);
  }),
  toFile: os.leases.toFile.handler(({ context }) => {
    const desk = context.desk();
    const person = context.person();
    noteReading(desk, person, { action: 'lease.list', subject: '', atMostEvery: LIST_READING_MS });
    return leasesToFile(desk.file.db, person.actor.office, MOST_TO_FILE).map(rowOf);
  }),
  find: os.leases.find.handler(({ context, input: { text } }) => {
    const desk = context.desk();
    const person = context.person();
    noteReading(desk, person, { action: 'lease.find', subject: '' });
    return findLeases(desk.file.db, { scope: person.actor.office, text, limit: MOST_FOUND }).map(rowOf);
  }),
  get: os.leases.get.handler(({ context, input: { leaseId } }) => {
    const desk = context.desk();
    const person = context.person();
    const loaded = leaseInSight(desk, leaseId, person);
    noteReading(desk, person, { action: 'lease.open', subject: leaseId, atMostEvery: CASE_READING_MS });
    return leaseView(desk, loaded, person.actor);
  }),
  tenantCopy: os.leases.tenantCopy.handler(({ context, input: { leaseId } }) => {
    const desk = context.desk();
    const person = context.person();
    const { state } = leaseInSight(desk, leaseId, person);
    noteReading(desk, person, { action: 'lease.tenant-copy', subject: leaseId, atMostEvery: CASE_READING_MS });
    return tenantCopy(desk, state);
  }),
  swap: os.leases.swap.handler(({ context, input }) => {
    const desk = context.desk();
    const person = context.person();
    leaseInSight(desk, input.leaseId, person);
    leaseInSight(desk, input.command.otherLeaseId, person);
    return valueOrRefuse(swapHomes(desk, input, person.actor));
  }),
  home: os.leases.home.handler(({ context, input: { unitNo } }) => homeProposal(context.desk(), unitNo)),
  document: os.leases.document.handler(async ({ context, input: { leaseId, kind, no } }) => {
    const desk = context.desk();
    const person = context.person();
    const { state } = leaseInSight(desk, leaseId, person);
    noteReading(desk, person, { action: 'lease.document', subject: leaseId, detail: kind });
    const { bytes } = await templateBytes(context, state.content.office, kind);
    const file = wordBlob(fillDocx(bytes, leaseDocumentValues(desk, state, { kind, no })));
    const letter = arrearsLetters.find((one) => one === kind);
    if (letter !== undefined) noteLetterMade(desk, { leaseId, letter, actor: person.actor });
    return file;
  }),
  proposal: os.leases.proposal.handler(({ context, input: { caseNo } }) => {
    const desk = context.desk();
    const person = context.person();
    noteReading(desk, person, { action: 'lease.find', subject: '' });
    return leaseProposal(desk, caseNo, person.actor.office);
  }),
  execute: os.leases.execute.handler(({ context, input }) => {
    const desk = context.desk();
    if ('photos' in input.command) refuseMissing(desk, input.command.photos);
    return valueOrRefuse(executeLease(desk, input, context.person().actor));
  }),
  photo: os.leases.photo.handler(({ context, input: { leaseId, hash } }) =>
    tenancyPage(context, { leaseId, hash, among: ({ file }) => protocolPhotos(loadLease(file, leaseId).state) }),
  ),
  printed: os.leases.printed.handler(({ context, input: { leaseId, what } }) => {
    const desk = context.desk();
    const person = context.person();
    leaseInSight(desk, leaseId, person);
    noteReading(desk, person, { action: `lease.print-${what}`, subject: leaseId });
    return null;
  }),
};

export const rentRouter = {
  execute: os.rent.execute.handler(async ({ context, input: { command, ...request } }) => {
    const desk = context.desk();
    const person = context.person();
    leaseInSight(desk, request.leaseId, person);
    const full = await commandOf(desk, command);
    return valueOrRefuse(executeRent(desk, { ...request, command: full }, person.actor));
  }),
  chase: os.rent.chase.handler(({ context, input }) => {
    const desk = context.desk();
    const person = context.person();
    leaseInSight(desk, input.leaseId, person);
    return valueOrRefuse(executeArrears(desk, input, person.actor));
  }),
  toCharge: os.rent.toCharge.handler(({ context, input: { through } }) => {
    const { leases, staying } = waitingForCharges(context.desk(), context.person().actor.office, through);
    return { leases: leases.length, staying };
  }),
  chargeAll: os.rent.chargeAll.handler(({ context, input, signal }) =>
    runCharges(context.desk(), input, { person: context.person(), signal }),
  ),
  allLetters: os.rent.allLetters.handler(async function* ({ context, signal }) {
    const desk = context.desk();
    const { actor } = context.person();
    const leaseIds = await arrearsToRemind(desk, actor.office);
    const letters = leaseIds.map((leaseId) => arrearsLetter(desk, leaseId, actor));
    yield* lettersToAll(context, letters, { kind: 'arrears-reminder', signal });
  }),
  arrears: os.rent.arrears.handler(({ context, input: { list, after, limit } }) => {
    const desk = context.desk();
    const person = context.person();
    noteReading(desk, person, { action: 'rent.arrears', subject: '', atMostEvery: LIST_READING_MS });
    const today = todayOf(desk);
    const monthsLimit = monthsLimitOf(desk);
    return arrearsPage(desk.file.db, { scope: person.actor.office, list, today, after, limit }).map(
      ({ place, open, owedFen, leaseId, leaseNo, tenantName, estate, unitNo, address }) => {
        const arrears = arrearsOf(open, today);
        const { state } = loadArrears(desk.file, leaseId);
        const days = [state.lastContact, state.lastStep, state.lastLetter].flatMap((last) => last?.on ?? []).sort();
        return {
          place,
          leaseId,
          leaseNo,
          tenantName,
          estate,
          unitNo,
          address,
          owedFen: owedFen ?? 0,
          arrears,
          monthsLimit,
          next: proposedStep(desk, leaseId, { state, arrears }),
          lastOn: days.at(-1) ?? null,
          paused: state.paused,
          agreedOn: state.agreement?.on ?? null,
        };
      },
    );
  }),
  arrearsCounts: os.rent.arrearsCounts.handler(({ context }) => {
    const desk = context.desk();
    return arrearsCounts(desk.file.db, { scope: context.person().actor.office, today: todayOf(desk) });
  }),
  roll: os.rent.roll.handler(({ context, input }) => [
    ...rentRollOf(context.desk().file.db, { ...input, scope: context.person().actor.office }),
  ]),
  exportRoll: os.rent.exportRoll.handler(({ context, input }) => {
    const desk = context.desk();
    const person = context.person();
    noteReading(desk, person, { action: 'rent.export', subject: '', detail: `${input.from} – ${input.until}` });
    const lines = rentRollOf(desk.file.db, { ...input, scope: person.actor.office });
    return new Blob([rollSheet(lines, input)], { type: SHEET_TYPE });
  }),
};

async function commandOf(desk: OpenDesk, input: z.output<typeof rentCommandSchema>): Promise<RentCommand> {
  if (input.type !== 'reverse' && input.type !== 'refund') return input;
  const { second, ...command } = input;
  return second === null ? command : { ...command, secondBy: valueOrRefuse(await secondPerson(desk, second)) };
}

function rowOf({ office: _office, open, ...row }: StoredRow): LeaseRow {
  return { ...row, open: [...open] };
}

/** Of moving in and out. */
function protocolPhotos(lease: LeaseState | undefined): readonly DocumentFile[] {
  return [lease?.movedIn, lease?.movedOut].flatMap((protocol) => protocol?.photos ?? []);
}

import { type CaseStep, type TimedEvent, caseTime, spentDays } from '../../domain/duration/case-steps.ts';
import { districtOf } from '../../domain/office/office.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { calendarOf, forgetCount } from '../due-days.ts';
import type { ProjectedStream, Projection } from '../projection.ts';
import { namedStatement } from '../statements.ts';
import { codesFingerprint, dayNumber, pausesText, statusCodes } from './case-codes.ts';
import { typedEvents } from '../typed-events.ts';

/** The step of the row that stands for the whole way from receipt to decision; no status has this code. */
export const WHOLE = -1;

/** The steps of a case that have ended, and its whole way once it was decided. */
export const stepProjection: Projection = {
  name: 'case-step',
  version: `1 ${codesFingerprint}`,
  streamKind: 'application',
  write,
  remove(db, key) {
    deleteSteps.on(db).run(key);
  },
  clear(db) {
    forgetCount(db);
    deleteAll.on(db).run();
  },
};

type StepValues = (number | string | StoredId)[];

const selectCount = namedStatement<[key: number], { n: number }>(
  'case-step.count',
  `SELECT count(*) AS n FROM case_step WHERE case_key = ?`,
);
const upsertStep = namedStatement<StepValues>(
  'case-step.upsert',
  `INSERT INTO case_step (case_key, place, step, office_id, district_id, street_id, started_day, ended_day, ended_by,
     pauses, working_days, paused_days)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
   ON CONFLICT (case_key, place) DO UPDATE SET
     step = excluded.step, office_id = excluded.office_id, started_day = excluded.started_day,
     ended_day = excluded.ended_day, ended_by = excluded.ended_by, pauses = excluded.pauses,
     working_days = excluded.working_days, paused_days = excluded.paused_days`,
);
const deleteSteps = namedStatement<[key: number]>('case-step.remove', `DELETE FROM case_step WHERE case_key = ?`);
const deleteAll = namedStatement<[]>('case-step.clear', `DELETE FROM case_step`);

function write(db: Database, { key, events }: ProjectedStream): void {
  const history = typedEvents<TimedEvent>(events, 'application');
  const time = caseTime(history);
  const first = history[0];
  if (time === undefined || first?.type !== 'application.submitted.v1') return;
  const { street } = first.payload;
  const ended = time.steps.filter(isEnded);
  const rows = time.decidedOn === null ? ended : [wholeWay(time.receivedOn, time.decidedOn, ended), ...ended];
  const offset = time.decidedOn === null ? 1 : 0;
  // After a pull a history may be shorter than it was.
  const kept = selectCount.on(db).get(key)?.n ?? 0;
  if (kept > rows.length) deleteSteps.on(db).run(key);
  for (const [index, step] of rows.entries()) {
    upsertStep.on(db).run(...valuesOf(db, { key, place: index + offset, street, step }));
  }
}

type EndedStep = Omit<CaseStep, 'step' | 'endedOn'> & {
  readonly step: CaseStep['step'] | null;
  readonly endedOn: PlainDate;
};

function isEnded(step: CaseStep): step is CaseStep & { readonly endedOn: PlainDate } {
  return step.endedOn !== null;
}

/** The applicant's days for missing papers are part of it: that is how long the household waited. */
function wholeWay(startedOn: PlainDate, endedOn: PlainDate, steps: readonly EndedStep[]): EndedStep {
  const last = steps.findLast((step) => step.endedOn === endedOn) ?? steps.at(-1);
  return {
    step: null,
    office: last?.office ?? ('' as OfficeId),
    holder: 'office',
    startedOn,
    endedOn,
    endedBy: last?.endedBy ?? null,
    pauses: steps.filter((step) => step.endedOn <= endedOn).flatMap(({ pauses }) => pauses),
  };
}

interface Placed {
  readonly key: number;
  readonly place: number;
  readonly street: OfficeId;
  readonly step: EndedStep;
}

function valuesOf(db: Database, { key, place, street, step }: Placed): StepValues {
  const calendar = calendarOf(db);
  // Counted at the next start while no calendar is at hand (due-days.ts).
  const { working, paused } = calendar === undefined ? { working: 0, paused: 0 } : spentDays(calendar, step);
  return [
    key,
    place,
    step.step === null ? WHOLE : statusCodes.codeOf(step.step),
    step.office,
    districtOf(street),
    street,
    dayNumber(step.startedOn),
    dayNumber(step.endedOn),
    step.endedBy === null ? '' : packId(step.endedBy),
    pausesText(step.pauses),
    working,
    paused,
  ];
}

import type { NoticeView, ObjectionView } from '../../contract/publicity.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { ApplicationState, Clock } from '../../domain/application/state.ts';
import { covers } from '../../domain/office/office.ts';
import { availablePublicity } from '../../domain/publicity/available-actions.ts';
import { type NoticeItem, noticeItems } from '../../domain/publicity/notice-item.ts';
import type { NoticeState, Objection } from '../../domain/publicity/state.ts';
import { loadApplication } from '../application/application-stream.ts';
import { clockView } from '../application/case-view.ts';
import { type OpenDesk, settingsOf, todayOf } from '../open-desk.ts';
import { officeName } from '../staff/offices.ts';
import { staffName } from '../staff/staff-stream.ts';
import { bannedMember } from '../waitlist/banned-member.ts';
import { headLines } from './notice-papers.ts';
import type { LoadedNotice } from './notice-stream.ts';
import { isExportable, paperOf } from './paper-of.ts';

/** A notice as its page shows it, with what this person may do now. */
export function noticeView(desk: OpenDesk, { state, version }: LoadedNotice, actor: Actor): NoticeView {
  const { assessment, items: _items, ...shown } = state;
  const cases = state.caseIds.flatMap((caseId) => loadApplication(desk.file, caseId)?.state ?? []);
  const items = state.status === 'prepared' ? noticeItems(cases, state.shows, todayOf(desk)) : state.items;
  const paper = paperOf(desk, state, items);
  const statusOf = new Map(
    cases.filter(({ street }) => covers(actor.office, street)).map(({ caseId, status }) => [caseId, status]),
  );
  const nameOf = (by: NoticeState['preparedBy'] | null): string => (by === null ? '' : staffName(desk, by));
  const view: unknown = {
    ...shown,
    version,
    officeName: officeName(desk, state.office),
    preparedByName: nameOf(state.preparedBy),
    publishedByName: nameOf(state.publishedBy),
    closedByName: nameOf(state.closedBy),
    assessment: assessment === null ? null : { ...assessment, byName: nameOf(assessment.by) },
    period: state.period === null ? null : shownClock(desk, state.period),
    items: items.map((item) => itemView(desk, item, statusOf.get(item.caseId) ?? null)),
    table: paper.table,
    title: paper.title,
    lines: headLines(paper),
    notes: paper.notes,
    objections: state.objections.map((objection) => objectionView(desk, objection)),
    barred: barredIn(desk, state, cases),
    withoutConsent: cases.filter(({ content }) => !content.consent.publicity).length,
    alone: settingsOf(desk).massAlone,
    exportable: isExportable(desk, state),
    actions: [...availablePublicity(state, actor)],
  };
  return view as NoticeView;
}

/** Who will not be registered at the end, or was not, since somebody of the household is banned. */
function barredIn(desk: OpenDesk, state: NoticeState, cases: readonly ApplicationState[]): NoticeView['barred'] {
  const numbers = new Map(cases.map(({ caseId, caseNo }) => [caseId, caseNo]));
  const barred =
    state.status === 'closed'
      ? state.barred
      : cases.flatMap(({ caseId, content }) => {
          const banned = bannedMember(desk, content.members);
          return banned === undefined ? [] : { caseId, until: banned.until };
        });
  return barred.map(({ caseId, until }) => ({ caseId, caseNo: numbers.get(caseId) ?? '', until }));
}

function shownClock(desk: OpenDesk, clock: Clock): NoticeView['period'] {
  const { startedOn, limit, unit } = clock;
  const { day, overdue, dueOn, provisional } = clockView(desk, clock);
  return { startedOn, limit, unit, dueOn, provisional, day, overdue };
}

function itemView(
  desk: OpenDesk,
  { street, housing, ...item }: NoticeItem,
  status: NoticeView['items'][number]['status'],
): NoticeView['items'][number] {
  return {
    ...item,
    streetName: street === null ? '' : officeName(desk, street),
    housing: housing?.nature ?? null,
    status,
  };
}

function objectionView(desk: OpenDesk, { recordedBy, answer, clock, ...objection }: Objection): ObjectionView {
  const view: unknown = {
    ...objection,
    recordedByName: staffName(desk, recordedBy),
    clock: shownClock(desk, clock),
    answer: answer === null ? null : { ...answer, byName: staffName(desk, answer.by) },
  };
  return view as ObjectionView;
}

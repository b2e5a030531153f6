import { timedClock } from '../../domain/application/clock-pause.ts';
import type { NoticeItem } from '../../domain/publicity/notice-item.ts';
import type { NoticeState } from '../../domain/publicity/state.ts';
import type { AnyRefusal } from '../../contract/errors.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { type OpenDesk, currentPolicy, todayOf } from '../open-desk.ts';
import { officeName } from '../staff/offices.ts';
import type { NoticePaper } from './notice-papers.ts';
import { noticeTable } from './notice-table.ts';

/** The notice on paper; while it is prepared, as it would be if it were published today. */
export function paperOf(desk: OpenDesk, state: NoticeState, items: readonly NoticeItem[] = state.items): NoticePaper {
  const { office, noticeNo, publishedOn, limit, shows } = state;
  const name = officeName(desk, office);
  return {
    title: '公共租赁住房保障申请公示',
    noticeNo: noticeNo ?? '（发布时编号）',
    officeName: name,
    publishedOn: publishedOn ?? todayOf(desk),
    until: lastDayOf(desk, state),
    days: `${String(limit.count)} 个${limit.unit === 'working' ? '工作日' : '自然日'}`,
    table: noticeTable(items, shows, (street) => officeName(desk, street)),
    notes: [objectionNote(desk, name), '姓名已作隐去处理；姓名相近的，以申请编号区分。'],
  };
}

/** How somebody objects, and until when it is answered, by the policy in force. */
function objectionNote(desk: OpenDesk, office: string): string {
  const rule = currentPolicy(desk)?.objection.rule.value;
  const how = rule?.written === true ? '以书面形式' : '';
  const within =
    rule === undefined
      ? ''
      : `，自收到之日起 ${String(rule.answerWithin.count)} 个${rule.answerWithin.unit === 'working' ? '工作日' : '自然日'}内调查并书面答复`;
  return `对公示内容有异议的，可在公示期内${how}向${office}提出（可不署名）${within}。`;
}

/** The last day on which it may be shown, by the calendar as it is now. */
export function lastDayOf(desk: OpenDesk, { period }: Pick<NoticeState, 'period'>) {
  return period === null ? null : timedClock(desk.calendar, period, todayOf(desk)).dueOn;
}

export function isExportable(desk: OpenDesk, state: NoticeState): boolean {
  return exportableNotice(desk, state).ok;
}

/** After its last day the program gives a notice to nobody any more (domain reference §6.2). */
export function exportableNotice(desk: OpenDesk, state: NoticeState): Result<NoticePaper, AnyRefusal> {
  if (state.status === 'prepared' || state.status === 'dropped') {
    return err({ code: 'notice-not-now', status: state.status });
  }
  const until = lastDayOf(desk, state);
  if (until === null || state.status === 'closed' || todayOf(desk) > until) {
    return err({ code: 'notice-over', until: until ?? todayOf(desk) });
  }
  return ok(paperOf(desk, state));
}

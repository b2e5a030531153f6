/** PRH-07: that somebody is registered as waiting is public too: who was registered in a period and waits, masked. */
import { MOST_REGISTERED } from '../../contract/publicity.ts';
import type { AnyRefusal } from '../../contract/errors.ts';
import type { Programme } from '../../domain/application/programme.ts';
import { publicName } from '../../domain/publicity/notice-item.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import {
  type RegisterCursor,
  type RegisteredHousehold,
  registeredCount,
  registeredPage,
} from '../../store/queries/waiting-register.ts';
import { loadApplication } from '../application/application-stream.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { officeName } from '../staff/offices.ts';
import { type NoticePaper, dayWords } from './notice-papers.ts';

export interface RegisterWish {
  /** An office: the register of it and all below it. */
  readonly scope: OfficeId;
  readonly from: PlainDate;
  readonly until: PlainDate;
}

export interface Register {
  readonly paper: NoticePaper;
  /** Of the period, also where only the first are on the paper. */
  readonly total: number;
}

const PORTION = 200;

const programmeNames: Readonly<Record<Programme, string>> = {
  'low-income': '低收入',
  'lower-middle-income': '中等偏下收入',
  'new-employment': '新就业',
  'migrant-worker': '外来务工',
};

/**
 * By day of registration, the first `most` of the period; in portions, so that others are answered. Who left the list is
 * not in it. Refused `too-many-rows` above what people open in a browser or an office program.
 */
export async function registerPaper(
  desk: OpenDesk,
  wish: RegisterWish,
  most: number = MOST_REGISTERED,
): Promise<Result<Register, AnyRefusal>> {
  const { db } = desk.file;
  const total = registeredCount(db, wish);
  if (total > MOST_REGISTERED) return err({ code: 'too-many-rows', limit: MOST_REGISTERED });
  const rows: string[][] = [];
  let after: RegisterCursor | null = null;
  while (rows.length < Math.min(most, total)) {
    const portion = registeredPage(db, wish, { after, limit: Math.min(PORTION, most - rows.length) });
    const last = portion.at(-1);
    if (last === undefined) break;
    rows.push(...portion.map((one, index) => rowOf(desk, one, rows.length + index + 1)));
    after = last.cursor;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return ok({ total, paper: paperOf(desk, wish, { total, rows }) });
}

function rowOf(desk: OpenDesk, household: RegisteredHousehold, place: number): string[] {
  const { caseId, number, street, programme, size, registeredOn } = household;
  const application = loadApplication(desk.file, caseId)?.state;
  const name = application === undefined ? '' : publicName(application, todayOf(desk));
  return [
    String(place),
    number,
    application?.caseNo ?? '',
    name,
    officeName(desk, street),
    programmeNames[programme],
    String(size),
    registeredOn,
  ];
}

function paperOf(
  desk: OpenDesk,
  { scope, from, until }: RegisterWish,
  { total, rows }: { readonly total: number; readonly rows: readonly (readonly string[])[] },
): NoticePaper {
  return {
    title: '公共租赁住房轮候登记公开',
    noticeNo: null,
    officeName: officeName(desk, scope),
    publishedOn: todayOf(desk),
    until: null,
    days: '',
    table: {
      columns: ['序号', '轮候编号', '申请编号', '申请人', '街道（镇）', '类别', '家庭人数', '登记日期'],
      figures: [0, 6],
      rows,
    },
    notes: [
      `登记日期：${dayWords(from)}至${dayWords(until)}，轮候中的共 ${String(total)} 户；已退出轮候的不再列出。`,
      '姓名已作隐去处理；姓名相近的，以编号区分。',
    ],
  };
}

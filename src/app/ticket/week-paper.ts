/**
 * The week's report as the values of its Word template and as an Excel sheet. What is late is told by number, matter and
 * office: no name of a citizen and no word of theirs leaves the desk with it.
 */
import type { HeardWeek } from '../../contract/heard.ts';
import type { TicketRowView } from '../../contract/tickets.ts';
import type { TemplateValues } from '../../domain/letter/letter-fields.ts';
import { type TicketFigure, rateOf, rateText } from '../../domain/ticket/rates.ts';
import { dayWords } from '../publicity/notice-papers.ts';
import type { Sheet } from '../publicity/sheet.ts';
import { kindNames, topicNames } from './chinese-words.ts';

export function weekTitle({ officeName, from, until }: Pick<HeardWeek, 'officeName' | 'from' | 'until'>): string {
  return `${officeName}诉求办理周报（${from}至${until}）`;
}

const NONE = '—';

function rate(name: 'response' | 'solution' | 'satisfaction', figure: TicketFigure): string {
  const text = rateText(rateOf(name, figure));
  return text === '' ? NONE : text;
}

/** Field names as in domain/letter/letter-fields.ts. */
export function weekValues(week: HeardWeek): TemplateValues {
  const { total, before, open } = week;
  return {
    机关: week.officeName,
    标题: '诉求办理周报',
    日期: dayWords(week.asOf),
    起始日期: dayWords(week.from),
    截止日期: dayWords(week.until),
    收到: String(total.received),
    上周收到: String(before.received),
    答复: String(week.days.reduce((sum, { answered }) => sum + answered, 0)),
    办结: String(week.closed),
    督办: String(open.supervised),
    按时答复率: rate('response', total),
    解决率: rate('solution', total),
    满意率: rate('satisfaction', total),
    上周按时答复率: rate('response', before),
    上周解决率: rate('solution', before),
    上周满意率: rate('satisfaction', before),
    在办: String(open.todo),
    逾期: String(open.late),
    即将到期: String(open.soon),
    每日: week.days.map(({ day, received, answered, closed }) => ({
      日期: dayWords(day),
      收到: String(received),
      答复: String(answered),
      办结: String(closed),
    })),
    类别: week.kinds.map(({ kind, figure }) => figureValues(kindNames[kind], figure)),
    机构: week.offices.map(({ name, figure }) => figureValues(name, figure)),
    事项: week.topics.map(({ topic, figure }) => ({
      名称: topicNames[topic],
      收到: String(figure.received),
      重复: String(figure.again),
    })),
    反复: week.things.map(({ label, now, all }, index) => ({
      序号: String(index + 1),
      名称: label,
      本周: String(now),
      一年: String(all),
    })),
    逾期件: week.late.map(ticketValues),
    到期件: week.soon.map(ticketValues),
  };
}

function figureValues(name: string, figure: TicketFigure): Readonly<Record<string, string>> {
  return {
    名称: name,
    收到: String(figure.received),
    答复: String(figure.answered),
    按时答复率: rate('response', figure),
    解决率: rate('solution', figure),
    满意率: rate('satisfaction', figure),
  };
}

function ticketValues(row: TicketRowView, index: number): Readonly<Record<string, string>> {
  return {
    序号: String(index + 1),
    编号: row.ticketNo,
    事项: topicNames[row.topic],
    机构: row.officeName,
    承办人: row.holderName === '' ? '未认领' : row.holderName,
    期限: row.dueOn ?? NONE,
  };
}

/** Of what came in within the week: what was answered in it stands on the sheet of the days. */
const FIGURES = ['收到', '其中已答复', '按时', '逾期未答', '按时答复率', '解决率', '满意率', '重复或重办'];

/** A sheet of figures, one of the days, one of what returns and one of what is late or soon will be. */
export function weekSheets(week: HeardWeek): readonly Sheet[] {
  const { open } = week;
  const title = weekTitle(week);
  const now = `截至 ${week.asOf}：在办 ${String(open.todo)} 件，逾期 ${String(open.late)} 件，即将到期 ${String(open.soon)} 件，督办 ${String(open.supervised)} 件，累计办理 ${String(open.handled)} 件`;
  return [
    {
      name: '总体',
      heading: [title, now],
      columns: ['分类', '名称', ...FIGURES],
      figures: [2, 3, 4, 5, 9],
      rows: [
        ['合计', '本周', ...figureCells(week.total)],
        ['合计', '上周', ...figureCells(week.before)],
        ...week.kinds.map(({ kind, figure }) => ['类别', kindNames[kind], ...figureCells(figure)]),
        ...week.offices.map(({ name, figure }) => ['机构', name, ...figureCells(figure)]),
        ...week.topics.map(({ topic, figure }) => ['事项', topicNames[topic], ...figureCells(figure)]),
      ],
    },
    {
      name: '每日',
      heading: [title],
      columns: ['日期', '收到', '答复', '办结'],
      figures: [1, 2, 3],
      rows: week.days.map(({ day, received, answered, closed }) => [
        ...[day, String(received), String(answered), String(closed)],
      ]),
    },
    {
      name: '反复',
      heading: [title],
      columns: ['小区或房屋', '本周', '一年来'],
      figures: [1, 2],
      rows: week.things.map(({ label, now: n, all }) => [label, String(n), String(all)]),
    },
    {
      name: '逾期和到期',
      heading: [title],
      columns: ['状态', '编号', '事项', '机构', '承办人', '期限'],
      rows: [...listed('逾期', week.late), ...listed('即将到期', week.soon)],
    },
  ];
}

function figureCells(figure: TicketFigure): readonly string[] {
  const { received, answered, inTime, overdue, again } = figure;
  return [
    ...[received, answered, inTime, overdue].map(String),
    ...[rate('response', figure), rate('solution', figure), rate('satisfaction', figure), String(again)],
  ];
}

function listed(state: string, rows: readonly TicketRowView[]): readonly (readonly string[])[] {
  return rows.map((row, index) => {
    const { 编号 = '', 事项 = '', 机构 = '', 承办人 = '', 期限 = '' } = ticketValues(row, index);
    return [state, 编号, 事项, 机构, 承办人, 期限];
  });
}

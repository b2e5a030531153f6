/** EVA-01: results of ratings are public. By office and matter alone: no citizen, no member of staff, no window. */
import type { HeardRatings } from '../../contract/heard.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import { goodRate, rateText } from '../../domain/ticket/rates.ts';
import { addDays, addMonths, plainDate } from '../../kernel/plain-date.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { type NoticePaper, dayWords } from '../publicity/notice-papers.ts';
import { officeName } from '../staff/offices.ts';
import { topicNames } from './chinese-words.ts';

const LEVELS = ['非常满意', '满意', '基本满意', '不满意', '非常不满意'] as const;

export function ratingsPaper(desk: OpenDesk, office: OfficeId, ratings: HeardRatings): NoticePaper {
  const { month, levels, struck, offices, topics } = ratings;
  const first = plainDate(`${month}-01`);
  const end = addDays(addMonths(first, 1), -1);
  const today = todayOf(desk);
  const line = (part: string, name: string, of: readonly number[]): readonly string[] => {
    const all = of.reduce((sum, n) => sum + n, 0);
    return [part, name, String(all), ...of.map(String), rateText(goodRate(of))];
  };
  return {
    title: `公共租赁住房政务服务评价结果（${month.replace('-', '年')}月）`,
    noticeNo: null,
    officeName: officeName(desk, office),
    publishedOn: end < today ? end : today,
    until: null,
    days: '',
    table: {
      columns: ['分类', '名称', '评价数', ...LEVELS, '满意率'],
      figures: [2, 3, 4, 5, 6, 7],
      rows: [
        line('合计', officeName(desk, office), levels),
        ...offices.map(({ name, levels: of }) => line('机构', name, of)),
        ...topics.map(({ topic, levels: of }) => line('事项', topicNames[topic], of)),
      ],
    },
    notes: [
      `统计期：${dayWords(first)}至${dayWords(end)}收到的评价。满意率为非常满意、满意、基本满意所占比例。`,
      `经申诉复核不计入的评价 ${String(struck)} 件。评价结果不公布评价人和工作人员的姓名。`,
    ],
  };
}

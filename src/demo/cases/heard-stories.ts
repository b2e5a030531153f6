import type { TicketCommand } from '../../domain/ticket/commands.ts';
import type { Intake } from '../../domain/ticket/events.ts';
import type { About, TicketTopic } from '../../domain/ticket/kinds.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import { demoStreets } from '../city/offices.ts';
import { HOUSING_RULES } from './library.ts';

interface HeardStep {
  /** Calendar days before the end of the story. */
  readonly ago: number;
  readonly by?: 'clerk' | 'colleague' | 'supervisor';
  readonly command: TicketCommand;
  readonly promisedIn?: number;
}

export interface HeardStory {
  readonly ago: number;
  /** At the street next to the one where visitors sign in. */
  readonly beside?: boolean;
  readonly aboutColleague?: boolean;
  readonly intake: Pick<Intake, 'kind' | 'subject' | 'channel' | 'caller' | 'title' | 'text' | 'topic'> &
    Partial<Pick<Intake, 'about' | 'orderNo' | 'rating' | 'representatives'>>;
  readonly steps: readonly HeardStep[];
}

/** Set by the player where a step says in how many days. */
/** The street next to the visitors'. */
const HELPING = demoStreets.find(({ key }) => key === 'shengli')?.id;
const LATER = plainDate('2026-01-01');

const caller = (name: string, last: string) => ({ name, phone: `1380971${last}`, identityNumber: '' });
/** As the ledger of the demo city has them. */
const estateIds: Readonly<Record<string, string>> = { 海湖馨苑: 'XNHH01', 朝阳家园: 'XNCB02' };
const estate = (label: string): readonly About[] => [{ kind: 'estate', id: estateIds[label] ?? '', label }];
const accept: TicketCommand = { type: 'accept' };
const answer = (text: string, outcome: 'solved' | 'explained' | 'partly' = 'solved'): TicketCommand => ({
  type: 'answer',
  text,
  outcome,
  attachments: [],
});
const called = (satisfaction: 'satisfied' | 'fair' | 'dissatisfied', comment = ''): TicketCommand => ({
  type: 'call-back',
  reached: true,
  solved: satisfaction !== 'dissatisfied',
  satisfaction,
  comment,
});

const said = (subject: Intake['subject'], channel: Intake['channel'], topic: TicketTopic) =>
  ({ kind: 'hotline', subject, channel, topic }) as const;

const rating = (level: 2 | 4 | 5, of: string) =>
  ({
    kind: 'rating',
    subject: 'complaint',
    channel: 'counter',
    text: '',
    rating: { level, place: 'on-site', of },
  }) as const;

/** Some twenty, invented. */
export const heardStories: readonly HeardStory[] = [
  {
    ago: 1,
    intake: {
      ...said('complaint', 'app', 'repair'),
      caller: caller('马秀莲', '0018'),
      title: '海湖馨苑三号楼电梯停运三天',
      text: '三号楼电梯停了三天，家里有老人上下不便，请尽快修好。',
      about: estate('海湖馨苑'),
    },
    steps: [],
  },
  {
    ago: 2,
    intake: {
      ...said('complaint', 'hotline-order', 'repair'),
      orderNo: 'QH12345202611260031',
      caller: caller('李国强', '0032'),
      title: '三号楼电梯停运老人无法下楼',
      text: '反映海湖馨苑三号楼电梯长时间停运。',
      about: estate('海湖馨苑'),
    },
    steps: [
      { ago: 1, command: accept },
      { ago: 1, command: { type: 'promise', what: '维修人员上门', by: LATER }, promisedIn: 2 },
      { ago: 1, command: { type: 'ask-help', units: ['电梯维保单位'], question: '何时能恢复运行' } },
    ],
  },
  {
    ago: 12,
    intake: {
      ...said('complaint', 'phone', 'estate-service'),
      caller: caller('张玉兰', '0045'),
      title: '小区夜间施工噪声',
      text: '夜里十一点以后仍在施工，影响休息。',
      about: estate('朝阳家园'),
    },
    steps: [
      { ago: 12, command: accept },
      { ago: 11, command: { type: 'note', text: '物业说是管网抢修，再核实。' } },
      {
        ago: 10,
        by: 'supervisor',
        command: { type: 'ask-help', units: [], question: '请核实路段施工许可的时间。', office: HELPING },
      },
    ],
  },
  {
    ago: 9,
    intake: {
      ...said('help', 'counter', 'application'),
      caller: caller('韩成龙', '0051'),
      title: '申请材料遗失想补交',
      text: '结婚证复印件交过，窗口说没有收到。',
    },
    steps: [
      { ago: 9, command: accept },
      { ago: 8, command: { type: 'pause', reason: 'citizen', comment: '请来电人再送一份复印件。' } },
    ],
  },
  {
    ago: 8,
    intake: {
      ...said('complaint', 'app', 'repair'),
      caller: caller('王建军', '0066'),
      title: '厨房漏水未修好',
      text: '报修两次，楼上漏水到厨房。',
      about: [{ kind: 'unit', id: 'XNHH01-1-0101', label: '海湖馨苑 1-101', within: 'XNHH01' }],
    },
    steps: [
      { ago: 8, command: accept },
      { ago: 5, command: answer('已更换阀门，请观察。') },
      { ago: 4, command: called('dissatisfied', '昨晚又漏了') },
    ],
  },
  {
    ago: 6,
    intake: {
      ...said('complaint', 'app', 'rent'),
      caller: caller('赵海燕', '0073'),
      title: '租金扣了两次',
      text: '十一月租金 APP 上扣了两次。',
    },
    steps: [
      { ago: 6, command: accept },
      { ago: 3, command: answer('重复的一笔已退回原账户，三日内到账。') },
    ],
  },
  {
    ago: 20,
    intake: {
      ...said('suggestion', 'letter', 'allocation'),
      caller: caller('祁永红', '0080'),
      title: '建议按片区选房',
      text: '希望按片区而不是按街道列房源，离医院学校近。',
    },
    steps: [
      { ago: 20, command: accept },
      { ago: 16, command: answer('建议已采纳，下一批配租方案按片区公布。', 'explained') },
      { ago: 14, command: called('satisfied') },
    ],
  },
  {
    ago: 15,
    intake: {
      ...said('enquiry', 'phone', 'policy'),
      caller: caller('冶晓梅', '0097'),
      title: '新就业人员能否申请',
      text: '刚参加工作一年，没有本地户口，能不能申请。',
    },
    steps: [
      { ago: 15, command: accept },
      {
        ago: 14,
        command: {
          ...answer('可以，按新就业无房职工申请，材料清单已短信发送。', 'explained'),
          cites: [HOUSING_RULES],
        } as TicketCommand,
      },
      { ago: 13, command: called('satisfied') },
    ],
  },
  {
    ago: 4,
    aboutColleague: true,
    intake: {
      ...said('complaint', 'visit', 'conduct'),
      caller: caller('白永强', '0104'),
      title: '窗口工作人员态度生硬',
      text: '咨询时工作人员不耐烦，让我自己看墙上的告示。',
    },
    steps: [{ ago: 3, command: accept }],
  },
  {
    ago: 3,
    intake: {
      ...said('complaint', 'hotline-order', 'other'),
      orderNo: 'QH12345202611250007',
      caller: caller('陈小虎', '0111'),
      title: '路灯不亮',
      text: '小区外市政道路路灯不亮。',
    },
    steps: [
      { ago: 3, command: { type: 'return', to: 'hotline', reason: '市政道路照明不属本单位职责，建议转城管部门。' } },
    ],
  },
  {
    ago: 2,
    intake: {
      ...said('complaint', 'hotline-order', 'repair'),
      orderNo: 'QH12345202611260102',
      caller: caller('苏美玲', '0128'),
      title: '单元门禁损坏',
      text: '地址在胜利路街道辖区，单元门禁坏了两周。',
    },
    steps: [{ ago: 2, command: { type: 'return', to: 'dispatcher', reason: '地址在胜利路街道辖区。' } }],
  },
  {
    ago: 7,
    intake: {
      ...said('complaint', 'app', 'estate-service'),
      caller: caller('马秀莲', '0018'),
      title: '垃圾清运不及时',
      text: '地下车库旁垃圾堆了几天。',
      about: estate('海湖馨苑'),
    },
    steps: [
      { ago: 7, command: accept },
      { ago: 6, command: { type: 'ask-extension', reason: '清运单位更换合同，需协调。' } },
    ],
  },
  {
    ago: 10,
    intake: {
      ...said('complaint', 'visit', 'publicity'),
      caller: caller('何文斌', '0135'),
      title: '要求查阅他人申请材料',
      text: '认为公示的一户不符合条件，要求查看其材料。',
    },
    steps: [
      {
        ago: 9,
        command: {
          type: 'refuse',
          ground: 'disclosure',
          path: '涉及他人隐私，请在公示期内书面提出异议，或依法申请政府信息公开。',
        },
      },
    ],
  },
  {
    ago: 1,
    intake: {
      ...rating(5, '虎台窗口 1126-017'),
      topic: 'application',
      title: '办事等候时间太长',
      caller: caller('谢宏伟', '0142'),
    },
    steps: [],
  },
  {
    ago: 5,
    intake: {
      ...rating(4, '虎台窗口 1122-009'),
      topic: 'conduct',
      title: '没有一次说清材料',
      caller: caller('罗金花', '0159'),
    },
    steps: [
      {
        ago: 4,
        command: { type: 'contact', reached: true, finding: 'fix-now', comment: '确有遗漏，已当面致歉并补发清单。' },
      },
      { ago: 3, command: answer('已补发一次性告知单，并组织窗口学习。') },
    ],
  },
  {
    ago: 6,
    intake: {
      ...rating(5, '虎台窗口 1121-030'),
      topic: 'application',
      title: '非常不满意',
      caller: caller('高大成', '0166'),
    },
    steps: [
      { ago: 5, command: { type: 'contact', reached: true, finding: 'doubtful', comment: '来电人称点错了。' } },
      { ago: 5, command: { type: 'appeal', grounds: 'mistaken', reason: '评价人电话确认误点。' } },
    ],
  },
  {
    ago: 4,
    intake: { ...rating(5, '虎台窗口 1124-011'), topic: 'application', title: '非常不满意', caller: null },
    steps: [],
  },
  {
    ago: 4,
    intake: {
      ...rating(2, '虎台窗口 1124-012'),
      topic: 'application',
      title: '满意',
      caller: caller('沈丽君', '0173'),
    },
    steps: [],
  },
  {
    ago: 30,
    intake: {
      kind: 'petition',
      subject: 'complaint',
      channel: 'letter',
      topic: 'allocation',
      caller: caller('铁建国', '0180'),
      representatives: ['铁建国', '冯志远', '蒋桂英'],
      title: '对上一批选房顺序不服',
      text: '认为选房当天递补顺序有误，要求说明并更正。',
    },
    steps: [{ ago: 24, command: accept }],
  },
  {
    ago: 6,
    beside: true,
    intake: {
      kind: 'petition',
      subject: 'complaint',
      channel: 'visit',
      topic: 'estate-service',
      caller: caller('才让卓玛', '0197'),
      title: '要求公开维修资金使用情况',
      text: '多次要求公开维修资金使用情况，未得到答复。',
      about: estate('胜利家园'),
    },
    steps: [],
  },
];

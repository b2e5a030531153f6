/** Words of papers that leave the desk: they are in Chinese, whatever the language of the screens. */
import type { TicketKind, TicketTopic } from '../../domain/ticket/kinds.ts';

export const kindNames: Readonly<Record<TicketKind, string>> = {
  hotline: '诉求',
  rating: '服务评价',
  petition: '信访',
};

export const topicNames: Readonly<Record<TicketTopic, string>> = {
  application: '申请审核',
  publicity: '公示',
  allocation: '配租',
  repair: '维修',
  'estate-service': '物业服务',
  rent: '租金',
  conduct: '态度作风',
  'app-use': 'APP使用',
  policy: '政策',
  other: '其他',
};

/** Words of papers that leave the desk: they are in Chinese, whatever the language of the screens. */
import type { TicketLetterKind } from '../../domain/letter/letter-kind.ts';
import type { AnswerOutcome, RefusalGround, TicketKind, TicketTopic } from '../../domain/ticket/kinds.ts';

export const kindNames: Readonly<Record<TicketKind, string>> = {
  hotline: '诉求',
  rating: '服务评价',
  petition: '信访',
};

export const topicNames: Readonly<Record<TicketTopic, string>> = {
  application: '申请审核',
  publicity: '公示',
  allocation: '配租选房',
  repair: '房屋维修',
  'estate-service': '小区物业',
  rent: '租金',
  conduct: '工作人员态度作风',
  'app-use': 'APP 使用',
  policy: '政策',
  other: '其他',
};

export const outcomeNames: Readonly<Record<AnswerOutcome, string>> = {
  solved: '已解决',
  explained: '已解释说明',
  partly: '部分解决',
  'not-solved': '暂未解决',
};

/** CMP-15. */
export const groundNames: Readonly<Record<RefusalGround, string>> = {
  court: '应当通过诉讼解决的事项',
  arbitration: '应当通过仲裁解决的事项',
  discipline: '纪检监察机关职责范围的事项',
  review: '应当通过行政复议解决的事项',
  disclosure: '政府信息公开申请事项',
  'petition-running': '已经进入信访程序的事项',
  secret: '涉及国家秘密、商业秘密或者个人隐私的事项',
  concluded: '已经依法办结的事项',
  other: '其他不予受理的事项',
};

export const letterTitles: Readonly<Record<TicketLetterKind, string>> = {
  'petition-acceptance': '信访事项受理告知书',
  'petition-extension': '信访事项延期办理告知书',
  'petition-decision': '信访事项处理意见书',
  'petition-review': '信访事项复查意见书',
  'petition-re-review': '信访事项复核意见书',
  'ticket-accepted': '诉求受理告知',
  'ticket-progress': '诉求办理进展告知',
  'ticket-reply': '诉求答复函',
  'ticket-refusal': '诉求不予受理告知',
  'ticket-return': '工单退回说明',
  'ticket-same-fact': '重复诉求说明函',
};

import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { domainWords } from '../messages/zh/domain.ts';
import { leaseWords } from '../messages/zh/lease.ts';
import { outboxWords } from '../messages/zh/outbox.ts';
import { commandWord } from './command-word.ts';

describe('waiting commands in words', () => {
  beforeAll(async () => {
    const words = { ...domainWords, outbox: outboxWords, lease: leaseWords };
    await i18next.init({ lng: 'zh', ns: ['words'], defaultNS: 'words', resources: { zh: { words } } });
  });

  it.each([
    ['application.submit', '新建申请'],
    ['application.accept', '受理'],
    ['application.pass-review', '提交审核意见'],
    ['staff.change-own-password', '更改密码'],
    ['settings.change', '修改设置'],
    ['application.toString', '其他（application.toString）'],
    ['lease.shred', '其他（lease.shred）'],
    ['lease.sign', '签订'],
    ['rent.pay', '收款'],
  ])('%s', (name, word) => {
    expect(commandWord(name, i18next.t)).toBe(word);
  });
});

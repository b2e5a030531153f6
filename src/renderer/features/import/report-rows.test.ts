import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ImportReport } from '../../../contract/intake.ts';
import type { CaseId } from '../../../kernel/ids.ts';
import { importWords } from '../../messages/zh/import.ts';
import { intakeWords } from '../../messages/zh/intake.ts';
import { personWords } from '../../messages/zh/person.ts';
import { csvText } from '../../ui/csv.ts';
import { reportRows } from './report-rows.ts';

const report: ImportReport = {
  packageId: 'p-1',
  sender: '公租房APP',
  total: 3,
  imported: 1,
  repeated: 0,
  refused: 2,
  problems: [
    { file: 'applications/a2.json', field: 'members.1.identityNumber', reason: '=HYPERLINK("x")' },
    { file: 'applications/a3.json', field: '', reason: 'not-json' },
  ],
  warnings: [
    { file: 'applications/A-1.json', field: 'content.employment.creditCode', finding: 'credit-code-checksum' },
  ],
  ticketNos: [{ externalId: 'h1', ticketId: '00000000-0000-7000-8000-000000000002', ticketNo: 'XN诉2026-01-000001' }],
  caseNos: [{ externalId: 'a1', caseId: '00000000-0000-7000-8000-000000000001' as CaseId, caseNo: 'XN2026-01-000001' }],
  millis: 12,
};

describe('the report as a table', () => {
  beforeAll(async () => {
    const resources = { zh: { words: { ...personWords, intake: intakeWords, import: importWords } } };
    await i18next.init({ lng: 'zh', ns: ['words'], defaultNS: 'words', resources });
  });

  it('lists every problem and every new case under the same columns', () => {
    expect(reportRows(report, i18next.t)).toEqual([
      ['结果', '来源编号', '案卷编号', '文件', '字段', '原因'],
      ['未导入', '', '', 'applications/a2.json', '家庭成员 2 · 身份证号 (members.1.identityNumber)', '=HYPERLINK("x")'],
      ['未导入', '', '', 'applications/a3.json', '整个文件', '不是 JSON 格式'],
      [
        '请核对',
        '',
        '',
        'applications/A-1.json',
        '统一社会信用代码 (content.employment.creditCode)',
        '统一社会信用代码校验位不符，请对照执照；确认无误可以保留',
      ],
      ['已导入', 'h1', 'XN诉2026-01-000001', '', '', ''],
      ['已导入', 'a1', 'XN2026-01-000001', '', '', ''],
    ]);
  });

  it('lets nothing of the package be a formula', () => {
    expect(csvText(reportRows(report, i18next.t))).toContain(`"'=HYPERLINK(""x"")"`);
  });
});

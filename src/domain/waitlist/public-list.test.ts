import { describe, expect, it } from 'vitest';
import { publicListCsv, publicListHtml } from './public-list.ts';

const words = { heading: '轮候名册', period: '2026 <全年>', columns: ['编号', '姓名'] };

describe('the public register', () => {
  it('is a table that spreadsheets read and do not run', () => {
    const csv = publicListCsv(
      [
        ['XN轮2026-01-000001', '张*明'],
        ['=1+1', 'a"b'],
      ],
      words,
    );
    expect(csv).toBe('\uFEFF"编号","姓名"\r\n"XN轮2026-01-000001","张*明"\r\n"\'=1+1","a""b"\r\n');
  });

  it('is a page that stands by itself, in which no name becomes markup', () => {
    const html = publicListHtml([['1', '<b>&"']], words);
    expect(html).toContain('<td>&lt;b&gt;&amp;&quot;</td>');
    expect(html).toContain('2026 &lt;全年&gt;');
    expect(html).not.toMatch(/<script|https?:/);
  });
});

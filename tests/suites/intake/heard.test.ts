import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { packageHeardSchema } from '../../../src/app/intake/package-format.ts';
import { ticketCounts } from '../../../src/app/ticket/ticket-lists.ts';
import { loadTicket } from '../../../src/app/ticket/ticket-stream.ts';
import { referencedBlobs } from '../../../src/store/referenced-blobs.ts';
import type { BlobHash } from '../../../src/kernel/ids.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import { packed, sha256 } from '../../support/intake/package-builder.ts';
import { importReport } from '../../support/intake/run-import.ts';
import { type Bytes, bytesOf, sampleJpeg } from '../../support/intake/sample-files.ts';

let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

type Heard = z.input<typeof packageHeardSchema>;

const said = (n: number, more: Partial<Heard> = {}): Heard => ({
  heardId: `H-${String(n)}`,
  office: '630104003',
  receivedOn: '2026-10-09',
  kind: 'hotline',
  subject: 'complaint',
  topic: 'repair',
  title: `厨房漏水 ${String(n)}`,
  text: '水管接头漏水',
  caller: { name: '马小龙', phone: '13909710001', identityNumber: '' },
  representatives: [],
  about: [{ kind: 'estate', id: '', label: '丽康瑞居' }],
  rating: null,
  files: [],
  ...more,
});

const json = (value: unknown): Bytes => bytesOf(JSON.stringify(value));

function packageOf(heard: readonly unknown[], pages: readonly { readonly name: string; readonly data: Bytes }[] = []) {
  const files = heard.map((one, index) => ({ name: `heard/H-${String(index)}.json`, data: json(one) }));
  const manifest = {
    format: 'anju-intake/1',
    packageId: 'heard-1',
    sender: 'sample-app',
    createdAt: '2026-10-10T08:30:00+08:00',
    city: '6301',
    applications: [],
    heard: files.map(({ name, data }) => ({ file: name, sha256: sha256(data) })),
  };
  return packed([{ name: 'package.json', data: json(manifest) }, ...files, ...pages]);
}

const page = sampleJpeg(1);
const paper = { path: 'documents/1/漏水.jpg', sha256: sha256(page), name: '漏水.jpg' };

describe('what was said in the app', () => {
  it('becomes a ticket of its office with its papers, once however often it is sent', async () => {
    const sent = packageOf([said(1, { files: [paper] }), said(2)], [{ name: paper.path, data: page }]);
    const report = await importReport(made, sent);
    expect(report).toMatchObject({ total: 2, imported: 2, repeated: 0, refused: 0, caseNos: [] });
    expect(report.ticketNos.map(({ externalId }) => externalId)).toEqual(['H-1', 'H-2']);
    const [first] = report.ticketNos;
    const state = loadTicket(made.desk.file, first?.ticketId ?? '')?.state;
    expect(state).toMatchObject({
      channel: 'app',
      orderNo: 'sample-app:H-1',
      ticketNo: first?.ticketNo,
      attachments: [{ name: '漏水.jpg', hash: paper.sha256 }],
      stage: 'received',
    });
    expect(made.desk.file.blobs.get(paper.sha256 as BlobHash)).toEqual(Buffer.from(page));
    expect(referencedBlobs(made.desk.file.db).has(paper.sha256 as BlobHash)).toBe(true);
    expect(ticketCounts(made.desk, made.as('streetClerk').actor)).toMatchObject({ 'to-do': 2, unowned: 2 });
    expect(await importReport(made, sent)).toMatchObject({ imported: 0, repeated: 2, refused: 0 });
  });

  it('is refused one by one with file, field and reason; the others come in, no paper of a refused one is kept', async () => {
    const rating = { level: 5 as const, place: 'on-site' as const, of: '0001' };
    const sent = packageOf(
      [
        said(1, { office: '640100001' }),
        said(2, { receivedOn: '2099-01-01' }),
        { ...said(3), title: '' },
        said(4, { kind: 'rating', rating }),
        said(5, { kind: 'rating', rating, files: [paper] }),
        said(6, { files: [{ ...paper, sha256: sha256(bytesOf('other')) }] }),
        said(4),
        said(7, { kind: 'petition', representatives: ['1', '2', '3', '4', '5', '6'] }),
      ],
      [{ name: paper.path, data: page }],
    );
    const { imported, refused, problems } = await importReport(made, sent);
    expect([imported, refused]).toEqual([1, 7]);
    expect(problems.map(({ file, field, reason }) => `${file.slice(6, 9)} ${field}: ${reason}`)).toEqual([
      'H-0 office: outside-office: 640100001',
      'H-1 receivedOn: in-future',
      'H-2 title: too-short: 1',
      'H-4 : not-taken: rated-already',
      'H-5 files.0.sha256: hash-differs',
      'H-6 heardId: twice-in-package',
      'H-7 representatives: too-many: 5',
    ]);
    expect(referencedBlobs(made.desk.file.db).has(paper.sha256 as BlobHash)).toBe(false);
    expect(made.desk.file.blobs.has(paper.sha256 as BlobHash)).toBe(false);
  });
});

/** PRH-07: that somebody is registered as waiting is public too: the list of those registered now, masked. */
import type { ApplicationState } from '../../domain/application/state.ts';
import { noticeItems } from '../../domain/publicity/notice-item.ts';
import { caseList } from '../../domain/queue/definitions.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import { noFilters, queuePage } from '../../store/queries/queue.ts';
import { loadApplication } from '../application/application-stream.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { officeName } from '../staff/offices.ts';
import type { NoticePaper } from './notice-papers.ts';

const PAGE = 200;

/** Nothing more is shown of a household than on its notice. */
const SHOWN = ['case-no', 'name', 'street', 'size'] as const;

/** The register of an office and all below it, in the order of the case numbers; in portions, so that others are answered. */
export async function registerPaper(desk: OpenDesk, person: SignedIn): Promise<NoticePaper> {
  const { office } = person.actor;
  const registered: ApplicationState[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const states = registeredAt(desk, person, offset);
    registered.push(...states);
    if (states.length < PAGE) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  const on = todayOf(desk);
  const since = new Map(registered.map(({ caseId, registeredOn }) => [caseId, registeredOn ?? '']));
  const items = noticeItems(registered, SHOWN, on);
  const name = officeName(desk, office);
  return {
    title: '公共租赁住房轮候登记公开',
    noticeNo: '—',
    officeName: name,
    publishedOn: on,
    until: null,
    days: '',
    table: {
      columns: ['序号', '申请编号', '申请人', '街道（镇）', '家庭人数', '轮候起算日'],
      rows: items.map((item, index) => [
        String(index + 1),
        item.caseNo,
        item.name,
        streetName(desk, item.street),
        String(item.size ?? ''),
        since.get(item.caseId) ?? '',
      ]),
    },
    notes: [`共 ${String(items.length)} 户。姓名已作隐去处理；姓名相近的，以申请编号区分。`],
  };
}

function registeredAt(desk: OpenDesk, { actor }: SignedIn, offset: number): readonly ApplicationState[] {
  const rows = queuePage(desk.file.db, {
    scope: actor.office,
    source: caseList('registered').source,
    reader: { staffId: actor.staffId, today: todayOf(desk), now: desk.now() },
    filters: noFilters,
    sort: 'case-no',
    descending: false,
    position: { offset },
    limit: PAGE,
  });
  return rows.flatMap(({ caseId }) => loadApplication(desk.file, caseId)?.state ?? []);
}

function streetName(desk: OpenDesk, street: OfficeId | null): string {
  return street === null ? '' : officeName(desk, street);
}

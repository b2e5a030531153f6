/** The policy documents of a demo city: real ones, told in a few words of their own (no copy of the text). */
import { executeLibrary } from '../../app/library/execute-library.ts';
import type { DocumentClass, DocumentVersion } from '../../domain/library/document.ts';
import type { CommandId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import { demoCityOffice } from '../city/offices.ts';
import type { CityPeople } from '../city/found-city.ts';
import type { OpenDesk } from '../../app/open-desk.ts';

interface DemoDocument extends Pick<DocumentVersion, 'title' | 'number' | 'source' | 'text'> {
  readonly docId: string;
  readonly class: DocumentClass;
  readonly issuedOn: string;
  readonly from: string;
}

const id = (place: number): string => `0192f0c0-0000-7000-8000-0000000b000${String(place)}`;

/** Cited by a reply of the demo. */
export const HOUSING_RULES = id(1);

const demoDocuments: readonly DemoDocument[] = [
  {
    docId: HOUSING_RULES,
    class: 'regulation',
    title: '公共租赁住房管理办法',
    number: '住房和城乡建设部令第11号',
    source: '住房和城乡建设部',
    issuedOn: '2012-05-28',
    from: '2012-07-15',
    text: '摘要（非原文）：规定公共租赁住房的申请与审核、轮候与配租、使用与退出。申请人对审核结果有异议的可以申请复核；轮候对象信息应当公开；承租人应当按时缴纳租金。',
  },
  {
    docId: id(2),
    class: 'regulation',
    title: '信访工作条例',
    number: '',
    source: '中共中央、国务院',
    issuedOn: '2022-02-25',
    from: '2022-05-01',
    text: '摘要（非原文）：规定信访事项的提出、受理和办理。自受理之日起60日内办结，情况复杂的经批准可以延长30日；不服处理意见的，自收到之日起30日内请求复查，再请求复核。走访的代表不超过5人。',
  },
  {
    docId: id(3),
    class: 'normative',
    title: '关于进一步优化地方政务服务便民热线的指导意见',
    number: '国办发〔2020〕53号',
    source: '国务院办公厅',
    issuedOn: '2020-12-28',
    from: '2021-01-06',
    text: '摘要（非原文）：各地以一个号码12345服务群众，受理、派单、办理、答复、督办、办结、回访、评价形成闭环。',
  },
  {
    docId: id(4),
    class: 'normative',
    title: '关于建立政务服务“好差评”制度提高政务服务水平的意见',
    number: '国办发〔2019〕51号',
    source: '国务院办公厅',
    issuedOn: '2019-12-03',
    from: '2019-12-03',
    text: '摘要（非原文）：现场服务一次一评、网上服务一事一评，自愿评价；实名差评要回访整改，评价结果公开，误评和恶意差评可以申诉复核。',
  },
];

export function fillLibrary({ desk, people }: { readonly desk: OpenDesk; readonly people: CityPeople }): void {
  const [supervisor] = people.at(demoCityOffice.id, 'supervisor');
  invariant(supervisor, 'the city has a supervisor');
  for (const { docId, class: rank, title, number, source, text, issuedOn, from } of demoDocuments) {
    const days = { issuedOn: plainDate(issuedOn), from: plainDate(from), until: null };
    const version = { title, number, source, text, ...days, reference: '', file: null };
    const request = { commandId: desk.newId() as CommandId, docId, version: 0 };
    const done = executeLibrary(desk, { ...request, command: { type: 'add', class: rank, version } }, supervisor.actor);
    invariant(done.ok, `the desk refused ${title}: ${JSON.stringify(done)}`);
  }
}

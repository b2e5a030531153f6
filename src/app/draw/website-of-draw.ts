/**
 * The folder of a draw for any web server: lists by pool (HTML, Excel), the masked roster, the bundle as ZIP and as
 * files, the two verifiers and how to check by hand. In Chinese, the language of the notice; nothing in it is fetched
 * from elsewhere.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DrawState } from '../../domain/draw/state.ts';
import type { RosterEntry } from '../../domain/lottery/bundle.ts';
import { invariant } from '../../kernel/invariant.ts';
import { chinaDateOf, chinaTimeOf, instant } from '../../kernel/instant.ts';
import type { ResultLine } from '../../store/queries/result-rows.ts';
import type { OpenDesk } from '../open-desk.ts';
import { pdfLists } from '../pdf/pdf-lists.ts';
import { type Pace, paced, pacer } from '../pace.ts';
import { escapeXml, pacedWorkbook } from '../publicity/sheet.ts';
import { type ZipFile, pacedZip } from '../publicity/zip-writer.ts';
import { officeName } from '../staff/offices.ts';
import { bundleOfDraw } from './bundle-of-draw.ts';
import { readMeOf } from './read-me.ts';
import { namedInTurns, rowsOf } from './result-lines.ts';

/**
 * `resources`: where the program keeps the verifier program; the page lies in the build beside it. Made in turns: the
 * folder of a hundred thousand households takes seconds, in which the desk goes on.
 */
export async function websiteOfDraw(
  desk: OpenDesk,
  state: DrawState,
  resources: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const pace = pacer();
  const bundle = bundleOfDraw(desk, state);
  const given: Given = {
    desk,
    state,
    resources,
    pace,
    lines: await linesOfResult(desk, state, pace),
    roster: await rosterRows(desk, state, pace),
  };
  const files: ZipFile[] = [
    { name: 'index.html', content: await pageOf(given) },
    { name: 'result.xlsx', content: await resultSheet(given) },
    { name: 'roster.xlsx', content: await rosterSheet(given) },
    { name: 'result.pdf', content: await resultPdf(given) },
    { name: 'roster.pdf', content: await rosterPdf(given) },
    { name: 'bundle.zip', content: await pacedZip(bundle, pace) },
    ...bundle.map(({ name, content }) => ({ name: `bundle/${name}`, content })),
    ...verifiers(resources),
    { name: 'README.txt', content: readMeOf(state) },
  ];
  return pacedZip(files, pace);
}

/** What the files are made of, read once. */
interface Given {
  readonly desk: OpenDesk;
  readonly state: DrawState;
  readonly resources: string;
  readonly pace: Pace;
  readonly lines: readonly ResultLine[];
  readonly roster: readonly (readonly string[])[];
}

/** The page is there once the program was built; the program that checks without it always. */
function verifiers(resources: string): readonly ZipFile[] {
  const page = join(resources, '..', 'dist', 'verifier', 'verifier.html');
  return [
    ...(existsSync(page) ? [{ name: 'verifier.html', content: readFileSync(page) }] : []),
    { name: 'verify.py', content: readFileSync(join(resources, 'verifier', 'verify.py')) },
  ];
}

function linesOfResult({ file }: OpenDesk, { result, files }: DrawState, pace: Pace): Promise<readonly ResultLine[]> {
  invariant(result, 'only a drawn draw is published');
  return namedInTurns(file.blobs.get(result.file.hash), file.blobs.get(files.roster.hash), pace);
}

const COLUMNS = ['顺序', '登记号', '姓名', '轮次'] as const;

/** A draw of places has no homes yet: there is no column for them. */
function columnsOf({ lines }: Given): readonly string[] {
  return withHomes(lines) ? [...COLUMNS, '房号'] : COLUMNS;
}

function withHomes(lines: readonly ResultLine[]): boolean {
  return lines.some(({ unit }) => unit !== '');
}

function cellsOf({ rank, no, name, round, unit }: ResultLine, hasHomes: boolean): readonly string[] {
  return [String(rank), no, name, round === 0 ? '候补' : String(round), ...(hasHomes ? [unit] : [])];
}

function headOf(desk: OpenDesk, state: DrawState): readonly string[] {
  const { result, frozen } = state;
  const at = (time: number): string => `${chinaDateOf(instant(time))} ${chinaTimeOf(instant(time))}`;
  return [
    `组织单位：${officeName(desk, state.office)}`,
    `冻结：${at(frozen.at)}；摇号：${at(result?.at ?? frozen.at)}`,
    `登记 ${String(state.rosterCount)} 户，房源 ${String(state.unitCount)} 套，入选 ${String(result?.chosen ?? 0)} 户，候补 ${String(result?.reserves ?? 0)} 户`,
    ...(state.publishedOn === null || state.period === null
      ? []
      : [
          `公示：${state.publishedOn} 至 ${state.period.dueOn}（含当日）。对结果有异议的，可在公示期内以书面形式提出。`,
        ]),
    ...(state.previous === null ? [] : [`取代已作废的方案：${state.previous}`]),
    ...(state.struck.length === 0 ? [] : [`因异议成立取消：${state.struck.join('、')}`]),
    ...(state.voided === null ? [] : [`本场摇号已于 ${state.voided.on} 作废：${state.voided.reason}`]),
  ];
}

async function resultSheet(given: Given): Promise<Uint8Array> {
  const { desk, state, lines, pace } = given;
  const hasHomes = withHomes(lines);
  const labels = new Map(state.pools.map(({ id, label }) => [id, label]));
  const sheet = {
    name: '摇号结果',
    heading: [state.title, ...headOf(desk, state), `结果指纹：${state.result?.resultHash ?? ''}`],
    columns: ['房源池', ...columnsOf(given)],
    figures: [1, 4],
    rows: lines.map((line) => [labels.get(line.pool) ?? '候补', ...cellsOf(line, hasHomes)]),
  };
  return pacedWorkbook(sheet, pace);
}

const ROSTER_COLUMNS = ['登记号', '姓名', '房源池（按志愿）', '层次', '签数'] as const;

async function rosterRows(
  { file }: OpenDesk,
  { files, pools: known }: DrawState,
  pace: Pace,
): Promise<readonly (readonly string[])[]> {
  const labels = new Map(known.map(({ id, label }) => [id, label]));
  const named = (id: string): string => labels.get(id) ?? id;
  const rows = await paced(rowsOf<RosterEntry>(file.blobs.get(files.roster.hash)), pace);
  return rows.map(({ no, name, pools, tier, tickets }) => [
    ...[no, name, pools.map(named).join('、'), String(tier), String(tickets)],
  ]);
}

async function rosterSheet({ state, roster, pace }: Given): Promise<Uint8Array> {
  const sheet = {
    name: '冻结名册',
    heading: [`${state.title}：冻结名册（姓名已隐去）`, `名册指纹：${state.rosterRoot}`],
    columns: ROSTER_COLUMNS,
    figures: [3, 4],
    rows: roster,
  };
  return pacedWorkbook(sheet, pace);
}

/** The lists by pool for a notice board: the font is inside, so that they look the same everywhere. */
function resultPdf(given: Given): Promise<Uint8Array> {
  const { desk, state, lines: all, resources, pace } = given;
  const hasHomes = withHomes(all);
  const byPool = Map.groupBy(all, ({ pool }) => pool);
  const lists = [...state.pools, { id: '', label: '候补' }].flatMap(({ id, label }) => {
    const lines = byPool.get(id) ?? [];
    return lines.length === 0
      ? []
      : [{ heading: headingOf(label, lines), rows: lines.map((line) => cellsOf(line, hasHomes)) }];
  });
  const paper = {
    title: state.title,
    lines: [...headOf(desk, state), `结果指纹：${state.result?.resultHash ?? ''}`, MASKED],
    columns: columnsOf(given),
    widths: hasHomes ? [10, 34, 18, 10, 28] : [12, 44, 28, 16],
    lists,
  };
  return pdfLists(paper, resources, pace);
}

function rosterPdf({ state, roster, resources, pace }: Given): Promise<Uint8Array> {
  const paper = {
    title: `${state.title}：冻结名册`,
    lines: [`名册指纹：${state.rosterRoot}`, MASKED],
    columns: ROSTER_COLUMNS,
    widths: [34, 18, 30, 8, 10],
    lists: [{ heading: '', rows: roster }],
  };
  return pdfLists(paper, resources, pace);
}

const MASKED = '姓名已作隐去处理。每户可凭登记单上的身份盐值证明名册中的哪一行是自己的。';

function headingOf(label: string, { length }: readonly ResultLine[]): string {
  return `${label}（${String(length)} 户）`;
}

async function pageOf(given: Given): Promise<string> {
  const { desk, state, lines, pace } = given;
  const columns = columnsOf(given);
  const byPool = Map.groupBy(lines, ({ pool }) => pool);
  const lists: string[] = [];
  for (const { id, label } of [...state.pools, { id: '', label: '候补' }]) {
    lists.push((await paced(listOf({ label, lines: byPool.get(id) ?? [], columns }), pace)).join(''));
  }
  const fingerprints = [
    ['方案指纹', state.planHash],
    ['名册指纹', state.rosterRoot],
    ['房源指纹', state.unitRoot],
    ['种子', state.result?.seed ?? ''],
    ['结果指纹', state.result?.resultHash ?? ''],
  ] as const;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeXml(state.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeXml(state.title)}</h1>
${headOf(desk, state)
  .map((line) => `<p>${escapeXml(line)}</p>`)
  .join('\n')}
<table class="prints">
${fingerprints.map(([name, hash]) => `<tr><th scope="row">${name}</th><td>${inFours(hash)}</td></tr>`).join('\n')}
</table>
<p class="links"><a href="verifier.html">核验页（断网可用，选择 bundle.zip）</a> <a href="bundle.zip">核验包</a> <a href="verify.py">核验程序</a> <a href="result.pdf">结果（PDF）</a> <a href="result.xlsx">结果（Excel）</a> <a href="roster.pdf">冻结名册（PDF）</a> <a href="roster.xlsx">冻结名册（Excel）</a> <a href="README.txt">怎样自己核对</a></p>
${lists.join('\n')}
<p>${MASKED}</p>
</main>
</body>
</html>
`;
}

/** As the hall's screen and the notice board show it. */
function inFours(hash: string): string {
  return hash.replaceAll(/(.{4})(?=.)/g, '$1 ');
}

interface PoolList {
  readonly label: string;
  readonly lines: readonly ResultLine[];
  readonly columns: readonly string[];
}

function* listOf({ label, lines, columns }: PoolList): Generator<string> {
  if (lines.length === 0) return;
  yield `<h2>${escapeXml(headingOf(label, lines))}</h2>
<table>
<thead><tr>${columns.map((column) => `<th scope="col">${column}</th>`).join('')}</tr></thead>
<tbody>
`;
  for (const line of lines) {
    const cells = cellsOf(line, columns.length > COLUMNS.length).map((cell) => `<td>${escapeXml(cell)}</td>`);
    yield `<tr>${cells.join('')}</tr>\n`;
  }
  yield '</tbody>\n</table>';
}

const STYLE = `body{margin:0;background:#fff;color:#1a1a1a;font:16px/1.7 "Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif}
main{max-width:60rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.4rem;text-align:center}
h2{font-size:1.1rem}
p{margin:.2rem 0}
table{width:100%;margin:.6rem 0;border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:.3rem .6rem;border:1px solid #888;text-align:left}
th,td:nth-child(3){white-space:nowrap}
th{background:#f0f0f0}
.prints td{font-family:monospace;overflow-wrap:anywhere}
.links{display:flex;flex-wrap:wrap;gap:.4rem 1rem}
.links a{display:inline-block;padding:.2rem 0}
@media (max-width:30rem){main{padding:.8rem}th,td{padding:.3rem .4rem}}
@page{margin:15mm}
@media print{main{max-width:none;padding:0}th{background:none}.links{display:none}h2{break-after:avoid}tr{break-inside:avoid}}`;

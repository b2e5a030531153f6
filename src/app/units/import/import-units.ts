/**
 * Reads a file into the ledger of homes (docs/unit-import.md), line by line: good ones come in, each bad one is named.
 *
 * What must stay true: lines are written in groups, each a command of its own that two people signed; between groups the
 * desk does other work, and an import that ends there, by the signal, by a fault or with the program, is finished by
 * reading the file again, since homes that came in are known by their codes. Nothing that stands in the ledger is
 * overwritten. Memory does not grow with the file: which codes stood in it is asked of a scratch file.
 */
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { z } from 'zod';
import type { LineProblem, UnitImportReport, unitImportEventSchema } from '../../../contract/unit-import.ts';
import type { Actor } from '../../../domain/application/available-actions.ts';
import { unitImportStream } from '../../../domain/unit/import-event.ts';
import type { StaffId } from '../../../kernel/ids.ts';
import { StoreFault } from '../../../store/store-fault.ts';
import { importedAt } from '../../../store/queries/estate-list.ts';
import { type ScratchMap, scratchMap } from '../../../store/scratch.ts';
import { type CommitRequest, commit, commitMany } from '../../../store/unit-of-work.ts';
import type { OpenDesk } from '../../open-desk.ts';
import { refused } from '../../refuse.ts';
import { bytesOf } from '../../tables/bytes-of.ts';
import { openTable } from '../../tables/open-table.ts';
import { TableFault, type TableReader, type TableRow } from '../../tables/table-row.ts';
import { type TableHead, headOf } from './columns.ts';
import { type ImportSigning, type LineResult, decideEstateLine, decideUnitLine } from './decide-line.ts';
import { type LedgerDesk, ledgerDesk } from './ledger-desk.ts';
import { type Cells, type FieldProblem, readEstateLine, readUnitLine } from './read-line.ts';

export type UnitImportEvent = z.infer<typeof unitImportEventSchema>;

export interface UnitImport {
  readonly file: Blob;
  readonly fileName: string;
  readonly mode: 'check' | 'import';
  readonly actor: Actor;
  /** Who signs; when the file is only looked at, whoever looks stands in for them. */
  readonly second: Actor;
  readonly signal?: AbortSignal | undefined;
}

/** Homes of one command: what waits for a person where a command cannot stand after a pull. */
const GROUP = 250;
/** Commands of one transaction: the disk is waited for once, and the desk is held for less than a tenth of a second. */
const TOGETHER = 4;
/** Lines above the headings: a title, a date, an office. */
const MOST_LINES_ABOVE = 10;

/** Throws `REFUSED` `bad-file` when the file is no table: then nothing changed. */
export async function* importUnits(desk: OpenDesk, wish: UnitImport): AsyncGenerator<UnitImportEvent, void> {
  const started = performance.now();
  const table = await asTable(() => openTable(wish.file));
  const importId = await hashOf(wish.file);
  const noted = scratchMap();
  try {
    yield* linesOf(desk, wish, { started, table, run: importRun(desk, wish, { importId, noted }), importId });
  } finally {
    noted.close();
  }
}

interface BegunImport {
  readonly started: number;
  readonly table: TableReader;
  readonly run: ImportRun;
  readonly importId: string;
}

async function* linesOf(
  desk: OpenDesk,
  wish: UnitImport,
  { started, table, run, importId }: BegunImport,
): AsyncGenerator<UnitImportEvent, void> {
  const before = importedAt(desk.file.db, importId) ?? null;
  try {
    for await (const rows of table.rows()) {
      for (const row of rows) {
        run.take(row);
        if (run.pending() < GROUP) continue;
        if (wish.signal?.aborted === true) return;
        run.write();
        yield run.progress(table);
        await setImmediate();
      }
      if (wish.signal?.aborted === true) return;
    }
  } catch (error) {
    throw asRefusal(error);
  } finally {
    // Whatever ends the reading: homes that were counted are in.
    run.flush();
  }
  run.end();
  run.write();
  run.flush();
  yield run.progress(table);
  const millis = Math.round(performance.now() - started);
  const report = { ...run.report(), importedAt: before, millis };
  if (wish.mode === 'import') finish(desk, wish, report);
  yield { kind: 'report', report };
}

async function asTable(open: () => Promise<TableReader>): Promise<TableReader> {
  try {
    return await open();
  } catch (error) {
    throw asRefusal(error);
  }
}

function asRefusal(error: unknown): unknown {
  return error instanceof TableFault ? refused({ code: 'bad-file', reason: error.code }) : error;
}

async function hashOf(file: Blob): Promise<string> {
  const hash = createHash('sha256');
  for await (const bytes of bytesOf(file.stream())) hash.update(bytes);
  return hash.digest('hex');
}

interface ImportRun {
  take(row: TableRow): void;
  /** The last line was read. */
  end(): void;
  pending(): number;
  /** Closes the open group; it is on the disk with the next flush. */
  write(): void;
  /** Closed groups are on the disk afterwards. */
  flush(): void;
  progress(table: TableReader): UnitImportEvent;
  report(): Omit<UnitImportReport, 'importedAt' | 'millis'>;
}

interface Noting {
  readonly importId: string;
  /** `units U1`, `estates E1`: the line on which the code stood first. `room …`: of a look, whose it would be. */
  readonly noted: ScratchMap;
}

function importRun(desk: OpenDesk, wish: UnitImport, { importId, noted }: Noting): ImportRun {
  const { actor, second, mode, fileName } = wish;
  const signing: ImportSigning = { actor, secondBy: second.staffId, importId };
  const isCheck = mode === 'check';
  const ledger = isCheck ? ledgerDesk(desk, looker(actor), noted) : ledgerDesk(desk, { actor, second });
  const sheets = sheetReader({ ledger, signing: isCheck ? { ...signing, secondBy: LOOKER } : signing }, noted);
  let problems: LineProblem[] = [];
  const counts = { rows: 0, added: 0, estates: 0, repeated: 0, refused: 0 };
  let group = 0;
  let groups = 0;
  let waiting: CommitRequest[] = [];
  const note = ({ result, isEstate, found }: TakenLine): void => {
    problems.push(...found);
    if (result === undefined) return;
    counts.rows += 1;
    counts[result] += 1;
    group += 1;
    if (isEstate && result === 'added') counts.estates += 1;
  };
  const flush = (): void => {
    const due = waiting;
    waiting = [];
    groups = 0;
    if (due.length > 0) writeGroups(desk, due);
    ledger.written();
  };
  return {
    take: (row) => {
      note(sheets.take(row));
    },
    end: () => {
      note(sheets.end());
    },
    pending: () => group,
    write: () => {
      if (!isCheck && ledger.appends.length > 0) waiting.push(requestOf(desk, ledger, signing));
      ledger.nextGroup();
      group = 0;
      groups += 1;
      if (groups >= TOGETHER) flush();
    },
    flush,
    progress: (table) => {
      const { estates: _estates, ...shown } = counts;
      const told = problems;
      problems = [];
      return { kind: 'progress', share: table.share(), ...shown, problems: told };
    },
    report: () => ({ fileName, fileHash: importId, mode, ...counts }),
  };
}

/** Nobody signs a look: a shadow of the person stands where the second would, so that the same rules are asked. */
const LOOKER = 'looks-only' as StaffId;

function looker(actor: Actor): { readonly actor: Actor; readonly second: Actor } {
  return { actor, second: { ...actor, staffId: LOOKER, roles: ['supervisor'] } };
}

function requestOf(
  desk: OpenDesk,
  { appends }: LedgerDesk,
  { actor, secondBy, importId }: ImportSigning,
): CommitRequest {
  return {
    commandId: desk.newId(),
    commandName: 'unit.import',
    commandPayload: { importId, secondBy },
    actor: actor.staffId,
    office: actor.office,
    wallTime: desk.now(),
    appends,
    outcome: null,
  };
}

function writeGroups(desk: OpenDesk, groups: readonly CommitRequest[]): void {
  if (commitMany(desk.file, groups).some(({ kind }) => kind === 'behind'))
    throw new StoreFault('busy', 'busy: another program imported the same homes meanwhile');
  desk.changes.publish('units');
  desk.changes.publish('outbox');
}

function finish(desk: OpenDesk, { actor, second }: UnitImport, report: UnitImportReport): void {
  const { fileName, fileHash, rows, added, repeated, refused: refusedLines } = report;
  const stream = unitImportStream(fileHash);
  const payload = { fileName, fileHash, rows, added, repeated, refused: refusedLines, secondBy: second.staffId };
  commit(desk.file, {
    commandId: desk.newId(),
    commandName: 'unit.finish-import',
    commandPayload: { fileHash },
    actor: actor.staffId,
    office: actor.office,
    wallTime: desk.now(),
    appends: [
      {
        stream,
        expectedVersion: desk.file.load(stream).version,
        events: [{ type: 'unit-import.finished.v1', payload }],
      },
    ],
    outcome: null,
  });
  desk.changes.publish('units');
  desk.changes.publish('outbox');
}

interface TakenLine {
  /** Undefined for a heading, or a line above it. */
  readonly result: LineResult['kind'] | undefined;
  readonly isEstate: boolean;
  readonly found: readonly LineProblem[];
}

interface Deciding {
  readonly ledger: LedgerDesk;
  readonly signing: ImportSigning;
}

const NOTHING: TakenLine = { result: undefined, isEstate: false, found: [] };

/** Finds the heading of each sheet, then takes its lines. */
function sheetReader({ ledger, signing }: Deciding, noted: ScratchMap) {
  let sheet: string | undefined;
  let above = 0;
  let head: TableHead | undefined;
  let hasTable = false;
  const isUsable = (): boolean => head !== undefined && head.missing.length === 0;
  const heading = ({ sheet: name, line, cells }: TableRow): TakenLine => {
    if (above >= MOST_LINES_ABOVE) return NOTHING;
    above += 1;
    head = headOf(cells);
    hasTable ||= head !== undefined;
    const found = (head?.missing ?? []).map((field): LineProblem => ({
      sheet: name,
      line,
      field,
      code: 'column-missing',
      value: '',
    }));
    return { ...NOTHING, found };
  };
  return {
    take: (row: TableRow): TakenLine => {
      if (row.sheet !== sheet) {
        sheet = row.sheet;
        above = 0;
        head = undefined;
      }
      if (head === undefined) return heading(row);
      if (!isUsable() || row.cells.every((cell) => cell === '')) return NOTHING;
      const { columns, kind } = head;
      const cells: Cells = (field) => row.cells[columns.get(field) ?? -1] ?? '';
      const isEstate = kind === 'estates';
      const code = cells(isEstate ? 'estateId' : 'unitNo');
      const first = code === '' ? undefined : noted.add(`${kind} ${code}`, String(row.line));
      const result = first === undefined ? decided(cells, isEstate, { ledger, signing }) : twice(isEstate, first);
      const found = result.problems.map((problem): LineProblem => ({ sheet: row.sheet, line: row.line, ...problem }));
      return { result: result.kind, isEstate, found };
    },
    end: (): TakenLine =>
      hasTable ? NOTHING : { ...NOTHING, found: [{ sheet: '', line: 0, field: null, code: 'no-table', value: '' }] },
  };
}

interface Outcome {
  readonly kind: LineResult['kind'];
  readonly problems: readonly FieldProblem[];
}

function twice(isEstate: boolean, first: string): Outcome {
  const field = isEstate ? ('estateId' as const) : ('unitNo' as const);
  return { kind: 'refused', problems: [{ field, code: 'twice-in-file', value: first }] };
}

function decided(cells: Cells, isEstate: boolean, { ledger, signing }: Deciding): Outcome {
  if (isEstate) {
    const read = readEstateLine(cells);
    return read.ok ? outcomeOf(decideEstateLine(ledger, read.value, signing)) : bad(read.error);
  }
  const read = readUnitLine(cells);
  return read.ok ? outcomeOf(decideUnitLine(ledger, read.value, signing)) : bad(read.error);
}

function outcomeOf(result: LineResult): Outcome {
  return { kind: result.kind, problems: result.kind === 'refused' ? [result.problem] : [] };
}

function bad(problems: readonly FieldProblem[]): Outcome {
  return { kind: 'refused', problems };
}

import type { EstateCommand } from '../../domain/estate/decide.ts';
import type { LedgerCommand } from '../../domain/unit/commands.ts';
import type { EstateCommandInput, LedgerCommandInput } from '../../contract/units.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { estateRows, unitImports } from '../../store/queries/estate-list.ts';
import { unitPage, unitTotal, unitsByEstate } from '../../store/queries/unit-list.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { refused, valueOrRefuse } from '../refuse.ts';
import { secondPerson } from '../session/second-person.ts';
import { staffName } from '../staff/staff-stream.ts';
import { importSigner } from '../units/import/import-signer.ts';
import { importUnits } from '../units/import/import-units.ts';
import { baseMapTile, baseMapView } from '../units/base-map.ts';
import { executeEstate } from '../units/execute-estate.ts';
import { executeLedger } from '../units/execute-ledger.ts';
import { estateView, unitView } from '../units/unit-views.ts';
import { os } from './guarded.ts';

/** A city reads in a file now and then. */
const SHOWN_IMPORTS = 50;

export const unitsRouter = {
  estates: os.units.estates.handler(({ context }) => [...estateRows(context.desk().file.db)]),
  estate: os.units.estate.handler(({ context, input: { estateId } }) => {
    const view = estateView(context.desk(), estateId, context.person().actor);
    if (view === undefined) throw refused({ code: 'unknown-estate', estateId });
    return view;
  }),
  page: os.units.page.handler(({ context, input: { position, limit, ...filters } }) => {
    const desk = context.desk();
    const from = 'after' in position ? { after: position.after, offset: 0 } : { after: null, ...position };
    return [...unitPage(desk.file.db, { ...filters, on: todayOf(desk) }, { ...from, limit })];
  }),
  total: os.units.total.handler(({ context, input }) => {
    const desk = context.desk();
    return unitTotal(desk.file.db, { ...input, on: todayOf(desk) });
  }),
  byEstate: os.units.byEstate.handler(({ context, input }) => {
    const desk = context.desk();
    const counts = unitsByEstate(desk.file.db, { ...input, on: todayOf(desk) });
    return counts.map(({ estate_id: estateId, n }) => ({ estateId, n }));
  }),
  baseMap: os.units.baseMap.handler(({ context }) => baseMapView(context.desk().file.folder)),
  mapTile: os.units.mapTile.handler(async ({ context, input }) => {
    const tile = await baseMapTile(context.desk().file.folder, input);
    return tile === undefined ? null : new Blob([tile]);
  }),
  unit: os.units.unit.handler(({ context, input: { unitNo } }) => {
    const view = unitView(context.desk(), unitNo, context.person().actor);
    if (view === undefined) throw refused({ code: 'unknown-unit', unitNo });
    return view;
  }),
  imports: os.units.imports.handler(({ context }) => {
    const desk = context.desk();
    return unitImports(desk.file.db, SHOWN_IMPORTS).map(({ by, secondBy, ...row }) => ({
      ...row,
      byName: staffName(desk, by as StaffId),
      secondName: staffName(desk, secondBy as StaffId),
    }));
  }),
  readFile: os.units.readFile.handler(async ({ context, input: { file, mode, second }, signal }) => {
    const desk = context.desk();
    const { actor } = context.person();
    const wish = { file, fileName: file.name, mode, actor, signal };
    if (mode === 'check') return importUnits(desk, { ...wish, second: actor });
    const { secondBy } = await signedBy(desk, second);
    return importUnits(desk, { ...wish, second: valueOrRefuse(importSigner(desk, actor, secondBy)) });
  }),
  change: os.units.change.handler(async ({ context, input: { second, command, ...request } }) => {
    const desk = context.desk();
    const signed = ledgerCommand(command, await signedBy(desk, second));
    return valueOrRefuse(executeLedger(desk, { ...request, command: signed }, context.person().actor));
  }),
  changeEstate: os.units.changeEstate.handler(async ({ context, input: { second, command, ...request } }) => {
    const desk = context.desk();
    const signed = estateCommand(command, await signedBy(desk, second));
    return valueOrRefuse(executeEstate(desk, { ...request, command: signed }, context.person().actor));
  }),
};

interface Signed {
  readonly secondBy?: StaffId;
}

/** What somebody enters by hand came with no file. */
function ledgerCommand(input: LedgerCommandInput, signed: Signed): LedgerCommand {
  return input.type === 'register' ? { ...input, ...signed, importId: null } : { ...input, ...signed };
}

function estateCommand(input: EstateCommandInput, signed: Signed): EstateCommand {
  return input.type === 'register' ? { ...input, ...signed, importId: null } : { ...input, ...signed };
}

/** A second person who signed in on the same screen. */
async function signedBy(
  desk: OpenDesk,
  second: { readonly account: string; readonly password: string } | null,
): Promise<Signed> {
  return second === null ? {} : { secondBy: valueOrRefuse(await secondPerson(desk, second)) };
}

/** What the ledger of homes says of a home, as a contract needs it. */
import type { HomeProposal } from '../../contract/leases.ts';
import { parseUnitNo } from '../../domain/unit/codes.ts';
import { rentOn } from '../../domain/unit/particulars.ts';
import type { UnitNo } from '../../kernel/ids.ts';
import { homeOfferedTo } from '../../store/queries/unit-list.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { loadEstate, loadUnit } from '../units/unit-stream.ts';

const KINDS = { dormitory: '宿舍', 'one-room': '一居室', 'two-room': '两居室', 'three-room': '三居室' } as const;

/** Null where the ledger does not know the number. Words are Chinese, as contracts are. */
export function homeProposal(desk: OpenDesk, typed: string): HomeProposal | null {
  const unitNo = parseUnitNo(typed);
  return unitNo === undefined ? null : proposalOf(desk, unitNo);
}

/** The home that a household chose and has not signed for; null where there is none. */
export function homeOfCase(desk: OpenDesk, caseNo: string): HomeProposal | null {
  const unitNo = homeOfferedTo(desk.file.db, caseNo);
  return unitNo === undefined ? null : proposalOf(desk, unitNo);
}

function proposalOf(desk: OpenDesk, unitNo: UnitNo): HomeProposal | null {
  const { state } = loadUnit(desk.file, unitNo);
  if (state === undefined) return null;
  const estate = loadEstate(desk.file, state.estateId).state;
  const rent = rentOn(state.rents, todayOf(desk));
  const { building, floor, room, area } = state;
  const lift = state.lift ? '，有电梯' : '';
  return {
    unitNo,
    estate: estate?.name ?? '',
    address: `${estate?.address ?? ''} ${building} 栋 ${room} 室`.trim(),
    area,
    description: `${KINDS[state.type]}，${String(floor)} 层${lift}`,
    monthlyFen: rent?.perMonth ?? 0,
    source: rent?.source ?? '',
    state: state.state,
  };
}

/** What somebody types about a home, and the command that it makes. */
import type { LedgerCommandInput, UnitView } from '../../../contract/units.ts';
import type { LedgerCommandType } from '../../../domain/unit/commands.ts';
import type { UnitType } from '../../../domain/unit/particulars.ts';
import type { EstateId } from '../../../kernel/ids.ts';
import { plainDate } from '../../../kernel/plain-date.ts';
import { scaled } from './scaled.ts';

export interface LedgerForm {
  readonly unitNo: string;
  readonly building: string;
  readonly floor: string;
  readonly room: string;
  readonly type: UnitType;
  /** Square metres. */
  readonly area: string;
  readonly lift: boolean;
  readonly accessible: boolean;
  /** Yuan a month. */
  readonly rent: string;
  readonly from: string;
  readonly source: string;
  readonly reason: string;
}

export type LedgerField = Exclude<keyof LedgerForm, 'lift' | 'accessible' | 'type'>;

const EMPTY: LedgerForm = {
  unitNo: '',
  building: '',
  floor: '',
  room: '',
  type: 'one-room',
  area: '',
  lift: false,
  accessible: false,
  rent: '',
  from: '',
  source: '',
  reason: '',
};

/** As the home is now; empty for a new one. */
export function formOf(view: UnitView | null): LedgerForm {
  if (view === null) return EMPTY;
  const { building, floor, room, type, area, lift, accessible } = view.particulars;
  return { ...EMPTY, building, floor: String(floor), room, type, area: String(area / 10_000), lift, accessible };
}

const placed: readonly LedgerField[] = ['building', 'floor', 'room', 'area'];
const rented: readonly LedgerField[] = ['rent', 'from', 'source'];

/** The fields that a command shows. */
export function fieldsOf(command: LedgerCommandType): readonly LedgerField[] {
  if (command === 'register') return ['unitNo', ...placed, ...rented];
  if (command === 'correct') return [...placed, 'reason'];
  return command === 'set-rent' ? [...rented, 'reason'] : ['reason'];
}

/** Those of them that are empty or no such thing. */
export function wrongFields(command: LedgerCommandType, form: LedgerForm): readonly LedgerField[] {
  return fieldsOf(command).filter((field) => {
    const text = form[field].trim();
    switch (field) {
      case 'unitNo':
        return !/^[0-9A-Z-]{1,32}$/.test(text);
      case 'floor':
        return !/^-?[1-9]\d{0,2}$/.test(text);
      case 'area':
        return (scaled(text, 4) ?? 0) <= 0;
      case 'rent':
        return scaled(text, 2) === undefined;
      case 'from':
        return !/^\d{4}-\d{2}-\d{2}$/.test(text);
      case 'building':
      case 'room':
      case 'source':
      case 'reason':
        return text === '';
    }
  });
}

/** Only for a form in which nothing is wrong. */
export function commandOf(type: LedgerCommandType, form: LedgerForm, estateId: EstateId): LedgerCommandInput {
  const reason = form.reason.trim();
  const particulars = {
    building: form.building.trim(),
    floor: Number(form.floor),
    room: form.room.trim(),
    type: form.type,
    area: scaled(form.area, 4) ?? 0,
    lift: form.lift,
    accessible: form.accessible,
  };
  if (type === 'correct') return { type, changes: particulars, reason };
  if (type !== 'set-rent' && type !== 'register') return { type, reason };
  const rent = { perMonth: scaled(form.rent, 2) ?? 0, from: plainDate(form.from), source: form.source.trim() };
  if (type === 'set-rent') return { type, rent, reason };
  return { type, unit: { ...particulars, estateId }, rent, state: 'vacant' };
}

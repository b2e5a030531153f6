import type { EstateCommand } from '../../../src/domain/estate/decide.ts';
import type { EstateParticulars } from '../../../src/domain/estate/particulars.ts';
import type { LedgerCommand } from '../../../src/domain/unit/commands.ts';
import type { RentStandard, UnitParticulars } from '../../../src/domain/unit/particulars.ts';
import type { EstateId, OfficeId, StaffId, UnitNo } from '../../../src/kernel/ids.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';

export const ESTATE = 'HH01' as EstateId;
export const UNIT = 'HH01-1-0302' as UnitNo;

export const anEstate = (changes: Partial<EstateParticulars> = {}): EstateParticulars => ({
  name: '海湖馨苑',
  area: '海湖新区',
  office: '630104' as OfficeId,
  address: '城西区海湖大道 18 号',
  location: { longitude: 101_718_400, latitude: 36_641_200 },
  facilities: [{ kind: 'school', name: '海湖小学', distance: 650 }],
  manager: { company: '安宁物业', telephone: '0971-5550101' },
  ...changes,
});

export const aHome = (changes: Partial<UnitParticulars> = {}): UnitParticulars => ({
  estateId: ESTATE,
  building: '1',
  floor: 3,
  room: '302',
  type: 'one-room',
  area: 486_000,
  lift: true,
  accessible: false,
  ...changes,
});

export const aRent = (changes: Partial<RentStandard> = {}): RentStandard => ({
  perMonth: 13_600,
  from: plainDate('2024-01-01'),
  source: '宁政办〔2023〕12号',
  ...changes,
});

type Registering = Extract<LedgerCommand, { readonly type: 'register' }>;

export const registering = (secondBy: StaffId, changes: Partial<Registering> = {}): Registering => ({
  type: 'register',
  unit: aHome(),
  rent: aRent(),
  state: 'vacant',
  importId: null,
  secondBy,
  ...changes,
});

export const foundingEstate = (secondBy: StaffId, changes: Partial<EstateParticulars> = {}): EstateCommand => ({
  type: 'register',
  estate: anEstate(changes),
  importId: null,
  secondBy,
});

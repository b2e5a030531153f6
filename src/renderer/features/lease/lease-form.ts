/** A new lease as it is typed, and the content that it makes; the first thing that cannot be read is named. */
import type { LeaseContentInput } from '../../../contract/leases.ts';
import { type LeaseOrigin, type Occupant, clauses } from '../../../domain/lease/content.ts';
import { parseIdentityNumber } from '../../../domain/identity/identity-number.ts';
import { parseUnitNo } from '../../../domain/unit/codes.ts';
import { type Result, err, ok } from '../../../kernel/result.ts';
import { type PlainDate, addDays, addMonths } from '../../../kernel/plain-date.ts';
import { CM2_DECIMALS, FEN_DECIMALS, parseScaled } from '../intake/scaled-number.ts';
import { parseTypedDate } from '../intake/typed-date.ts';

export const textFields = [
  'landlord',
  'employer',
  'tenantName',
  'identityNumber',
  'phone',
  'estate',
  'unitNo',
  'address',
  'area',
  'description',
  'from',
  'until',
  'monthly',
  'reduction',
  'subsidy',
  'source',
  'deposit',
  'dueDaysBefore',
  'lateFeePermille',
] as const;

export type TextField = (typeof textFields)[number];

export interface LeaseForm {
  readonly text: Readonly<Record<TextField, string>>;
  readonly origin: LeaseOrigin;
  readonly caseId: string | null;
  readonly office: string;
  readonly cycleMonths: 1 | 3 | 6 | 12;
  readonly inAdvance: boolean;
  readonly occupants: readonly Occupant[];
  readonly clauses: LeaseContentInput['clauses'];
}

const needed = ['landlord', 'tenantName', 'estate', 'unitNo', 'address', 'source'] as const satisfies TextField[];
const amounts = ['monthly', 'reduction', 'subsidy', 'deposit'] as const satisfies TextField[];

export type FormProblem = TextField | (typeof clauses)[number] | 'office';

/** The content, or the field that is missing or cannot be read. */
export function contentOf(form: LeaseForm, today: PlainDate): Result<LeaseContentInput, FormProblem> {
  const { text, origin } = form;
  const blank = needed.find((field) => text[field].trim() === '');
  if (blank !== undefined) return err(blank);
  if (form.office === '') return err('office');
  if (origin === 'employer' && text.employer.trim() === '') return err('employer');
  if (!parseIdentityNumber(text.identityNumber, today).ok) return err('identityNumber');
  if (parseUnitNo(text.unitNo.trim()) === undefined) return err('unitNo');
  const area = parseScaled(text.area, CM2_DECIMALS);
  if (!area.ok || area.value === 0) return err('area');
  const from = parseTypedDate(text.from);
  if (from === undefined) return err('from');
  const until = parseTypedDate(text.until);
  if (until === undefined || until < from) return err('until');
  const [monthlyFen, reductionFen, subsidyFen, depositFen] = amounts.map((field) => fenOf(text[field]));
  if (monthlyFen === undefined) return err('monthly');
  if (reductionFen === undefined) return err('reduction');
  if (subsidyFen === undefined || reductionFen + subsidyFen > monthlyFen) return err('subsidy');
  if (depositFen === undefined) return err('deposit');
  const dueDaysBefore = Number(text.dueDaysBefore);
  if (!isCount(dueDaysBefore, 90)) return err('dueDaysBefore');
  const lateFeePermillePerDay = Number(text.lateFeePermille);
  if (!isCount(lateFeePermillePerDay, 1_000)) return err('lateFeePermille');
  const clause = clauses.find((name) => name !== 'other' && form.clauses[name].trim() === '');
  if (clause !== undefined) return err(clause);
  const { landlord, employer, unitNo, estate, address, description, source, phone } = text;
  return ok({
    origin,
    caseId: form.caseId,
    office: form.office,
    landlord,
    employer: origin === 'employer' ? employer : '',
    home: { unitNo, estate, address, area: area.value, description },
    tenant: {
      name: text.tenantName,
      identityNumber: text.identityNumber,
      phone,
      occupants: form.occupants.map(({ name, identityNumber }) => ({ name, identityNumber })),
    },
    term: { from, until },
    payment: { cycleMonths: form.cycleMonths, inAdvance: form.inAdvance, dueDaysBefore, lateFeePermillePerDay },
    rent: { monthlyFen, reductionFen, subsidyFen, source },
    depositFen,
    clauses: form.clauses,
  });
}

/** The last day of a term of so many months, as text; empty while the first cannot be read. */
export function untilAfter(typedFrom: string, months: number): string {
  const from = parseTypedDate(typedFrom);
  return from === undefined ? '' : addDays(addMonths(from, months), -1);
}

function fenOf(text: string): number | undefined {
  const parsed = parseScaled(text === '' ? '0' : text, FEN_DECIMALS);
  return parsed.ok ? parsed.value : undefined;
}

function isCount(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= most;
}

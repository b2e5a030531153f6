import type { HomeProposal } from '../../contract/leases.ts';
import type { RentRate } from '../../domain/policy/tenancy.ts';
import { monthsOf } from '../../domain/policy/time-limit.ts';
import type { PaymentTerms } from '../../domain/rent/cycle.ts';
import type { CaseId, OfficeId } from '../../kernel/ids.ts';
import { covers, districtOf } from '../../domain/office/office.ts';
import { caseIdOfNumber } from '../../store/queries/beside-lists.ts';
import { loadApplication } from '../application/application-stream.ts';
import { type OpenDesk, currentPolicy } from '../open-desk.ts';
import { refused } from '../refuse.ts';
import { officeName } from '../staff/offices.ts';
import { homeOfCase } from './home-proposal.ts';

/** Paid monthly in advance, without a late fee, where the policy says nothing: a person changes it in the draft. */
const UNSAID: PaymentTerms = { cycleMonths: 1, inAdvance: true, dueDaysBefore: 0, lateFeePermillePerDay: 0 };

export interface LeaseProposal {
  readonly case: {
    readonly caseId: CaseId;
    readonly office: OfficeId;
    readonly tenant: {
      readonly name: string;
      readonly identityNumber: string;
      readonly phone: string;
      readonly occupants: { readonly name: string; readonly identityNumber: string }[];
    };
  } | null;
  readonly home: HomeProposal | null;
  readonly landlord: string;
  readonly payment: PaymentTerms;
  readonly depositFen: number;
  readonly longestMonths: number;
  readonly rates: { readonly kind: RentRate['kind']; readonly amount: number }[];
  readonly policy: string;
}

/** What a new lease begins with. The first of the household is the tenant; a person chooses another. Refused `no-policy`. */
export function leaseProposal(desk: OpenDesk, caseNo: string, scope: OfficeId): LeaseProposal {
  const policy = currentPolicy(desk);
  if (policy === undefined) throw refused({ code: 'no-policy' });
  const caseId = caseNo === '' ? undefined : caseIdOfNumber(desk.file.db, caseNo);
  const found = caseId === undefined ? undefined : loadApplication(desk.file, caseId)?.state;
  const known = found !== undefined && covers(scope, found.street) ? found : undefined;
  const programme = known?.content.programme ?? 'low-income';
  const [tenant, ...others] = known?.content.members ?? [];
  return {
    case:
      known === undefined || tenant === undefined
        ? null
        : {
            caseId: known.caseId,
            office: known.street,
            tenant: {
              name: tenant.name,
              identityNumber: tenant.identityNumber,
              phone: known.content.phone,
              occupants: others.map(({ name, identityNumber }) => ({ name, identityNumber })),
            },
          },
    home: known === undefined ? null : homeOfCase(desk, known.caseNo),
    landlord: officeName(desk, known === undefined ? scope : districtOf(known.street)),
    payment: paymentOf(policy.payment.rule.value),
    depositFen: policy.deposit[programme].value?.fen ?? 0,
    longestMonths: monthsOf(policy.lease.most.value),
    rates: policy.rent[programme].value.map((rate) => ({
      kind: rate.kind,
      amount: rate.kind === 'at-most-of-market' ? rate.permille : rate.fen,
    })),
    policy: policy.id,
  };
}

function paymentOf(rule: NonNullable<ReturnType<typeof currentPolicy>>['payment']['rule']['value']): PaymentTerms {
  const cycleMonths = ([1, 3, 6, 12] as const).find((months) => months === rule?.cycleMonths);
  if (rule === null || cycleMonths === undefined) return UNSAID;
  const { inAdvance, dueDaysBefore, lateFeePermillePerDay } = rule;
  return { cycleMonths, inAdvance, dueDaysBefore, lateFeePermillePerDay };
}

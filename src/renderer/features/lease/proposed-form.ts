import type { TFunction } from 'i18next';
import type { client } from '../../api/client.ts';
import { clauses } from '../../../domain/lease/content.ts';
import { FEN_DECIMALS, formatScaled } from '../intake/scaled-number.ts';
import { type LeaseForm, untilAfter } from './lease-form.ts';

export type Proposal = Awaited<ReturnType<typeof client.leases.proposal>>;

const FIRST_TERM_MONTHS = 36;

/** The form with what the case and the policy say; `t` speaks Chinese, as contracts do. */
export function formOf(proposal: Proposal, today: string, t: TFunction): LeaseForm {
  const { landlord, payment, depositFen, longestMonths } = proposal;
  const tenant = proposal.case?.tenant;
  return {
    text: {
      landlord,
      employer: '',
      tenantName: tenant?.name ?? '',
      identityNumber: tenant?.identityNumber ?? '',
      phone: tenant?.phone ?? '',
      estate: '',
      unitNo: '',
      address: '',
      area: '',
      description: '',
      from: today,
      until: untilAfter(today, Math.min(FIRST_TERM_MONTHS, longestMonths)),
      monthly: '',
      reduction: '0',
      subsidy: '0',
      source: '',
      deposit: formatScaled(depositFen, FEN_DECIMALS),
      dueDaysBefore: String(payment.dueDaysBefore),
      lateFeePermille: String(payment.lateFeePermillePerDay),
    },
    origin: proposal.case === null ? 'direct' : 'selection',
    caseId: proposal.case?.caseId ?? null,
    office: proposal.case?.office ?? '',
    cycleMonths: payment.cycleMonths,
    inAdvance: payment.inAdvance,
    occupants: tenant?.occupants ?? [],
    clauses: Object.fromEntries(
      clauses.map((clause) => [clause, clause === 'other' ? '' : t(`lease.clauseText.${clause}`)]),
    ) as LeaseForm['clauses'],
  };
}

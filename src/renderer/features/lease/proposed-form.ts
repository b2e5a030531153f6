import type { TFunction } from 'i18next';
import type { client } from '../../api/client.ts';
import { clauses } from '../../../domain/lease/content.ts';
import type { HomeProposal } from '../../../contract/leases.ts';
import { CM2_DECIMALS, FEN_DECIMALS, formatScaled } from '../intake/scaled-number.ts';
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
      ...(proposal.home === null ? NO_HOME : homeText(proposal.home)),
      from: today,
      until: untilAfter(today, Math.min(FIRST_TERM_MONTHS, longestMonths)),
      reduction: '0',
      subsidy: '0',
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

const NO_HOME = { estate: '', unitNo: '', address: '', area: '', description: '', monthly: '', source: '' };

/** What the ledger of homes says, as it is typed. */
export function homeText({ estate, unitNo, address, area, description, monthlyFen, source }: HomeProposal) {
  return {
    estate,
    unitNo,
    address,
    area: formatScaled(area, CM2_DECIMALS),
    description,
    monthly: formatScaled(monthlyFen, FEN_DECIMALS),
    source,
  };
}

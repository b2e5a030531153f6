import type { TenantCopy } from '../../contract/tenant-copy.ts';
import { maskIdentityNumber } from '../../domain/identity/masking.ts';
import type { LeaseState } from '../../domain/lease/state.ts';
import { depositHeld, owedNow } from '../../domain/rent/balance.ts';
import { arrearsOn, openRent } from '../../domain/rent/outstanding.ts';
import type { LedgerState } from '../../domain/rent/state.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { officeName } from '../staff/offices.ts';
import { loadEstate, loadUnit } from '../units/unit-stream.ts';
import { loadLedger } from './lease-stream.ts';

/** The lease as the city's app shows it to its tenant (M9); null before it was signed, when there is nothing to see. */
export function tenantCopy(desk: OpenDesk, lease: LeaseState): TenantCopy | null {
  if (lease.signed === null) return null;
  const { landlord, tenant, home, term, payment, rent, depositFen, office, clauses } = lease.content;
  const { state: ledger } = loadLedger(desk.file, lease.leaseId);
  const written = Object.entries(clauses).filter(([, text]) => text !== '');
  return {
    format: 'anju-tenant-copy/1',
    asOf: todayOf(desk),
    leaseNo: lease.leaseNo,
    status: lease.status,
    office: officeName(desk, office),
    landlord,
    tenant: {
      name: tenant.name,
      identityNumber: maskIdentityNumber(tenant.identityNumber),
      occupants: tenant.occupants.map(({ name }) => name),
    },
    home: { ...home },
    term,
    rent: {
      monthlyFen: rent.monthlyFen,
      reductionFen: rent.reductionFen,
      subsidyFen: rent.subsidyFen,
      ownFen: rent.monthlyFen - rent.reductionFen - rent.subsidyFen,
      ...payment,
    },
    depositFen: ledger === undefined ? depositFen : depositHeld(ledger),
    money: ledger === undefined ? null : moneyOf(desk, ledger),
    signedOn: lease.signed.on,
    filing: lease.filed === null ? null : { on: lease.filed.on, filingNo: lease.filed.filingNo },
    clauses: Object.fromEntries(written),
    supplements: lease.supplements.map(({ no, signedOn, text }) => ({ no, signedOn, text })),
    manager: managerOf(desk, lease),
  };
}

function moneyOf(desk: OpenDesk, ledger: LedgerState): TenantCopy['money'] {
  const today = todayOf(desk);
  const late = arrearsOn(ledger, today);
  const next = openRent(ledger).find(({ dueOn }) => dueOn >= today);
  return {
    owedFen: owedNow(ledger),
    lateFen: late.fen,
    lateSince: late.since,
    next: next === undefined ? null : { dueOn: next.dueOn, fen: next.fen },
  };
}

function managerOf(desk: OpenDesk, { content }: LeaseState): TenantCopy['manager'] {
  const unit = loadUnit(desk.file, content.home.unitNo).state;
  const manager = unit === undefined ? undefined : loadEstate(desk.file, unit.estateId).state?.manager;
  if (manager === undefined || (manager.company === '' && manager.telephone === '')) return null;
  return { company: manager.company, telephone: manager.telephone };
}

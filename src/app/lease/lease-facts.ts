import type { Actor } from '../../domain/application/available-actions.ts';
import { deadline } from '../../domain/calendar/deadline.ts';
import type { LeaseFacts } from '../../domain/lease/facts.ts';
import { homeClaimStream } from '../../domain/unit/home-claim.ts';
import type { PolicyVersion } from '../../domain/policy/policy.ts';
import { owedNow } from '../../domain/rent/balance.ts';
import { loadClaim } from '../application/application-stream.ts';
import { type OpenDesk, settingsOf, todayOf } from '../open-desk.ts';
import { holderOf } from './home-of-lease.ts';
import { loadLedger } from './lease-stream.ts';

interface About {
  readonly leaseId: string;
  readonly leaseNo: string;
  readonly actor: Actor;
  readonly policy: PolicyVersion;
}

export function leaseFactsOf(desk: OpenDesk, { leaseId, leaseNo, actor, policy }: About): LeaseFacts {
  return {
    today: todayOf(desk),
    actor,
    policy: { id: policy.id, most: policy.lease.most.value, fileWithin: policy.lease.fileWithin.value },
    leaseId,
    leaseNo,
    deadline: (from, limit) => deadline(desk.calendar, from, limit).date,
    homeTakenBy: (content) => {
      const { holder, label } = loadClaim(desk.file, homeClaimStream(content.home.unitNo)).state;
      return holder === null || holder === holderOf(leaseId, content) ? undefined : label;
    },
    owed: () => {
      const ledger = loadLedger(desk.file, leaseId).state;
      return ledger === undefined ? 0 : owedNow(ledger);
    },
    tenantPublicityDays: settingsOf(desk).tenantPublicityDays,
  };
}

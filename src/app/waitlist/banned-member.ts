import type { HouseholdMember } from '../../domain/application/household.ts';
import { banOn } from '../../domain/waitlist/ban.ts';
import type { BannedRefusal } from '../../domain/waitlist/refusal.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { banStream, loadBans } from './waiting-stream.ts';

/** The first member of a household who may not apply today, in whatever role (PRH-35, PRH-37; decisions/0017). */
export function bannedMember(desk: OpenDesk, members: readonly HouseholdMember[]): BannedRefusal | undefined {
  const today = todayOf(desk);
  for (const { name, identityNumber } of members) {
    const ban = banOn(loadBans(desk.file, banStream(identityNumber)).bans, today);
    if (ban !== undefined) return { code: 'banned', name, until: ban.until, caseNo: ban.caseNo };
  }
  return undefined;
}

/**
 * Who may not apply again (PRH-35, PRH-37). A ban is a stream of its own per identity number, like a claim: appended in
 * the same unit of work as the decision, known to every desk of the city, and the number is in it only as a digest.
 */
import type { CaseId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { BanGrounds } from './reasons.ts';

export type BanEvent =
  | {
      readonly type: 'ban.imposed.v1';
      readonly payload: {
        readonly caseId: CaseId;
        readonly caseNo: string;
        readonly grounds: BanGrounds;
        /** The day on which the home was returned: the ban is counted from it. */
        readonly returnedOn: PlainDate;
        /** The last day of the ban. */
        readonly until: PlainDate;
        readonly rules: readonly string[];
      };
    }
  | { readonly type: 'ban.lifted.v1'; readonly payload: { readonly caseId: CaseId; readonly liftedOn: PlainDate } };

export interface Ban {
  readonly caseId: CaseId;
  readonly caseNo: string;
  readonly grounds: BanGrounds;
  readonly until: PlainDate;
}

/** The bans of one identity number that were not lifted. */
export function foldBans(events: Iterable<BanEvent>): readonly Ban[] {
  let bans: readonly Ban[] = [];
  for (const event of events) {
    const { caseId } = event.payload;
    bans = bans.filter((ban) => ban.caseId !== caseId);
    if (event.type === 'ban.lifted.v1') continue;
    const { caseNo, grounds, until } = event.payload;
    bans = [...bans, { caseId, caseNo, grounds, until }];
  }
  return bans;
}

/** The ban that lasts longest on that day; undefined when the number may apply. The last day still counts. */
export function banOn(bans: readonly Ban[], on: PlainDate): Ban | undefined {
  return bans.filter(({ until }) => until >= on).sort((a, b) => (a.until < b.until ? 1 : -1))[0];
}

import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { JsonObject } from './value-tree.ts';

/** The history of a pack in one city, on the stream `policy:<pack>`; what comes with the program is not in it. */
export type PolicyEvent =
  | {
      readonly type: 'policy.version-proposed.v1';
      readonly payload: {
        readonly proposalId: string;
        readonly pack: string;
        readonly effectiveFrom: PlainDate;
        /** The version as it would stand in the pack's file, whole. */
        readonly version: JsonObject;
        /** The id of the version that it was made from. */
        readonly base: string;
        readonly reason: string;
      };
    }
  | {
      readonly type: 'policy.version-issued.v1';
      /** What is issued is what was proposed under this id: the second person cannot issue anything else. */
      readonly payload: {
        readonly proposalId: string;
        readonly versionId: string;
        readonly effectiveFrom: PlainDate;
      };
    }
  | {
      readonly type: 'policy.proposal-withdrawn.v1' | 'policy.proposal-refused.v1';
      readonly payload: { readonly proposalId: string; readonly reason: string };
    };

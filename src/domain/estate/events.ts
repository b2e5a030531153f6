import type { EstateId, StaffId } from '../../kernel/ids.ts';
import type { EstateParticulars } from './particulars.ts';

/** An estate of homes: a stream known in the whole city, changed by two people. */
export type EstateEvent =
  | {
      readonly type: 'estate.registered.v1';
      readonly payload: EstateParticulars & {
        readonly estateId: EstateId;
        /** The file that it came in with; null when entered by hand. */
        readonly importId: string | null;
        readonly secondBy: StaffId;
      };
    }
  | {
      readonly type: 'estate.corrected.v1';
      readonly payload: {
        readonly changes: Partial<EstateParticulars>;
        readonly reason: string;
        readonly secondBy: StaffId;
      };
    };

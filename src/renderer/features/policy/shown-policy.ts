import type { PackSummary } from '../../../contract/policies.ts';
import type { PolicySearch } from '../../routes/policy-search.ts';

/** What the page of the policy is at, and how to go on from there. */
export interface ShownPolicy {
  readonly packs: readonly PackSummary[];
  readonly pack: PackSummary;
  /** Undefined for a pack without versions. */
  readonly version: string | undefined;
  readonly search: PolicySearch;
  readonly onShow: (change: Partial<PolicySearch>) => void;
}

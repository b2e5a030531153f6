import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The hunts for faults take minutes where others take seconds: begun last, one of them would leave a core idle. Vitest
 * knows how long a file took only where it has run before, and a fresh clone has not.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => (moduleId.includes('/tests/suites/faults/') ? 0 : 1);
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}

import type { LineProblem } from '../../../contract/unit-import.ts';
import { scratchList } from '../../../store/scratch.ts';

/** Bad lines of one reading, in their order, which may be as many as the file has: they lie on the disk until told. */
export interface BadLines {
  take(problems: readonly LineProblem[]): void;
  count(): number;
  all(): Generator<LineProblem, void>;
  close(): void;
}

export function badLines(): BadLines {
  const list = scratchList();
  let count = 0;
  return {
    take: (problems) => {
      for (const problem of problems) list.push(JSON.stringify(problem));
      count += problems.length;
    },
    count: () => count,
    *all() {
      // Written above from the same type.
      for (let at = 0; at < count; at += 1) yield JSON.parse(list.at(at) ?? 'null') as LineProblem;
    },
    close: () => {
      list.close();
    },
  };
}

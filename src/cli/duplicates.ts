import { scanForDuplicates } from '../app/operator.ts';
import { openDeskAt } from './open.ts';
import { CommandFailure, say } from './words.ts';

/** Compares every case with every other and says how many pairs there are; fails where others are kept than found. */
export async function findDuplicates(options: { readonly data: string; readonly json: boolean }): Promise<void> {
  const { host, desk } = await openDeskAt(options.data);
  try {
    const started = performance.now();
    const scan = scanForDuplicates(desk);
    const millis = Math.round(performance.now() - started);
    const { cases, pairs, different } = scan;
    say(
      options.json
        ? JSON.stringify({ ...scan, millis })
        : `已比对 ${String(cases)} 件，疑似重复 ${String(pairs)} 对，用时 ${String(millis)} 毫秒 compared ${String(cases)} cases: ${String(pairs)} pairs`,
    );
    if (different > 0) {
      throw new CommandFailure(
        `${String(different)} 对与视图不符，请重建 differ from the view: anju rebuild --data DIR`,
        1,
      );
    }
  } finally {
    host.close();
  }
}

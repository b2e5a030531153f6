import { rebuildRows } from '../app/operator.ts';
import { openDeskAt } from './open.ts';
import { say } from './words.ts';

/** Throws every view away and makes it again from the log. */
export async function rebuildViews(options: { readonly data: string; readonly json: boolean }): Promise<void> {
  const { host, desk } = await openDeskAt(options.data);
  try {
    const report = rebuildRows(desk);
    say(options.json ? JSON.stringify(report) : `已重建 rebuilt: ${JSON.stringify(report)}`);
  } finally {
    host.close();
  }
}

import { tidyDocuments } from '../app/operator.ts';
import { openDeskAt } from './open.ts';
import { say } from './words.ts';

/** Removes the document files that nothing names, and tells how many. */
export async function tidy({ data, json }: { readonly data: string; readonly json: boolean }): Promise<void> {
  const { host, desk } = await openDeskAt(data);
  try {
    const removed = tidyDocuments(desk);
    say(json ? JSON.stringify({ removed }) : `已清除 removed: ${String(removed)} 个文件 files`);
  } finally {
    host.close();
  }
}

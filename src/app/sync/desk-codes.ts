/**
 * A desk gives out numbers under its own code without asking anybody, so no two desks of a city may have the same
 * (docs/decisions/0006-numbers-and-codes.md). The name under which a desk is enrolled ends with its code, so that the
 * list of devices shows which are taken; numbers that other desks have given show it as well.
 */
import type { ReadPage } from '../../protocol/read-run.ts';

const MAX_NAME = 80;

/** `虎台窗口 [A1]`. */
export function enrolledName(name: string, deskCode: string): string {
  const mark = ` [${deskCode}]`;
  return `${[...name].slice(0, MAX_NAME - mark.length).join('')}${mark}`;
}

/** Whether a page of the hub's order shows that another device than this desk's `own` has the code. */
export function isCodeSeen(page: ReadPage, deskCode: string, own: ReadonlySet<string>): boolean {
  if (page.devices.some(({ device, name }) => !own.has(device) && name.endsWith(` [${deskCode}]`))) return true;
  return page.batches.some(
    ({ run }) => !own.has(run.seal.device) && run.events.payloads.some((payload) => isNumberOf(deskCode, payload)),
  );
}

/** Case numbers, and the labels of claims, which every desk of the city receives. */
function isNumberOf(deskCode: string, payload: string): boolean {
  return new RegExp(`"[A-Z]{1,4}\\d{4}-${deskCode}-\\d{6,}"`).test(payload);
}

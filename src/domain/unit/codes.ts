import type { EstateId, UnitNo } from '../../kernel/ids.ts';

/** As a draw's unit list wants its codes (docs/draw-protocol.md), so that a home keeps one code from ledger to key. */
const CODE = /^[0-9A-Z-]{1,32}$/;

/** Undefined when the text is no code: capital letters, digits and hyphens, at most 32. */
export function parseUnitNo(text: string): UnitNo | undefined {
  return CODE.test(text) ? (text as UnitNo) : undefined;
}

export function parseEstateId(text: string): EstateId | undefined {
  return CODE.test(text) ? (text as EstateId) : undefined;
}

import { oc } from '@orpc/contract';
import type { Permission } from '../domain/staff/role.ts';
import { commonErrors } from './errors.ts';

/**
 * What a procedure needs before it runs: `open` none, `desk` an opened case file, `signed-in` a person at an unlocked
 * screen, or a permission that the person's roles must carry.
 */
export interface ProcedureMeta {
  readonly needs: 'open' | 'desk' | 'session' | 'signed-in' | Permission;
}

const base = oc.$meta<ProcedureMeta>({ needs: 'signed-in' }).errors(commonErrors);

/** Starts a procedure; the permission is part of the contract so that one test can walk all of them. */
export function procedure(needs: ProcedureMeta['needs']) {
  return base.meta({ needs });
}

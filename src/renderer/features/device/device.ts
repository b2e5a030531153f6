import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../../contract/contract.ts';

export type Device = InferContractRouterOutputs<Contract>['devices']['list'][number];

/** What an administrator may do with one device. */
export type DeviceAction = 'move' | 'revoke';

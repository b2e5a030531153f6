import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../contract/contract.ts';
import { createTransport } from './transport.ts';

export const client: ContractRouterClient<Contract> = createORPCClient(createTransport());

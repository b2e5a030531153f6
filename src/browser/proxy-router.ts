import { type AnyContractRouter, isContractProcedure } from '@orpc/contract';
import { type AnyRouter, implement } from '@orpc/server';
import { contract } from '../contract/contract.ts';
import { invariant } from '../kernel/invariant.ts';
import type { DeskClient } from './desk-thread.ts';

export interface ProxyContext {
  readonly client: DeskClient;
}

type Call = (input: unknown, options: { signal?: AbortSignal | undefined }) => Promise<unknown>;

/** The contract once more, each procedure handing its call on to the desk's thread. */
export function proxyRouter(): AnyRouter {
  return proxyOf(contract, []);
}

function proxyOf(node: AnyContractRouter, path: readonly string[]): AnyRouter {
  if (isContractProcedure(node)) {
    return implement(node)
      .$context<ProxyContext>()
      .handler(({ context, input, signal }) => callAt(context.client, path)(input, { signal }));
  }
  return Object.fromEntries(Object.entries(node).map(([name, child]) => [name, proxyOf(child, [...path, name])]));
}

function callAt(client: DeskClient, path: readonly string[]): Call {
  const found = path.reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], client);
  invariant(typeof found === 'function', `no procedure ${path.join('.')}`);
  return found as unknown as Call;
}

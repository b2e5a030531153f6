import type { AbortSignalLike, RawRequest } from '../../protocol/transport.ts';
import type { HubContext } from '../context.ts';
import type { Caller } from '../request/check-request.ts';
import type { Reply } from '../request/reply.ts';

export interface Call {
  readonly request: RawRequest;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly signal: AbortSignalLike | undefined;
}

export interface SignedCall extends Call {
  readonly caller: Caller;
}

export type Route =
  | { readonly signed: false; readonly answer: (context: HubContext, call: Call) => Promise<Reply> }
  | { readonly signed: true; readonly answer: (context: HubContext, call: SignedCall) => Promise<Reply> };

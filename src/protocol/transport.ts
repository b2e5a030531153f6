/**
 * A request to the hub and its answer as bytes. HTTP carries them between offices; tests and the simulation hand them
 * over directly, so that both ends run the same code as in service.
 */
export interface RawRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'HEAD';
  /** Path with its query. */
  readonly path: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface RawResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Rejects when no answer came: nobody knows then whether the request arrived. */
export type Transport = (request: RawRequest, signal?: AbortSignalLike) => Promise<RawResponse>;

/** What is needed of the platform's AbortSignal. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
}

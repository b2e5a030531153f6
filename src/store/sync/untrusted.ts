/** Why nothing of what came was taken: a device's signature or the order of things does not fit. */
export interface Untrusted {
  readonly problem:
    /** A batch of a device that nobody introduced. */
    | 'unknown-device'
    /** A device that is known by another key. */
    | 'key-changed'
    | 'bad-seal'
    | 'broken-chain'
    | 'bad-payload'
    | 'bad-scope'
    /** Something of a device is missing, or comes again otherwise, between two of its runs. */
    | 'counts'
    /** An event does not follow what its stream holds. */
    | 'stream-gap'
    /** Not where this desk stopped reading, or not in a rising order. */
    | 'order'
    /** Another log than the one that was read so far. */
    | 'epoch'
    /** Under this desk's name comes what this desk did not write. */
    | 'own-chain';
  readonly device?: string;
  /** For whoever reads a log; no personal data. */
  readonly detail: string;
}

/** Leaves the transaction, so that nothing of the page is written. */
export class UntrustedPage extends Error {
  override readonly name = 'UntrustedPage';
  readonly untrusted: Untrusted;

  constructor(untrusted: Untrusted) {
    super(`${untrusted.problem}: ${untrusted.detail}`);
    this.untrusted = untrusted;
  }
}

export function distrust(problem: Untrusted['problem'], detail: string, device?: string): never {
  throw new UntrustedPage(device === undefined ? { problem, detail } : { problem, detail, device });
}

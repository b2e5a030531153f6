/**
 * Leaves a registry alone that failed several times in a row: a service that comes back is not met by a city of desks
 * that all ask again, and a person is told at once instead of after every time limit. After a while one question is
 * let through; its fate decides.
 */
export interface CircuitBreaker {
  /** Undefined: not now. What is given must be told how it ended, once. */
  enter(): Pass | undefined;
  state(): 'closed' | 'open' | 'half-open';
}

export interface Pass {
  /** The line works, whatever was said over it. */
  passed(): void;
  failed(): void;
  /** Nobody waited for the end: it says nothing about the line. */
  abandoned(): void;
}

export interface BreakerSettings {
  readonly failuresToOpen: number;
  readonly openMs: number;
  /** Milliseconds of a clock that never goes back. */
  readonly elapsed: () => number;
}

export function circuitBreaker({ failuresToOpen, openMs, elapsed }: BreakerSettings): CircuitBreaker {
  let failures = 0;
  let openedAt: number | undefined;
  let probing = false;
  const isResting = (): boolean => openedAt !== undefined && elapsed() - openedAt < openMs;

  const ordinary: Pass = {
    // What began before the circuit opened neither closes it nor keeps it open longer.
    passed: () => {
      if (openedAt === undefined) failures = 0;
    },
    failed: () => {
      if (openedAt !== undefined) return;
      failures += 1;
      if (failures >= failuresToOpen) openedAt = elapsed();
    },
    abandoned: () => undefined,
  };
  const probe: Pass = {
    passed: () => {
      probing = false;
      failures = 0;
      openedAt = undefined;
    },
    failed: () => {
      probing = false;
      openedAt = elapsed();
    },
    abandoned: () => {
      probing = false;
    },
  };
  return {
    enter: () => {
      if (openedAt === undefined) return ordinary;
      if (isResting() || probing) return undefined;
      probing = true;
      return probe;
    },
    state: () => {
      if (openedAt === undefined) return 'closed';
      return isResting() ? 'open' : 'half-open';
    },
  };
}

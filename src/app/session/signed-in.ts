import type { Actor } from '../../domain/application/available-actions.ts';

/** The person who acts, as use cases need them. */
export interface SignedIn {
  readonly actor: Actor;
  readonly name: string;
}

import { covers } from '../../domain/office/office.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import { receives } from '../../protocol/scope.ts';

/** Which scopes a reader gets: those of its office, or of these only what lies below another one. */
export interface Visibility {
  readonly office: OfficeId;
  readonly only?: OfficeId | undefined;
}

export function isVisible({ office, only }: Visibility, scope: OfficeId): boolean {
  return receives(office, scope) && (only === undefined || covers(only, scope));
}

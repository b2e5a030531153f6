import type { CheckSource } from '../agency-check/source.ts';
import type { PolicyVersion } from '../policy/policy.ts';
import type { DocumentType } from './document.ts';
import { countingTypes } from './judged-document.ts';
import type { Programme } from './programme.ts';
import type { ApplicationState } from './state.ts';

/**
 * The documents that the policy asks of the programme and the case has none that counts, in the policy's order. What one of
 * the `answered` registries shows is not asked for: no proof may be demanded for data that sharing provides (§5.2).
 */
export function missingDocuments(
  state: Pick<ApplicationState, 'content' | 'documents'>,
  policy: PolicyVersion,
  answered: readonly CheckSource[] = [],
): readonly DocumentType[] {
  const present = countingTypes(state.documents);
  return neededDocuments(state.content.programme, policy, answered).filter((type) => !present.includes(type));
}

/** The same for a case of which only the types of its documents are at hand. */
export function missingTypes(
  programme: Programme,
  present: readonly DocumentType[],
  policy: PolicyVersion,
): readonly DocumentType[] {
  return neededDocuments(programme, policy, []).filter((type) => !present.includes(type));
}

/** What the policy asks for, less what one of the registries that answered shows already. */
function neededDocuments(
  programme: Programme,
  policy: PolicyVersion,
  answered: readonly CheckSource[],
): readonly DocumentType[] {
  return policy.materials[programme].value.filter((type) => {
    const instead = policy.sharing[type]?.value ?? [];
    return !instead.some((source) => answered.includes(source));
  });
}

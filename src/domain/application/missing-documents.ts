import type { PolicyVersion } from '../policy/policy.ts';
import type { DocumentType } from './document.ts';
import type { Programme } from './programme.ts';
import type { ApplicationState } from './state.ts';

/** The documents that the policy asks of the programme and the case does not have, in the policy's order. */
export function missingDocuments(
  state: Pick<ApplicationState, 'content' | 'documents'>,
  policy: PolicyVersion,
): readonly DocumentType[] {
  const present = state.documents.map((document) => document.type);
  return missingTypes(state.content.programme, present, policy);
}

/** The same for a case of which only the types of its documents are at hand. */
export function missingTypes(
  programme: Programme,
  present: readonly DocumentType[],
  policy: PolicyVersion,
): readonly DocumentType[] {
  return policy.materials[programme].value.filter((type) => !present.includes(type));
}

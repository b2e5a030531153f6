import type { PolicyVersion } from '../policy/policy.ts';
import type { DocumentType } from './document.ts';
import type { ApplicationState } from './state.ts';

/** The documents that the policy asks of the programme and the case does not have, in the policy's order. */
export function missingDocuments(
  state: Pick<ApplicationState, 'content' | 'documents'>,
  policy: PolicyVersion,
): readonly DocumentType[] {
  const present = new Set(state.documents.map((document) => document.type));
  return policy.materials[state.content.programme].value.filter((type) => !present.has(type));
}

import { useQuery } from '@tanstack/react-query';
import type { DocumentType } from '../../../../domain/application/document.ts';
import { orpc } from '../../../api/query.ts';
import type { DocumentForm, IntakeForm } from '../form-model.ts';

interface AskedTypes {
  /** What the policy asks of the programme; none before one is chosen. */
  readonly asked: readonly DocumentType[];
  readonly missing: readonly DocumentType[];
}

/** The papers that the chosen programme needs before it can be accepted (PRH-04). Missing ones do not stop the form. */
export function useAskedTypes(
  programme: IntakeForm['programme'],
  documents: readonly Pick<DocumentForm, 'type' | 'files'>[],
): AskedTypes {
  const materials = useQuery(orpc.intake.materials.queryOptions());
  const asked = materials.data?.find((entry) => entry.programme === programme)?.types ?? [];
  const there = documents.filter(({ files }) => files.length > 0).map(({ type }) => type);
  return { asked, missing: asked.filter((type) => !there.includes(type)) };
}

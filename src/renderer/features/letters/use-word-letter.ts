import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { uuidv7 } from 'uuidv7';
import type { LetterKind } from '../../../domain/letter/letter-kind.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { saveFile } from '../../ui/save-file.ts';
import type { LetterSource } from './letter.ts';
import { letterValues } from './letter-values.ts';

interface Wanted {
  readonly caseId: string;
  readonly kind: LetterKind;
  readonly step: number;
  readonly source: LetterSource;
}

/**
 * The letter as a Word file: filled into the office's template, kept with the case, and saved. What was kept before from
 * the same template is handed out again, byte for byte.
 */
export function useWordLetter(t: TFunction) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ caseId, kind, step, source }: Wanted) => {
      const { template, file } = await client.letters.forCase({ caseId, kind, step });
      const before = (await client.letters.kept({ caseId })).find(
        (letter) => letter.kind === kind && letter.step === step && letter.template === template,
      );
      const kept = before ?? (await made({ caseId, kind, step, source, template, file }));
      saveFile(kept.name, await client.letters.read({ caseId, hash: kept.hash }));
      void queries.invalidateQueries({ queryKey: orpc.letters.key() });
      // A kept letter is a version of the case: a decision that is opened next must not take it for somebody else's.
      await queries.invalidateQueries({ queryKey: orpc.cases.key() });
      return kept.name;
    },
  });

  async function made({ template, file, ...wanted }: Wanted & { readonly template: string; readonly file: Blob }) {
    const { caseId, kind, step, source } = wanted;
    // Read when the first letter is made: most sheets are printed.
    const { fillTemplate } = await import('./fill-template.ts');
    const values = letterValues(kind, { ...source, step }, t);
    if (values === undefined) throw new Error('the letter that is shown has values');
    const [title = '', number = ''] = [values['标题'], values['文号']].map((value) =>
      typeof value === 'string' ? value : '',
    );
    const name = `${title} ${number}.docx`.replaceAll(/[\\/:*?"<>|]/g, ' ');
    const filled = new File([fillTemplate(await file.arrayBuffer(), values)], name);
    return client.letters.keep({ commandId: uuidv7(), caseId, kind, step, template, file: filled });
  }
}

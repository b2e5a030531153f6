import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DrawView } from '../../../contract/draws.ts';
import { client } from '../../api/client.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { saveFile } from '../../ui/save-file.ts';
import classes from './draws.module.css';
import looks from '../../ui/looks.module.css';

/** What leaves the desk: the whole folder for a website, or the bundle that the verifiers take. */
export function PublishedFiles({ view }: { readonly view: DrawView }) {
  const { t } = useTranslation();
  const save = useMutation({
    mutationFn: async (what: 'website' | 'bundle') => ({
      what,
      content: await client.draws.export({ drawId: view.drawId, what }),
    }),
    onSuccess: ({ what, content }) => {
      saveFile(t(`draws.export.file.${what}`, { title: view.title }), content);
    },
  });
  const isOut = view.publishedOn !== null;
  const off = view.rehearsal ? t('draws.refusal.rehearsal-never-counts') : isOut ? null : t('draws.export.notYet');
  return (
    <section className={looks.part} aria-labelledby="draw-files">
      <h2 id="draw-files" className={looks.partTitle}>
        {t('draws.export.title')}
      </h2>
      <p className={classes.quiet}>{t('draws.export.what')}</p>
      <div className={classes.buttons}>
        {(['website', 'bundle'] as const).map((what) => (
          <ActionButton
            key={what}
            size="xs"
            variant="default"
            loading={save.isPending && save.variables === what}
            offBecause={off}
            onClick={() => {
              save.mutate(what);
            }}
          >
            {t(`draws.export.${what}`)}
          </ActionButton>
        ))}
      </div>
      <ProblemNote error={save.error} />
    </section>
  );
}

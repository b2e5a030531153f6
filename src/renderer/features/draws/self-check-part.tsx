import { Button, Progress } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawView } from '../../../contract/draws.ts';
import { client } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { SelfCheckLines, SelfCheckWords } from './self-check-lines.tsx';
import { useSelfCheck } from './use-self-check.ts';
import classes from './draws.module.css';
import looks from '../../ui/looks.module.css';

/** How the result lies beside what chance gives: for the office, read only when asked for, since reading is logged. */
export function SelfCheckPart({ view }: { readonly view: DrawView }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (!useMay('draw.check')) return null;
  return (
    <section className={looks.part} aria-labelledby="draw-self-check">
      <h2 id="draw-self-check" className={looks.partTitle}>
        {t('draws.selfCheck.title')}
      </h2>
      <p className={classes.quiet}>{t('draws.selfCheck.what')}</p>
      {isOpen ? (
        <Report view={view} />
      ) : (
        <div className={classes.buttons}>
          <ActionButton
            size="xs"
            variant="default"
            onClick={() => {
              setOpen(true);
            }}
          >
            {t('draws.selfCheck.open')}
          </ActionButton>
        </div>
      )}
    </section>
  );
}

function Report({ view }: { readonly view: DrawView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data, error } = useSelfCheck(view.drawId);
  const save = useMutation({
    mutationFn: () => client.draws.selfCheckSheet({ drawId: view.drawId }),
    onSuccess: (content) => {
      saveFile(t('draws.selfCheck.file', { title: view.title }), content);
    },
  });
  if (error !== null) return <ProblemNote error={error} />;
  const report = data?.report ?? null;
  if (report === null) return <SelfCheckProgress share={data?.share ?? 0} />;
  const marked = report.lines.filter((line) => line.marked);
  return (
    <>
      <SelfCheckWords report={report} t={t} />
      {marked.length === 0 ? (
        <p>{t('draws.selfCheck.nothing')}</p>
      ) : (
        <SelfCheckLines title={t('draws.selfCheck.markedLines', { n: marked.length })} lines={marked} t={t} />
      )}
      <div className={classes.buttons}>
        <Button
          size="xs"
          variant="default"
          onClick={() => void navigate({ to: '/draws/$drawId/check', params: { drawId: view.drawId } })}
        >
          {t('draws.selfCheck.all')}
        </Button>
        <ActionButton size="xs" variant="default" loading={save.isPending} onClick={save.mutate}>
          {t('draws.selfCheck.sheet')}
        </ActionButton>
      </div>
      <ProblemNote error={save.error} />
    </>
  );
}

export function SelfCheckProgress({ share }: { readonly share: number }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      {t('draws.selfCheck.making')}
      <Progress value={share / 10} aria-label={t('draws.selfCheck.making')} />
    </div>
  );
}

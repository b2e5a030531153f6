import { Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LetterRunEvent } from '../../../contract/letter-run.ts';
import type { TemplateKind } from '../../../domain/letter/letter-kind.ts';
import { orpc } from '../../api/query.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatCount } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useToday } from '../../ui/today.ts';
import { ReadingBar } from '../import/reading-bar.tsx';
import looks from '../../ui/looks.module.css';

interface LettersToAllProps {
  readonly kind: TemplateKind;
  readonly make: (signal: AbortSignal) => Promise<AsyncIterable<LetterRunEvent>>;
}

const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** One Word file for everybody on the list, with how far it is; stopped, nothing was made and nothing noted. */
export function LettersToAll({ kind, make }: LettersToAllProps) {
  const { t } = useTranslation();
  const { run, start, stop } = useLetterRun(kind, make);
  const progress = run?.kind === 'progress' ? run : null;
  // The file is whole: what is being written now is not stopped any more.
  const isNoting = progress !== null && progress.total > 0 && progress.done === progress.total;
  return (
    <>
      <ActionButton
        size="xs"
        variant="default"
        loading={progress !== null}
        offBecause={null}
        onClick={() => void start()}
      >
        {t('tenancy.remind.toAll')}
      </ActionButton>
      {run?.kind === 'report' && <Report report={run} />}
      {run?.kind === 'stopped' && (
        <span role="status" className={looks.quiet}>
          {t('tenancy.remind.stopped')}
        </span>
      )}
      {run?.kind === 'failed' && <ProblemNote error={run.error} />}
      {progress !== null && (
        <Modal
          opened
          onClose={isNoting ? () => undefined : stop}
          title={t('tenancy.remind.toAll')}
          withCloseButton={false}
        >
          <ReadingBar
            title={t(`letters.kind.${kind}`)}
            label={t('tenancy.remind.toAll')}
            share={(1000 * progress.done) / Math.max(1, progress.total)}
            told={
              isNoting
                ? t('tenancy.remind.noting')
                : t('lease.charge.progress', { done: formatCount(progress.done), total: formatCount(progress.total) })
            }
            onStop={() => {
              if (!isNoting) stop();
            }}
          />
        </Modal>
      )}
    </>
  );
}

function Report({ report }: { readonly report: Extract<LetterRunEvent, { kind: 'report' }> }) {
  const { t } = useTranslation();
  const { made, left, unnoted, more } = report;
  const isWhole = left + unnoted + more === 0;
  return (
    <span role="status" className={`${(isWhole ? looks.done : looks.due) ?? ''} ${looks.plain ?? ''}`}>
      {t('tenancy.remind.made', { n: formatCount(made) })}
      {left > 0 && ` ${t('tenancy.remind.left', { n: formatCount(left) })}`}
      {unnoted > 0 && ` ${t('tenancy.remind.unnoted', { n: formatCount(unnoted) })}`}
      {more > 0 && ` ${t('tenancy.remind.more', { n: formatCount(more) })}`}
    </span>
  );
}

type Run =
  | Extract<LetterRunEvent, { readonly kind: 'progress' | 'report' }>
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: unknown };

function useLetterRun(kind: TemplateKind, make: LettersToAllProps['make']) {
  const { i18n } = useTranslation();
  const zh = i18n.getFixedT('zh');
  const today = useToday();
  const queries = useQueryClient();
  const [run, setRun] = useState<Run | null>(null);
  const abort = useRef<AbortController | null>(null);
  const start = async (): Promise<void> => {
    const control = new AbortController();
    abort.current = control;
    setRun({ kind: 'progress', done: 0, total: 0 });
    const parts: BlobPart[] = [];
    let report: Run | undefined;
    try {
      for await (const event of await make(control.signal)) {
        if (event.kind === 'part') parts.push(Uint8Array.from(atob(event.base64), (char) => char.charCodeAt(0)));
        else if (event.kind === 'progress') setRun(event);
        else report = event;
      }
      if (report !== undefined)
        saveFile(`${zh(`letters.kind.${kind}`)} ${today}.docx`, new Blob(parts, { type: WORD_TYPE }));
      setRun(report ?? { kind: 'stopped' });
    } catch (error) {
      setRun(control.signal.aborted ? { kind: 'stopped' } : { kind: 'failed', error });
    }
    for (const key of [orpc.reviews.key(), orpc.renewals.key(), orpc.rent.key()]) {
      await queries.invalidateQueries({ queryKey: key });
    }
  };
  return { run, start, stop: () => abort.current?.abort() };
}

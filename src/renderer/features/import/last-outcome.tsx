import { useTranslation } from 'react-i18next';
import { useProblemWords } from '../../api/problem-words.ts';
import { refusalOf } from '../../api/refusal-words.ts';
import { Note } from '../../ui/note.tsx';

interface LastOutcomeProps {
  readonly run:
    | { readonly kind: 'stopped'; readonly mode: 'check' | 'import' }
    | { readonly kind: 'failed'; readonly error: unknown; readonly file: { readonly name: string } }
    | { readonly kind: 'idle' | 'running' | 'done' };
  /** What was kept of a reading that somebody stopped. */
  readonly keptKey: 'units.import.kept' | 'orders.kept';
}

/** Why the last reading of a file came to no end: stopped by somebody, or failed. */
export function LastOutcome({ run, keptKey }: LastOutcomeProps) {
  const { t } = useTranslation();
  const { ofError } = useProblemWords();
  if (run.kind === 'stopped') {
    return (
      <Note tone="plain" role="status" title={t('units.import.stopped')}>
        {t(run.mode === 'check' ? 'units.import.nothing' : keptKey)}
      </Note>
    );
  }
  if (run.kind !== 'failed') return null;
  const refusal = refusalOf(run.error);
  const why =
    refusal?.code === 'bad-file'
      ? t(`units.import.badFile.${refusal.reason}` as 'units.import.badFile.damaged')
      : ofError(run.error);
  return (
    <Note tone="late" role="alert" title={`${t('units.import.failed')} · ${run.file.name}`}>
      {why}
    </Note>
  );
}

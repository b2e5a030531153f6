import { Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReminderLetter } from '../../../domain/letter/letter-kind.ts';
import { orpc } from '../../api/query.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatCount } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { saveFile } from '../../ui/save-file.ts';
import looks from '../../ui/looks.module.css';

interface LettersButtonProps {
  readonly kind: ReminderLetter;
  /** In the name of the file: the lease. */
  readonly about: string;
  readonly make: () => Promise<{ readonly file: Blob; readonly made: number; readonly left: number }>;
}

/** The reminder of a lease as a Word file to be printed; it is noted by itself. */
export function LettersButton({ kind, about, make }: LettersButtonProps) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const zh = i18n.getFixedT('zh');
  const making = useMutation({
    mutationFn: make,
    onSuccess: async ({ file }) => {
      saveFile(`${zh(`letters.kind.${kind}`)} ${about}.docx`, file);
      for (const key of [orpc.reviews.key(), orpc.renewals.key()]) await queries.invalidateQueries({ queryKey: key });
    },
  });
  const { data } = making;
  return (
    <Group gap="xs" align="center">
      <ActionButton
        size="xs"
        variant="default"
        loading={making.isPending}
        offBecause={null}
        onClick={() => {
          making.mutate();
        }}
      >
        {t('tenancy.remind.letter')}
      </ActionButton>
      {data !== undefined && (
        <span role="status" className={data.left === 0 ? looks.done : looks.late}>
          {t('tenancy.remind.made', { n: formatCount(data.made) })}
          {data.left > 0 && ` ${t('tenancy.remind.left', { n: formatCount(data.left) })}`}
        </span>
      )}
      <ProblemNote error={making.error} />
    </Group>
  );
}

import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { publicListCsv, publicListHtml } from '../../../domain/waitlist/public-list.ts';
import { addMonths, plainDate } from '../../../kernel/plain-date.ts';
import { client } from '../../api/client.ts';
import { formatCount } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useToday } from '../../ui/today.ts';
import { parseTypedDate } from '../intake/typed-date.ts';

const columns = ['number', 'caseNo', 'name', 'street', 'programme', 'size', 'registeredOn'] as const;

/** The register for the public, of a period: in Chinese whatever the language of the screens. */
export function PublicListDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const today = useToday();
  const [from, setFrom] = useState<string>(`${addMonths(today, -1).slice(0, 8)}01`);
  const [until, setUntil] = useState<string>(today);
  const days = { from: parseTypedDate(from), until: parseTypedDate(until) };
  const made = useMutation({
    mutationFn: () =>
      client.waitlist.publicList({ from: days.from ?? plainDate(today), until: days.until ?? plainDate(today) }),
  });
  const isRight = days.from !== undefined && days.until !== undefined;
  const bad = (day: string | undefined): string | null => (day === undefined ? t('waiting.form.badDay') : null);
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('waiting.publicList.title')}
      closeButtonProps={{ 'aria-label': t('waiting.mass.close') }}
    >
      <Stack gap="sm">
        <Text c="dimmed">{t('waiting.publicList.body')}</Text>
        <Group grow align="start">
          {(
            [
              ['from', from, setFrom],
              ['until', until, setUntil],
            ] as const
          ).map(([name, value, set]) => (
            <TextInput
              key={name}
              label={t(`waiting.publicList.${name}`)}
              value={value}
              error={bad(days[name])}
              onChange={({ currentTarget: { value: typed } }) => {
                set(typed);
                made.reset();
              }}
            />
          ))}
        </Group>
        <ProblemNote error={made.error} />
        {made.data !== undefined && <Made rows={made.data} from={days.from ?? today} until={days.until ?? today} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('waiting.mass.close')}
          </Button>
          <Button
            disabled={!isRight}
            loading={made.isPending}
            onClick={() => {
              made.mutate();
            }}
          >
            {t('waiting.publicList.look')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface MadeProps {
  readonly rows: Awaited<ReturnType<typeof client.waitlist.publicList>>;
  readonly from: string;
  readonly until: string;
}

function Made({ rows, from, until }: MadeProps) {
  const { t, i18n } = useTranslation();
  if (rows.length === 0) return <Text role="status">{t('waiting.publicList.empty')}</Text>;
  const zh = i18n.getFixedT('zh');
  const words = {
    heading: zh('waiting.publicList.heading'),
    period: zh('waiting.publicList.period', { from, until, n: rows.length }),
    columns: columns.map((column) => zh(`waiting.publicList.column.${column}`)),
  };
  const cells = rows.map((row) => [
    row.number,
    row.caseNo,
    row.maskedName,
    row.street,
    zh(`programme.${row.programme}`),
    String(row.size),
    row.registeredOn,
  ]);
  const name = zh('waiting.publicList.fileName', { from, until });
  return (
    <Group>
      <Text role="status">{t('waiting.publicList.found', { n: formatCount(rows.length) })}</Text>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          saveFile(`${name}.csv`, new Blob([publicListCsv(cells, words)], { type: 'text/csv;charset=utf-8' }));
        }}
      >
        {t('waiting.publicList.csv')}
      </Button>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          saveFile(`${name}.html`, new Blob([publicListHtml(cells, words)], { type: 'text/html;charset=utf-8' }));
        }}
      >
        {t('waiting.publicList.html')}
      </Button>
    </Group>
  );
}

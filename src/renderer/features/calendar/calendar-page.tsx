import { Button, Group, Skeleton, Stack, Table, Title, Tooltip } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownYear } from '../../../contract/calendar.ts';
import { instant } from '../../../kernel/instant.ts';
import { orpc } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Note } from '../../ui/note.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { dayRangesText } from './day-ranges.ts';
import { YearEditor } from './year-editor.tsx';
import classes from './calendar.module.css';

/** The years by which working days are counted, and where the city adds one or its own days off. */
export function CalendarPage() {
  const { t } = useTranslation();
  const may = useMay('calendar.manage');
  const years = useQuery(orpc.calendar.years.queryOptions());
  const [edited, setEdited] = useState<number | null>(null);
  const last = years.data?.at(-1)?.calendar.year;
  const next = last === undefined ? null : last + 1;
  return (
    <Stack p="lg" gap="md" maw={1180}>
      <Group justify="space-between">
        <Title order={1} size="h3">
          {t('calendar.title')}
        </Title>
        {next !== null && edited === null && (
          <ActionButton
            offBecause={may ? null : t('calendar.notYours')}
            onClick={() => {
              setEdited(next);
            }}
          >
            {t('calendar.add', { year: next })}
          </ActionButton>
        )}
      </Group>
      <Note tone="plain" icon={<IconInfoCircle size={18} />}>
        {t('calendar.note', { year: next ?? '' })}
      </Note>
      <ProblemNote error={years.error} />
      {years.isPending && <Skeleton height={360} animate={false} />}
      {edited !== null && years.data !== undefined && (
        <YearEditor
          key={edited}
          year={edited}
          years={years.data}
          onClose={() => {
            setEdited(null);
          }}
        />
      )}
      {edited === null && years.data !== undefined && <YearTable years={years.data} may={may} onEdit={setEdited} />}
    </Stack>
  );
}

interface YearTableProps {
  readonly years: readonly ShownYear[];
  readonly may: boolean;
  readonly onEdit: (year: number) => void;
}

/** Newest first: that is the one looked for. */
function YearTable({ years, may, onEdit }: YearTableProps) {
  const { t } = useTranslation();
  return (
    <Table className={classes.years} verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          {(['year', 'workingDays', 'holidays', 'makeUpDays', 'local', 'origin'] as const).map((column) => (
            <Table.Th key={column}>{t(`calendar.part.${column}`)}</Table.Th>
          ))}
          <Table.Th aria-label={t('calendar.change')} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {years.toReversed().map((year) => (
          <YearRow key={year.calendar.year} shown={year} may={may} onEdit={onEdit} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function YearRow({
  shown: { calendar, workingDays, announced },
  may,
  onEdit,
}: Omit<YearTableProps, 'years'> & { readonly shown: ShownYear }) {
  const { t } = useTranslation();
  const { year } = calendar;
  return (
    <Table.Tr>
      <Table.Th scope="row">{year}</Table.Th>
      <Table.Td className="number">{t('calendar.days', { n: workingDays })}</Table.Td>
      {(['holidays', 'makeUpDays', 'local'] as const).map((part) => (
        <Table.Td key={part} className={classes.ranges}>
          {calendar[part].length === 0 && t('calendar.none')}
          {calendar[part].length > 0 &&
            dayRangesText(calendar[part], year)
              .split('\n')
              .map((range) => (
                <span key={range} className={classes.range}>
                  {range}
                </span>
              ))}
        </Table.Td>
      ))}
      <Table.Td className={classes.origin}>
        {announced === null ? (
          <Tooltip label={calendar.source} multiline maw={420}>
            <span tabIndex={0}>{t('calendar.shipped')}</span>
          </Tooltip>
        ) : (
          <Tooltip label={`${announced.reason} · ${calendar.source}`} multiline maw={420}>
            <span tabIndex={0}>
              {t(announced.secondName === '' ? 'calendar.announcedBy' : 'calendar.announcedByTwo', {
                name: announced.byName,
                second: announced.secondName,
                at: formatInstant(instant(announced.at)),
              })}
            </span>
          </Tooltip>
        )}
      </Table.Td>
      <Table.Td>
        {may && (
          <Button
            size="xs"
            variant="default"
            aria-label={t('calendar.changeYear', { year })}
            onClick={() => {
              onEdit(year);
            }}
          >
            {t('calendar.change')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

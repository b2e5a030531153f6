import { Table } from '@mantine/core';
import { IconCalendarCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CalendarPreview } from '../../../contract/calendar.ts';
import { formatCount, formatDayWithWeekday } from '../../ui/format.ts';
import { Note } from '../../ui/note.tsx';
import classes from './calendar.module.css';

/** What an announcement would change: how many working days, and which running clocks. */
export function PreviewPanel({ preview }: { readonly preview: CalendarPreview }) {
  const { t } = useTranslation();
  const { workingDays, moved, settled, cases } = preview;
  return (
    <section aria-label={t('calendar.previewTitle')}>
      <Note tone={moved === 0 ? 'plain' : 'due'} icon={<IconCalendarCheck size={18} aria-hidden />}>
        {t('calendar.wouldBe', { n: workingDays, moved: formatCount(moved), settled: formatCount(settled) })}
      </Note>
      {cases.length > 0 && (
        <div className={classes.moved}>
          <Table verticalSpacing={4} stickyHeader>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('calendar.caseNo')}</Table.Th>
                <Table.Th>{t('calendar.dueBefore')}</Table.Th>
                <Table.Th>{t('calendar.dueAfter')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {cases.map(({ caseNo, before, after }) => (
                <Table.Tr key={caseNo}>
                  <Table.Td>{caseNo}</Table.Td>
                  {[before, after].map((due, place) => (
                    <Table.Td key={place === 0 ? 'before' : 'after'} className="number">
                      {formatDayWithWeekday(due.date, t)} {due.provisional && t('list.provisional')}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {moved > cases.length && <p>{t('calendar.andMore', { n: formatCount(moved - cases.length) })}</p>}
        </div>
      )}
    </section>
  );
}

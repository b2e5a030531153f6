import { Button, Group, Stack, Text } from '@mantine/core';
import { IconTableDown } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MassReportRow } from '../../../contract/mass.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { csvText } from '../../ui/csv.ts';
import { formatCount } from '../../ui/format.ts';
import { saveFile } from '../../ui/save-file.ts';
import { useToday } from '../../ui/today.ts';
import classes from './mass.module.css';

interface MassReportProps {
  readonly title: string;
  readonly rows: readonly MassReportRow[];
  readonly onClose: () => void;
}

const order = ['refused', 'left', 'done'] as const;

/** What became of each case, what was not done first; to keep as a table. */
export function MassReport({ title, rows, onClose }: MassReportProps) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const today = useToday();
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    close.current?.focus();
  }, []);
  const why = ({ refusal }: MassReportRow): string => (refusal === null ? '' : ofRefusal(refusal));
  const sorted = order.flatMap((state) => rows.filter((row) => row.state === state));
  const count = (state: MassReportRow['state']): string =>
    formatCount(rows.filter((row) => row.state === state).length);
  const save = (): void => {
    const head = [t('list.column.case-no'), t('list.column.applicant'), t('mass.result'), t('mass.why')];
    const lines = sorted.map((row) => [row.caseNo, row.applicantName, t(`mass.state.${row.state}`), why(row)]);
    const text = csvText([head, ...lines]);
    saveFile(`${title}-${today}.csv`, new Blob([text], { type: 'text/csv;charset=utf-8' }));
  };
  return (
    <Stack gap="sm">
      <Text role="status">
        {t('mass.report', { done: count('done'), refused: count('refused'), left: count('left') })}
      </Text>
      <div className={classes.list} tabIndex={0} role="region" aria-label={t('mass.reportTitle')}>
        <table className={classes.rows}>
          <thead>
            <tr>
              <th scope="col">{t('list.column.case-no')}</th>
              <th scope="col">{t('list.column.applicant')}</th>
              <th scope="col">{t('mass.result')}</th>
              <th scope="col">{t('mass.why')}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <tr key={row.caseId} data-left={row.state !== 'done'}>
                <td>{row.caseNo}</td>
                <td>{row.applicantName}</td>
                <td>{t(`mass.state.${row.state}`)}</td>
                <td>{why(row)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Group justify="flex-end">
        <Button variant="default" leftSection={<IconTableDown size={16} aria-hidden />} onClick={save}>
          {t('mass.saveCsv')}
        </Button>
        <Button ref={close} onClick={onClose}>
          {t('mass.close')}
        </Button>
      </Group>
    </Stack>
  );
}

import { Skeleton, Table, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatCount, formatYuan } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useToday } from '../../ui/today.ts';
import { parseTypedDate } from '../intake/typed-date.ts';
import classes from './lease.module.css';
import looks from '../../ui/looks.module.css';

/** The rent roll: what each estate's leases did from one day to another (PRH-23), and the sheet for the finance office. */
export function RollPart() {
  const { t } = useTranslation();
  const today = useToday();
  const [typedFrom, setFrom] = useState(`${today.slice(0, 4)}-01-01`);
  const [typedUntil, setUntil] = useState<string>(today);
  const from = parseTypedDate(typedFrom);
  const until = parseTypedDate(typedUntil);
  const isSound = from !== undefined && until !== undefined && from <= until;
  const input = { from: from ?? today, until: until ?? today };
  const roll = useQuery(orpc.rent.roll.queryOptions({ input, enabled: isSound }));
  const save = useMutation({
    mutationFn: () => client.rent.exportRoll(input),
    onSuccess: (content) => {
      saveFile(t('lease.roll.file', input), content);
    },
  });
  return (
    <div className={classes.part}>
      <div className={classes.buttons}>
        <TextInput
          size="xs"
          label={t('lease.roll.from')}
          value={typedFrom}
          onChange={({ currentTarget: { value } }) => {
            setFrom(value);
          }}
        />
        <TextInput
          size="xs"
          label={t('lease.roll.until')}
          value={typedUntil}
          error={isSound ? null : t('lease.roll.wrong')}
          onChange={({ currentTarget: { value } }) => {
            setUntil(value);
          }}
        />
        <ActionButton
          size="xs"
          variant="default"
          mt={22}
          loading={save.isPending}
          offBecause={isSound ? null : t('lease.roll.wrong')}
          onClick={() => {
            save.mutate();
          }}
        >
          {t('lease.roll.export')}
        </ActionButton>
      </div>
      <ProblemNote error={roll.error ?? save.error} />
      {roll.isPending && isSound && <Skeleton height={200} animate={false} />}
      {roll.data?.length === 0 && <p className={looks.quiet}>{t('lease.empty.roll')}</p>}
      {roll.data !== undefined && roll.data.length > 0 && (
        <Table verticalSpacing={6} horizontalSpacing="sm" withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('lease.roll.estate')}</Table.Th>
              {(['leases', 'rent', 'subsidy', 'lateFee', 'money', 'deposit', 'owed'] as const).map((name) => (
                <Table.Th key={name} className="number">
                  {t(`lease.roll.${name}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {roll.data.map((line) => (
              <Table.Tr key={line.estate}>
                <Table.Td>{line.estate}</Table.Td>
                <Table.Td className="number">{formatCount(line.leases)}</Table.Td>
                {[-line.rent, line.subsidy, -line.lateFee, line.money, -line.deposit, line.owedFen].map(
                  (fen, column) => (
                    <Table.Td key={column} className="number">
                      {formatYuan(fen)}
                    </Table.Td>
                  ),
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </div>
  );
}

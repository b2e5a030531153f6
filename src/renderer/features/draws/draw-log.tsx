import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { DrawLogLine, DrawView } from '../../../contract/draws.ts';
import { type AttemptedCommand, attemptedCommands } from '../../../domain/draw/command-type.ts';
import { instant } from '../../../kernel/instant.ts';
import { orpc } from '../../api/query.ts';
import { formatInstant } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import classes from './draws.module.css';
import looks from '../../ui/looks.module.css';

/** Every step with its event's hash in the case log; it goes into the published bundle. */
export function DrawLog({ view: { drawId, contributions } }: { readonly view: DrawView }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(orpc.draws.log.queryOptions({ input: { drawId } }));
  return (
    <section className={looks.part} aria-labelledby="draw-log">
      <h2 id="draw-log" className={looks.partTitle}>
        {t('draws.log.title')}
      </h2>
      <ProblemNote error={error} />
      {data !== undefined && (
        <Table verticalSpacing={4} horizontalSpacing="sm" withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={150}>{t('draws.log.at')}</Table.Th>
              <Table.Th w={160}>{t('draws.log.step')}</Table.Th>
              <Table.Th w={110}>{t('draws.log.by')}</Table.Th>
              <Table.Th>{t('draws.log.about')}</Table.Th>
              <Table.Th w={150}>{t('draws.log.hash')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.map((line) => (
              <Table.Tr key={line.version}>
                <Table.Td>{formatInstant(instant(line.at))}</Table.Td>
                <Table.Td>{stepWord(line, t)}</Table.Td>
                <Table.Td>{line.byName}</Table.Td>
                <Table.Td className={classes.about}>
                  {contributions.find(({ id }) => id === line.about)?.label ?? aboutWord(line, t)}
                </Table.Td>
                <Table.Td className={classes.mono}>{line.hash.slice(0, 12)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}

const names = [
  'frozen',
  'contribution-entered',
  'contribution-confirmed',
  'contribution-differed',
  'started',
  'drawn',
  'signature-added',
  'signed',
  'published',
  'objection-raised',
  'objection-answered',
  'settled',
  'voided',
  'attempt-refused',
] as const;

/** A step of a newer program is shown by its name. */
function stepWord({ type }: DrawLogLine, t: TFunction): string {
  const name = names.find((known) => type === `draw.${known}.v1`);
  return name === undefined ? type : t(`draws.event.${name}`);
}

function aboutWord({ type, about }: DrawLogLine, t: TFunction): string {
  if (type !== 'draw.attempt-refused.v1') return about.length === 64 ? `${about.slice(0, 16)}…` : about;
  const [command = '', code = ''] = about.split(' ');
  const known = attemptedCommands.find((attempted) => attempted === command);
  return t('draws.log.refused', { command: known === undefined ? command : attemptedWord(known, t), code });
}

function attemptedWord(command: AttemptedCommand, t: TFunction): string {
  if (command === 'edit-plan' || command === 'edit-intent') return t(`draws.attempted.${command}`);
  return t(`draws.command.${command}`);
}

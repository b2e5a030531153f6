import { Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawView } from '../../../contract/draws.ts';
import { instant } from '../../../kernel/instant.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatInstant } from '../../ui/format.ts';
import { ContributionDialog } from './contribution-dialog.tsx';
import { type GivenCommand, refusalTo } from './use-draw.ts';
import classes from './draws.module.css';
import looks from '../../ui/looks.module.css';

interface ContributionPartProps {
  readonly view: DrawView;
  readonly onDone: (command: GivenCommand) => void;
}

/** Who supplies which characters, typed by one person and typed again by another who does not see the first. */
export function ContributionPart({ view, onDone }: ContributionPartProps) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const [open, setOpen] = useState<string | null>(null);
  const refusal = refusalTo(view, 'enter-contribution');
  const chosen = view.contributions.find(({ id }) => id === open);
  const close = (): void => {
    setOpen(null);
  };
  return (
    <section className={looks.part} aria-labelledby="draw-contributions">
      <h2 id="draw-contributions" className={looks.partTitle}>
        {t('draws.contributions', { bits: view.entropyBits })}
      </h2>
      <Table verticalSpacing={6} horizontalSpacing="sm" withTableBorder>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('draws.contribution.by')}</Table.Th>
            <Table.Th w={150}>{t('draws.contribution.kind')}</Table.Th>
            <Table.Th w={200}>{t('draws.contribution.value')}</Table.Th>
            <Table.Th>{t('draws.contribution.typed')}</Table.Th>
            <Table.Th w={130} aria-label={t('draws.contribution.action')} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {view.contributions.map((one) => {
            const typing = view.typings.find(({ id }) => id === one.id);
            return (
              <Table.Tr key={one.id}>
                <Table.Td>
                  {one.label} · {one.org}
                </Table.Td>
                <Table.Td>{t('draws.contribution.shape', { n: one.length, alphabet: one.alphabet.length })}</Table.Td>
                <Table.Td className={classes.mono}>
                  {one.value ?? (one.entered ? t('draws.contribution.waits') : t('draws.contribution.missing'))}
                </Table.Td>
                <Table.Td>{typing === undefined ? '' : <Typed typing={typing} />}</Table.Td>
                <Table.Td>
                  {!one.confirmed && (
                    <ActionButton
                      size="xs"
                      variant="default"
                      offBecause={refusal === null ? null : ofRefusal(refusal)}
                      onClick={() => {
                        setOpen(one.id);
                      }}
                    >
                      {t(one.entered ? 'draws.command.confirm-contribution' : 'draws.command.enter-contribution')}
                    </ActionButton>
                  )}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
      {chosen !== undefined && (
        <ContributionDialog
          view={view}
          contribution={chosen}
          onClose={close}
          onDone={(command) => {
            close();
            onDone(command);
          }}
        />
      )}
    </section>
  );
}

function Typed({ typing }: { readonly typing: DrawView['typings'][number] }) {
  const { t } = useTranslation();
  const { source, differed } = typing;
  const parts = [
    typing.enteredAt === null ? '' : `${typing.enteredByName} ${formatInstant(instant(typing.enteredAt))}`,
    typing.confirmedAt === null
      ? ''
      : t('draws.contribution.confirmed', {
          name: typing.confirmedByName,
          at: formatInstant(instant(typing.confirmedAt)),
        }),
    source?.kind === 'public-figure'
      ? t('draws.contribution.figure', { name: source.name, where: source.where, day: source.publishedOn })
      : '',
  ].filter((part) => part !== '');
  return (
    <>
      {parts.join(' · ')}
      {differed > 0 && <span className={classes.due}> {t('draws.contribution.differed', { n: differed })}</span>}
    </>
  );
}

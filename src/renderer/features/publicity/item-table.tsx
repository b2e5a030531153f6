import { Button, Table, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { NoticeView } from '../../../contract/publicity.ts';
import type { PublicityCommandType } from '../../../domain/publicity/commands.ts';
import { CaseLink } from '../../ui/case-link.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { refusalTo, usePublicity } from './use-publicity.ts';
import looks from '../../ui/looks.module.css';

interface ItemTableProps {
  readonly view: NoticeView;
  readonly onDone: (command: PublicityCommandType) => void;
}

/** The households as the notice shows them, and where each case stands now. */
export function ItemTable({ view, onDone }: ItemTableProps) {
  const { t } = useTranslation();
  const remove = usePublicity(view, onDone);
  const mayRemove = refusalTo(view, 'remove-items') === null && view.items.length > 1;
  const { shows } = view;
  const shown = (part: (typeof shows)[number]): boolean => shows.includes(part);
  return (
    <>
      <ProblemNote error={remove.error} />
      <Table verticalSpacing={5} horizontalSpacing="sm" withTableBorder highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={170}>{t('publicity.item.case-no')}</Table.Th>
            {shown('name') && <Table.Th w={150}>{t('publicity.item.name')}</Table.Th>}
            {shown('street') && <Table.Th>{t('publicity.item.street')}</Table.Th>}
            {shown('size') && (
              <Table.Th className="number" w={70}>
                {t('publicity.item.size')}
              </Table.Th>
            )}
            {shown('education') && <Table.Th>{t('publicity.item.education')}</Table.Th>}
            {shown('housing') && <Table.Th>{t('publicity.item.housing')}</Table.Th>}
            {shown('result') && <Table.Th w={120}>{t('publicity.item.result')}</Table.Th>}
            <Table.Th w={130}>{t('publicity.column.case')}</Table.Th>
            {mayRemove && <Table.Th w={90} aria-label={t('publicity.page.remove')} />}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {view.items.map((item) => (
            <Table.Tr key={item.caseId}>
              <Table.Td>
                {item.status === null ? item.caseNo : <CaseLink caseId={item.caseId}>{item.caseNo}</CaseLink>}
              </Table.Td>
              {shown('name') && (
                <Table.Td>
                  {item.clashes ? (
                    <Tooltip label={t('publicity.page.clash')}>
                      <span className={looks.due} tabIndex={0}>
                        {item.name} ≈
                      </span>
                    </Tooltip>
                  ) : (
                    item.name
                  )}
                </Table.Td>
              )}
              {shown('street') && <Table.Td>{item.streetName}</Table.Td>}
              {shown('size') && <Table.Td className="number">{item.size}</Table.Td>}
              {shown('education') && <Table.Td>{item.education}</Table.Td>}
              {shown('housing') && (
                <Table.Td>
                  {item.housing === null
                    ? ''
                    : item.housing === 'none'
                      ? t('case.none')
                      : t(`homeNature.${item.housing}`)}
                </Table.Td>
              )}
              {shown('result') && (
                <Table.Td>{item.result === null ? '' : t(`publicity.column.${item.result}`)}</Table.Td>
              )}
              <Table.Td>{item.status === null ? '' : t(`status.${item.status}`)}</Table.Td>
              {mayRemove && (
                <Table.Td>
                  <Button
                    size="compact-xs"
                    variant="default"
                    onClick={() => {
                      remove.mutate({ type: 'remove-items', caseIds: [item.caseId] });
                    }}
                  >
                    {t('publicity.page.remove')}
                  </Button>
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
